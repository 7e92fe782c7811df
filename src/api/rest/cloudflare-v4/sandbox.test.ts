import Cloudflare from "cloudflare";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAccount, buildKey } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { accountPath, openToolsApi, type SendTool, serveToolsApi } from "@/testing/tools-api";

const POSTAL = {
  name: "Ada Lovelace",
  address: { street: "1 Main St", city: "Austin", state: "TX", postal_code: "78701", country_code: "US" },
};
const CONTACT = { email: "ada@example.com", phone: "+1.5555555555", postal_info: POSTAL };
const contacts = { registrant: CONTACT };

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: SendTool;
let server: Awaited<ReturnType<typeof serveToolsApi>>;
let key: string;
let tree: string;
let account_id: string;
beforeAll(async () => {
  db = await openTestRegistry();
  send = openToolsApi(db);
  server = await serveToolsApi(db);
  // Its balance is empty.
  const account = await buildAccount(db);
  key = (await buildKey(db, account)).key;
  tree = `${accountPath(account)}/registrar-sandbox`;
  account_id = account.id.replaceAll("-", "");
});
afterAll(async () => {
  server.close();
  await db.close();
});

const call = (method: string, path: string, body?: object) => send(method, tree + path, { key, body });

test("Cloudflare's library goes through the sandbox with its types, and nothing real has changed", async () => {
  const before = await countRows(db);
  const { registrarSandbox } = new Cloudflare({ apiToken: key, baseURL: server.url, maxRetries: 0 });
  const { registrations, extensions, registrationStatus, updateStatus } = registrarSandbox;
  const domain = "sandbox-sdk.com.store";
  const found = await registrarSandbox.search({ account_id, q: "sandbox sdk", limit: 3 });
  expect(found.domains).toHaveLength(3);
  const checked = await registrarSandbox.check({ account_id, domains: [domain] });
  expect(checked.domains[0]?.registrable).toBe(true);
  const extension = await extensions.get("com.store", { account_id });
  expect(extension.metadata.tld).toBe("store");
  for await (const one of extensions.list({ account_id, per_page: 1 }))
    expect(one.metadata.name).toBeTruthy();

  const roles = { registrant: CONTACT, administrator: CONTACT, technical: CONTACT, billing: CONTACT };
  const asked = { account_id, domain_name: domain, contacts: roles, years: 2 };
  const made = await registrations.create(asked);
  expect(made).toMatchObject({
    state: "succeeded",
    completed: true,
    context: { registration: { domain_name: domain, status: "active", auto_renew: false } },
    links: { self: `/accounts/${account_id}/registrar-sandbox/registrations/${domain}/registration-status` },
  });
  expect((await registrations.create(asked)).created_at).toBe(made.created_at);
  expect((await registrationStatus.get(domain, { account_id })).links).toEqual(made.links);
  const edited = await registrations.edit(domain, { account_id, auto_renew: true });
  expect(edited.state).toBe("succeeded");
  expect((await updateStatus.get(domain, { account_id })).completed).toBe(true);
  expect(await registrations.get(domain, { account_id })).toMatchObject({ auto_renew: true, locked: true });
  await registrations.create({ ...asked, domain_name: "sandbox-two.com.store" });
  const listed: string[] = [];
  for await (const one of registrations.list({ account_id, per_page: 1, sort_by: "name" })) {
    listed.push(one.domain_name);
  }
  expect(listed).toEqual([domain, "sandbox-two.com.store"]);
  expect(await countRows(db)).toEqual(before);
  // The real tree knows nothing of it.
  expect((await send("GET", tree.replace("-sandbox", "/registrations"), { key })).list).toEqual([]);
});

