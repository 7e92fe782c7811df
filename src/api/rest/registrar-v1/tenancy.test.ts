import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { createAuthCode } from "@/services/names/auth-code";
import { userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { openRegistrarApi, type SendRegistrar } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";

let db: Database;
let send: SendRegistrar;
let mine: { channel: BuiltChannel; key: string };
let theirs: { channel: BuiltChannel; key: string };

beforeAll(async () => {
  db = await openTestRegistry();
  send = openRegistrarApi(db);
  const open = async () => {
    const channel = await buildChannel(db, {
      state: "production_approved",
      listings: ["defiwallet"],
      balance: 1_000_000,
    });
    return { channel, key: (await buildChannelKey(db, channel)).key };
  };
  mine = await open();
  theirs = await open();
});
afterAll(() => db.close());

const CONTACT = {
  name: "Ada Secretperson",
  email: "ada@secret.example",
  phone: "+44.2079460000",
  street: "12 Secret Lane",
};

test("another registrar's name is found by no command, and not touched", async () => {
  const domain = "theirs-alone.defiwallet";
  await send("POST", "/domains", { key: theirs.key, body: { domain } });
  const before = await countRows(db);
  const tries = [
    ["GET", "", undefined],
    ["POST", "/renew", {}],
    ["PATCH", "", { auto_renew: true }],
    ["POST", "/transfer", { gaining_registrar: theirs.channel.slug }],
    ["PUT", "/nameservers", { nameservers: [] }],
    ["DELETE", "", undefined],
  ] as const;
  for (const [method, rest, body] of tries) {
    for (const sandbox of ["0", "1"]) {
      const headers = { "x-registrar-sandbox": sandbox };
      const answer = await send(method, `/domains/${domain}${rest}`, { key: mine.key, body, headers });
      expect([answer.status, answer.error.code], `${method} ${rest}`).toEqual([404, "not_found"]);
    }
  }
  expect(await countRows(db)).toEqual(before);
});

test("neither contacts nor transfer codes nor keys are in the command log, whatever became of the command", async () => {
  const domain = "personal.defiwallet";
  const contacts = { registrant: CONTACT, tech: CONTACT };
  const created = await send("POST", "/domains", { key: theirs.key, body: { domain, contacts } });
  expect(created.data.contacts).toMatchObject({ registrant: { email: CONTACT.email } });
  await send("PATCH", `/domains/${domain}`, { key: theirs.key, body: { contacts, lock: false } });
  await send("PATCH", `/domains/${domain}`, {
    key: theirs.key,
    body: { contacts: { admin: { ...CONTACT, email: `no address ${CONTACT.email}` } } },
  });
  await send("POST", "/domains", { key: theirs.key, body: { domain, contacts, sandbox: true } });
  await send("GET", `/domains/${domain}`, { key: theirs.key });
  await send("GET", "/poll", { key: theirs.key });
  await send("GET", "/status", { key: theirs.key });
  const owner = await userContext(db, theirs.channel.account);
  const { authCode } = await createAuthCode(owner, { name: domain });
  const path = `/domains/${domain}/transfer`;
  for (const auth_code of [`${authCode}x`, authCode]) {
    await send("POST", path, { key: mine.key, body: { auth_code, sandbox: true } });
  }
  const taken = await send("POST", path, { key: mine.key, body: { auth_code: authCode } });
  expect(taken.data).toMatchObject({ direction: "in", backend_status: "pending" });
  const rows = await db.prisma.registrarCommand.findMany();
  const log = JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value));
  expect(rows.length).toBeGreaterThan(15);
  for (const secret of [authCode, mine.key, theirs.key, ...Object.values(CONTACT)]) {
    expect(log).not.toContain(secret);
  }
});
