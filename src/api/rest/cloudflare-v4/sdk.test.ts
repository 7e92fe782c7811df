import Cloudflare from "cloudflare";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAuthCode } from "@/services/names/auth-code";
import { registerName } from "@/services/names/register";
import { registerInput } from "@/services/names/schema";
import { updateName } from "@/services/names/update";
import { runWorkflow } from "@/services/workflows/run";
import { anonymousContext, type BuiltAccount, buildAccount, buildKey, keyContext } from "@/testing/builders";
import { openProxy } from "@/testing/prism";
import { openTestRegistry } from "@/testing/registry";
import { serveToolsApi } from "@/testing/tools-api";
import { openApiDocument } from "./openapi";

/** Cloudflare's own library for Node, held to its types, straight and through a proxy that knows our document alone. */

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let server: Awaited<ReturnType<typeof serveToolsApi>>;
let proxy: Awaited<ReturnType<typeof openProxy>>;

beforeAll(async () => {
  db = await openTestRegistry();
  server = await serveToolsApi(db);
  proxy = await openProxy(openApiDocument("https://portal.test"), server.url);
}, 120_000);
afterAll(async () => {
  await proxy?.close();
  server?.close();
  await db.close();
});

const CONTACT = {
  email: "ada@example.com",
  phone: "+1.5555555555",
  postal_info: {
    name: "Ada Lovelace",
    address: { street: "1 Main St", city: "Austin", state: "TX", postal_code: "78701", country_code: "US" },
  },
};

describe.each(["straight", "through a proxy"])("the library, %s", (way) => {
  let client: Cloudflare;
  let account: BuiltAccount;
  let account_id: string;
  const word = way === "straight" ? "straight" : "proxied";
  const domain = `${word}.com.store`;

  beforeAll(async () => {
    account = await buildAccount(db, { balance: 1_000_000 });
    const { key } = await buildKey(db, account);
    account_id = account.id.replaceAll("-", "");
    const baseURL = way === "straight" ? server.url : proxy.url;
    client = new Cloudflare({ apiToken: key, baseURL, maxRetries: 0 });
  });

  test("knows its token, user and account", async () => {
    const token: Cloudflare.User.Tokens.TokenVerifyResponse = await client.user.tokens.verify();
    expect(token.status).toBe("active");
    expect(await client.accounts.tokens.verify({ account_id })).toEqual(token);
    const user: Cloudflare.User.UserGetResponse = await client.user.get();
    expect(user.email).toBe(account.owner.email);
    const accounts: Cloudflare.Accounts.Account[] = [];
    for await (const one of client.accounts.list({ per_page: 1 })) accounts.push(one);
    expect(accounts).toEqual([await client.accounts.get({ account_id })]);
  });

  test("searches, checks and registers", async () => {
    const { registrar } = client;
    const search: Cloudflare.Registrar.RegistrarSearchResponse = await registrar.search({
      account_id,
      q: `${word} words`,
      extensions: ["com.store", "defiwallet"],
      limit: 2,
    });
    expect(search.domains).toHaveLength(2);
    const check: Cloudflare.Registrar.RegistrarCheckResponse = await registrar.check({
      account_id,
      domains: [domain, "taken.zz"],
    });
    expect(check.domains.map(({ registrable, reason }) => [registrable, reason])).toEqual([
      [true, undefined],
      [false, "extension_not_supported"],
    ]);
    const made: Cloudflare.Registrar.WorkflowStatus = await registrar.registrations.create({
      account_id,
      domain_name: domain,
      contacts: { registrant: CONTACT },
      years: 2,
      auto_renew: true,
      privacy_mode: "off",
    });
    expect(made).toMatchObject({ state: "succeeded", completed: true, context: { registration: {} } });
    const status = await registrar.registrationStatus.get(domain, { account_id });
    expect(status.links).toEqual(made.links);
    // A repeated request is the same registration.
    const body = { account_id, domain_name: domain, contacts: { registrant: CONTACT } };
    const again = registrar.registrations.create({
      ...body,
      years: 2,
      auto_renew: true,
      privacy_mode: "off",
    });
    expect((await again).created_at).toBe(made.created_at);
    await expect(registrar.registrations.create(body)).rejects.toBeInstanceOf(Cloudflare.ConflictError);
  });

  test("lists, gets and edits registrations", async () => {
    const { registrations, updateStatus } = client.registrar;
    const body = { account_id, domain_name: `second-${domain}`, contacts: { registrant: CONTACT } };
    const { response, data } = await registrations
      .create({ ...body, Prefer: "respond-async" })
      .withResponse();
    expect([response.status, response.headers.get("preference-applied")]).toEqual([202, "respond-async"]);
    expect(data).toMatchObject({ state: "pending", completed: false });
    const { id } = await db.prisma.workflow.findFirstOrThrow({ where: { fqdn: `second-${domain}` } });
    await runWorkflow(anonymousContext(db), { workflowId: id });

    const listed: Cloudflare.Registrar.Registration[] = [];
    const asked = { account_id, per_page: 1, sort_by: "name", direction: "desc" } as const;
    for await (const one of registrations.list(asked)) listed.push(one);
    expect(listed.map(({ domain_name }) => domain_name)).toEqual(
      [domain, `second-${domain}`].sort().reverse(),
    );
    const one: Cloudflare.Registrar.Registration = await registrations.get(domain, { account_id });
    expect(one).toMatchObject({ status: "active", auto_renew: true, privacy_mode: "off", locked: true });
    const edited = await registrations.edit(domain, { account_id, auto_renew: false });
    expect(edited).toMatchObject({ state: "succeeded", context: { registration: { auto_renew: false } } });
    expect((await updateStatus.get(domain, { account_id })).completed).toBe(true);
  });

  test("takes a name over", async () => {
    const name = `moving-${domain}`;
    const holder = await keyContext(db, await buildAccount(db, { balance: 100_000 }));
    await registerName(holder, registerInput.parse({ name }));
    await updateName(holder, { name, lock: false });
    const { authCode } = await createAuthCode(holder, { name });
    const auth_code = Buffer.from(authCode).toString("base64");
    const check: Cloudflare.Registrar.RegistrarTransferCheckResponse = await client.registrar.transferCheck({
      account_id,
      domains: [{ domain_name: name, auth_code }, { domain_name: domain }],
    });
    expect(check.domains[name]).toMatchObject({ transferable: true, pricing: { currency: "USD" } });
    expect(check.domains[domain]?.reasons).toEqual([{ code: "domain_on_cloudflare" }]);
    const { transferIn, transferInStatus } = client.registrar;
    const contacts = { registrant: CONTACT };
    const started = await transferIn.create(name, { account_id, auth_code, contacts });
    expect(started.links.self).toMatch(/\/transfer-in-status$/);
    expect(await transferInStatus.get(name, { account_id })).toMatchObject({ state: "succeeded" });
  });

  test("meets faults as its classes of errors", async () => {
    const { registrations } = client.registrar;
    const wrong = registrations.create({ account_id, domain_name: "example.zz" });
    await expect(wrong).rejects.toMatchObject({
      constructor: Cloudflare.BadRequestError,
      errors: [{ code: 10000, message: "Registration is not supported for this extension" }],
    });
    await expect(registrations.get("nobodys.com.store", { account_id })).rejects.toBeInstanceOf(
      Cloudflare.NotFoundError,
    );
    await expect(client.accounts.get({ account_id: "f".repeat(32) })).rejects.toBeInstanceOf(
      Cloudflare.PermissionDeniedError,
    );
    const stranger = client.withOptions({ apiToken: `sk_live_${"0".repeat(40)}` });
    await expect(stranger.user.tokens.verify()).rejects.toBeInstanceOf(Cloudflare.AuthenticationError);
  });
});