describe("the sandbox", () => {
  test("simulates each state by the beginning of a label", async () => {
    const states: unknown[] = [];
    for (const label of ["action-required-a", "blocked-a", "failed-a", "slow-a", "plain-a"]) {
      const body = { domain_name: `${label}.com.store`, contacts };
      const { status, result } = await call("POST", "/registrations", body);
      states.push([status, result.state, result.completed]);
      const again = await call("GET", `/registrations/${label}.com.store/registration-status`);
      expect(again.result.state).toBe(result.state);
    }
    expect(states).toEqual([
      [202, "action_required", false],
      [202, "blocked", false],
      [202, "failed", true],
      [202, "in_progress", false],
      [201, "succeeded", true],
    ]);
    const waiting = "/registrations/action-required-a.com.store/registration-status";
    expect((await call("GET", waiting)).result.context).toMatchObject({
      action: "contact_verification",
      confirmation_sent_to: "registrant@example.com",
    });
    expect((await call("DELETE", waiting)).result).toMatchObject({ error: { code: "cancelled" } });
    expect((await call("DELETE", waiting)).status).toBe(409);
  });

  test("renews, transfers in and deletes; premium names wait for their price", async () => {
    await call("POST", "/registrations", { domain_name: "life.com.store", contacts });
    const renewed = await call("POST", "/registrations/life.com.store/renew", { years: 2 });
    expect([renewed.status, renewed.result.state]).toEqual([200, "succeeded"]);
    expect((await call("GET", "/registrations/life.com.store/renewal-status")).result.completed).toBe(true);
    const gone = await call("DELETE", "/registrations/life.com.store");
    expect(gone.result).toMatchObject({ released: true });
    expect((await call("GET", "/registrations/life.com.store")).status).toBe(404);

    const auth_code = Buffer.from("sandbox-code").toString("base64");
    const domains = [{ domain_name: "transfer-me.com.store", auth_code }];
    const check = await call("POST", "/domain-transfer-check", { domains });
    expect(check.result.domains).toMatchObject({ "transfer-me.com.store": { transferable: true } });
    const path = "/registrations/transfer-me.com.store/transfer-in";
    expect((await call("POST", path, { auth_code: "d3Jvbmc=", contacts })).status).toBe(400);
    const started = await call("POST", path, { auth_code, contacts });
    expect([started.status, started.result.state]).toEqual([202, "in_progress"]);

    const premium = { domain_name: "gold.com.store", contacts };
    const asked = await call("POST", "/registrations", premium);
    expect([asked.status, asked.result.state]).toEqual([202, "action_required"]);
    const { amount } = asked.result.context as { amount: string };
    const agreed = { ...premium, acknowledgements: { premium_fee: amount } };
    expect((await call("POST", "/registrations", agreed)).result.state).toBe("succeeded");
    const list = await call("GET", "/registrations?sort_by=name");
    expect(list.list.map(({ domain_name }) => domain_name)).toContain("gold.com.store");
  });

  test("refuses as the real tree does, with the same words and pointers", async () => {
    const real = (body: object) =>
      send("POST", `${tree.replace("-sandbox", "")}/registrations`, { key, body });
    for (const body of [
      {},
      { domain_name: "acme.zz", contacts },
      { domain_name: "ab.com.store", contacts },
      { domain_name: "acme.com.store", auto_renew: "yes", contacts },
      { domain_name: "acme.com.store", years: 11, contacts },
      { domain_name: "acme.com.store" },
      { domain_name: "www.com.store", contacts },
    ]) {
      const tried = await call("POST", "/registrations", body);
      const asked = await real(body);
      expect([tried.status, tried.errors], JSON.stringify(body)).toEqual([asked.status, asked.errors]);
    }
  });

  test("is of its account and its scopes", async () => {
    const other = await buildAccount(db);
    const foreign = (await buildKey(db, other)).key;
    expect((await send("GET", `${tree}/registrations`, { key: foreign })).status).toBe(403);
    const own = `${accountPath(other)}/registrar-sandbox`;
    expect((await send("GET", `${own}/registrations/plain-a.com.store`, { key: foreign })).status).toBe(404);
    const reader = (await buildKey(db, other, { scopes: ["names:read"] })).key;
    const body = { domain_name: "mine.com.store", contacts };
    expect((await send("POST", `${own}/registrations`, { key: reader, body })).status).toBe(403);
    expect((await send("GET", `${own}/registrations`, { key: reader })).list).toEqual([]);
  });
});
