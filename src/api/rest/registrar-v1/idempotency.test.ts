import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { openRegistrarApi, type SendRegistrar } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";

let db: Database;
let other: Database;
let send: SendRegistrar;
/** The same service in another process, as it were: pool, limiter and memory of its own. */
let elsewhere: SendRegistrar;
let channel: BuiltChannel;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  const url = db.pool.options.connectionString ?? "";
  other = openDatabase(url, 10);
  send = openRegistrarApi(db);
  elsewhere = openRegistrarApi(other);
  channel = await buildChannel(db, {
    state: "production_approved",
    listings: ["defiwallet"],
    balance: 10_000_000,
    rateLimitPerMinute: 60_000,
  });
  key = (await buildChannelKey(db, channel)).key;
});
afterAll(async () => {
  await other.close();
  await db.close();
});

const create = (domain: string, idempotency_key: string, over: object = {}) => ({
  key,
  body: { domain, idempotency_key, ...over },
});

/** Fields that tell two answers to one command apart. */
function withoutOwn(data: Record<string, unknown>): object {
  const { audit_id: _, request_id: __, idempotent: ___, ...rest } = data;
  return rest;
}

describe("a command with a key", () => {
  test("is given its recorded result again, with the first status, marked as such", async () => {
    const first = await send("POST", "/domains", create("again.defiwallet", "again-1"));
    const before = await countRows(db);
    const again = await send("POST", "/domains", create("again.defiwallet", "again-1"));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(first.data.idempotent).toBe(false);
    expect(again.data.idempotent).toBe(true);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(withoutOwn(again.data)).toEqual(withoutOwn(first.data));
    expect(again.data.audit_id).not.toBe(first.data.audit_id);
    expect(await countRows(db)).toEqual(before);
  });

  test("may have it in the header, and the same in both", async () => {
    const headers = { "idempotency-key": "header-1" };
    const body = { domain: "header.defiwallet" };
    await send("POST", "/domains", { key, headers, body });
    const again = await send("POST", "/domains", create("header.defiwallet", "header-1"));
    expect(again.data.idempotent).toBe(true);
    const both = await send("POST", "/domains", { ...create("header.defiwallet", "header-1"), headers });
    expect(both.data.idempotent).toBe(true);
  });

  test("may not have two", async () => {
    const before = await countRows(db);
    const headers = { "idempotency-key": "one" };
    const answer = await send("POST", "/domains", { ...create("two-keys.defiwallet", "two"), headers });
    expect([answer.status, answer.error.code]).toEqual([400, "invalid_request"]);
    const fields = answer.error.details.errors?.map(({ field }) => field);
    expect(fields).toEqual(["idempotency_key", "Idempotency-Key"]);
    expect(await countRows(db)).toEqual(before);
  });

  test.each(["", " ", "a b", "ключ", "x".repeat(256)])("is refused with the key %j", async (text) => {
    const answer = await send("POST", "/domains", create("odd-key.defiwallet", text));
    expect([answer.status, answer.error.code]).toEqual([422, "invalid_value"]);
    expect(answer.error.details.errors?.[0]?.field).toBe("idempotency_key");
  });

  test("conflicts with another name, body or command, and says so with 409", async () => {
    await send("POST", "/domains", create("clash.defiwallet", "clash-1"));
    const answers = [
      await send("POST", "/domains", create("clash-two.defiwallet", "clash-1")),
      await send("POST", "/domains", create("clash.defiwallet", "clash-1", { years: 2 })),
      await send("POST", "/domains/clash.defiwallet/renew", { key, body: { idempotency_key: "clash-1" } }),
      await send("DELETE", "/domains/clash.defiwallet", { key, headers: { "idempotency-key": "clash-1" } }),
    ];
    for (const { status, error } of answers) {
      expect([status, error.code]).toEqual([409, "duplicate_idempotency_key_conflict"]);
    }
  });

  test("is the channel's own: another channel's is another, and so is the sandbox's", async () => {
    await send("POST", "/domains", create("own-key.defiwallet", "shared-key"));
    const stranger = await buildChannel(db, {
      state: "production_approved",
      listings: ["defiwallet"],
      balance: 100_000,
    });
    const theirs = (await buildChannelKey(db, stranger)).key;
    const body = { domain: "their-key.defiwallet", idempotency_key: "shared-key" };
    expect((await send("POST", "/domains", { key: theirs, body })).data.idempotent).toBe(false);
    const sandboxed = await send(
      "POST",
      "/domains",
      create("a-try.defiwallet", "shared-key", { sandbox: true }),
    );
    expect(sandboxed.data).toMatchObject({ status: "sandbox", idempotent: false });
  });

  test("that was refused leaves the key free", async () => {
    const early = await send("POST", "/domains/late.defiwallet/renew", {
      key,
      body: { idempotency_key: "free-1" },
    });
    expect(early.status).toBe(404);
    await send("POST", "/domains", { key, body: { domain: "late.defiwallet" } });
    const late = await send("POST", "/domains/late.defiwallet/renew", {
      key,
      body: { idempotency_key: "free-1" },
    });
    expect(late.status).toBe(200);
  });

  test("in the sandbox is answered 202 twice, the second time as a repeat", async () => {
    const ask = () => send("POST", "/domains", create("sandboxed.defiwallet", "sb-1", { sandbox: true }));
    const [first, again] = [await ask(), await ask()];
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.data.idempotent).toBe(true);
    expect(withoutOwn(again.data)).toEqual(withoutOwn(first.data));
  });
});

test("two hundred requests with one key, at two processes at once, do the work once", async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      (i % 2 === 0 ? send : elsewhere)("POST", "/domains", create("raced.defiwallet", "race-1")),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(answers.filter(({ data }) => data.idempotent === false)).toHaveLength(1);
  expect(new Set(answers.map(({ data }) => JSON.stringify(withoutOwn(data)))).size).toBe(1);
  const charges = await db.prisma.ledgerTransaction.count({
    where: { description: { startsWith: "raced." } },
  });
  expect(charges).toBe(1);
});

test("a retry after the process died between commit and answer is given the recorded result", async () => {
  const dying = openDatabase(db.pool.options.connectionString ?? "", 4);
  const before = await countRows(db);
  // The answer never arrives: the process is gone as soon as its transaction is committed.
  const lost = openRegistrarApi(dying)("POST", "/domains", create("survivor.defiwallet", "survive-1"));
  const dropped = lost.then(
    () => undefined,
    () => undefined,
  );
  await until(async () => (await countRows(db)).names > before.names);
  await dropped;
  await dying.close();
  const after = await countRows(db);
  const retry = await elsewhere("POST", "/domains", create("survivor.defiwallet", "survive-1"));
  expect(retry.status).toBe(201);
  expect(retry.data).toMatchObject({ idempotent: true, domain: "survivor.defiwallet" });
  expect(await countRows(db)).toEqual(after);
  expect(after.names - before.names).toBe(1);
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error("Waited in vain");
}