test("zones, records, extensions and the sandbox go through the proxy too", async () => {
  const account = await buildAccount(db, { balance: 100_000 });
  const account_id = account.id.replaceAll("-", "");
  const { key } = await buildKey(db, account);
  const client = new Cloudflare({ apiToken: key, baseURL: proxy.url, maxRetries: 0 });
  await registerName(await keyContext(db, account), registerInput.parse({ name: "zone.com.store" }));

  const [zone] = (await client.zones.list({ name: "zone.com.store" })).result;
  const zone_id = zone?.id ?? "";
  expect(await client.zones.get({ zone_id })).toEqual(zone);
  const { records } = client.dns;
  const made = await records.create({ zone_id, type: "TXT", name: "www", content: "text", ttl: 1 });
  const found: Cloudflare.DNS.RecordResponse[] = [];
  for await (const one of records.list({ zone_id, name: { exact: "www.zone.com.store" } })) found.push(one);
  expect(found).toEqual([made]);
  const posts = [{ type: "A", name: "api", content: "192.0.2.1", ttl: 300 }] as const;
  const batch = await records.batch({ zone_id, deletes: [{ id: made.id }], posts: [...posts] });
  expect([batch.deletes?.length, batch.posts?.length]).toEqual([1, 1]);
  expect(await records.export({ zone_id })).toContain("192.0.2.1");
  const wrong = records.create({ zone_id, type: "A", name: "www", content: "none", ttl: 1 });
  await expect(wrong).rejects.toBeInstanceOf(Cloudflare.BadRequestError);

  const { extensions } = client.registrar;
  const names: string[] = [];
  for await (const { metadata } of extensions.list({ account_id, per_page: 1 })) names.push(metadata.name);
  expect(names.sort()).toEqual(["com.store", "defiwallet"]);
  expect((await extensions.get("com.store", { account_id })).metadata.name).toBe("com.store");

  const { registrarSandbox } = client;
  const domain_name = "tried.com.store";
  const contacts = { registrant: CONTACT };
  const tried = await registrarSandbox.registrations.create({ account_id, domain_name, contacts });
  expect(tried.state).toBe("succeeded");
  expect(await registrarSandbox.registrations.get(domain_name, { account_id })).toMatchObject({
    domain_name,
  });
  expect(await client.zones.list({ name: domain_name })).toMatchObject({ result: [] });
});
