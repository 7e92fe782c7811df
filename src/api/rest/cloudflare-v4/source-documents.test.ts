import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createNamespace } from "@/services/registry/create-namespace";
import { createNamespaceInput, updateNamespaceInput } from "@/services/registry/schema";
import { updateNamespace } from "@/services/registry/update-namespace";
import { buildAccount, buildKey, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { accountPath, openToolsApi, type SendTool } from "@/testing/tools-api";

/** Every request that Cloudflare's guide to its registrar API and the reference of "create registration" show, and its answer. */

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: SendTool;
let tree: string;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openToolsApi(db);
  await db.prisma.namespace.updateMany({ data: { listedFor: ["dashboard"] } });
  const ctx = await userContext(db, null, { operatorRole: "admin" });
  for (const [name, price, listing] of [
    ["com", 857, "cloudflare_v4"],
    ["dev", 1011, "cloudflare_v4"],
    ["app", 1100, "cloudflare_v4"],
    ["uk", 900, "dashboard"],
  ] as const) {
    const prices = { register: price, renew: price, transfer: price, restore: price };
    await createNamespace(ctx, createNamespaceInput.parse({ name, prices }));
    await updateNamespace(ctx, updateNamespaceInput.parse({ name, changes: { listedFor: [listing] } }));
  }
  const account = await buildAccount(db, { balance: 100_000 });
  key = (await buildKey(db, account)).key;
  tree = `${accountPath(account)}/registrar`;
});
afterAll(() => db.close());

const call = (method: string, path: string, body?: object, headers?: Record<string, string>) =>
  send(method, `${tree}${path}`, { key, body, headers });

/** An envelope of the guide around a result. */
const done = (result: unknown) => JSON.stringify({ success: true, errors: [], messages: [], result });

const priced = (name: string, cost: string) => ({
  name,
  registrable: true,
  tier: "standard",
  pricing: { currency: "USD", registration_cost: cost, renewal_cost: cost },
});

const CONTACT = {
  email: "ada@example.com",
  phone: "+1.5555555555",
  postal_info: {
    name: "Ada Lovelace",
    organization: "Example Inc",
    address: {
      street: "123 Main St",
      city: "Austin",
      state: "TX",
      postal_code: "78701",
      country_code: "US",
    },
  },
};

describe("the guide", () => {
  test("1: search", async () => {
    const { status, text } = await call("GET", "/domain-search?q=acme%20corp&limit=3");
    expect(status).toBe(200);
    const names = [
      priced("acmecorp.com", "8.57"),
      priced("acmecorp.dev", "10.11"),
      priced("acmecorp.app", "11.00"),
    ];
    expect(text).toBe(done({ domains: names }));
  });

  test("2: check", async () => {
    const found = await call("POST", "/domain-check", { domains: ["acmecorp.dev"] });
    expect(found.text).toBe(done({ domains: [priced("acmecorp.dev", "10.11")] }));
    const uk = { name: "mybrand.uk", registrable: false, reason: "extension_not_supported_via_api" };
    expect((await call("POST", "/domain-check", { domains: ["mybrand.uk"] })).text).toBe(
      done({ domains: [uk] }),
    );
  });

  test("3: register with a contact given, with the default, and without waiting; then poll and get", async () => {
    const given = { domain_name: "acmecorp.dev", contacts: { registrant: CONTACT } };
    const made = await call("POST", "/registrations", given);
    expect(made.status).toBe(201);
    const registration = {
      domain_name: "acmecorp.dev",
      status: "active",
      created_at: "2026-11-21T09:00:00Z",
      expires_at: "2027-11-21T09:00:00Z",
      auto_renew: false,
      privacy_mode: "redaction",
      locked: true,
    };
    const succeeded = {
      domain_name: "acmecorp.dev",
      state: "succeeded",
      completed: true,
      created_at: "2026-11-21T09:00:00Z",
      updated_at: "2026-11-21T09:00:00Z",
      context: { registration },
      links: {
        self: `${tree}/registrations/acmecorp.dev/registration-status`,
        resource: `${tree}/registrations/acmecorp.dev`,
      },
    };
    expect(made.text).toBe(done(succeeded));
    // Both are relative to the base URL.
    expect((await send("GET", succeeded.links.self, { key })).text).toBe(done(succeeded));
    expect((await send("GET", succeeded.links.resource, { key })).result).toMatchObject(registration);

    await call("POST", "/contacts", CONTACT);
    expect((await call("POST", "/registrations", { domain_name: "acmecorp.app" })).status).toBe(201);

    const headers = { Prefer: "respond-async" };
    const accepted = await call("POST", "/registrations", { domain_name: "acmecorp.com" }, headers);
    expect([accepted.status, accepted.headers.get("preference-applied")]).toEqual([202, "respond-async"]);
    expect(accepted.result).toEqual({
      domain_name: "acmecorp.com",
      state: "pending",
      completed: false,
      created_at: "2026-11-21T09:00:00Z",
      updated_at: "2026-11-21T09:00:00Z",
      links: {
        self: `${tree}/registrations/acmecorp.com/registration-status`,
        resource: `${tree}/registrations/acmecorp.com`,
      },
    });
  });
});

test("the reference's request is answered as it shows", async () => {
  const body = { domain_name: "my-new-startup.com", privacy_mode: "redaction", years: 1 };
  const { status, result } = await call("POST", "/registrations", body);
  expect([status, result.state, result.completed]).toEqual([201, "succeeded", true]);
});

describe("a fault of the reference", () => {
  const refused = (message: string, pointer?: string) =>
    JSON.stringify({
      success: false,
      errors: [{ code: 10000, message, ...(pointer && { source: { pointer } }) }],
      messages: [],
      result: null,
    });

  test.each([
    [{}, refused("domain_name is required", "/domain_name")],
    [{ domain_name: "a.com", auto_renew: "yes" }, refused("Must be a boolean", "/auto_renew")],
    [{ domain_name: "example.zz" }, refused("Registration is not supported for this extension")],
    [{ domain_name: "example.uk" }, refused("Registration is not supported for this extension")],
  ])("%o", async (body, expected) => {
    const { status, text } = await call("POST", "/registrations", body);
    expect([status, text]).toEqual([400, expected]);
  });

  test("the limit of names, and a registrant that nobody named", async () => {
    const account = await buildAccount(db, { balance: 100_000 });
    const own = { key: (await buildKey(db, account)).key };
    const post = (domain_name: string, more: object = {}) =>
      send("POST", `${accountPath(account)}/registrar/registrations`, {
        ...own,
        body: { domain_name, ...more },
      });
    const without = await post("first-one.com");
    const nobody = "No registrant contact provided and no default address book entry found for this account.";
    expect([without.status, without.text]).toEqual([400, refused(nobody)]);

    await db.prisma.account.update({ where: { id: account.id }, data: { domainLimit: 1 } });
    const contacts = { registrant: CONTACT };
    expect((await post("first-one.com", { contacts })).status).toBe(201);
    const over = await post("second-one.com", { contacts });
    const message = "Domain limit reached: you cannot register more than 1 domains.";
    expect([over.status, over.text]).toEqual([400, refused(message, "/domain_name")]);
  });
});
