import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/time";
import { type BuiltAccount, buildAccount, buildKey, NOW } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let account: BuiltAccount;
let key: string;
let strangerKey: string;
let now = NOW;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db, { now: () => now });
  account = await buildAccount(db, { balance: 10_000_000 });
  key = (await buildKey(db, account)).key;
  strangerKey = (await buildKey(db, await buildAccount(db, { balance: 10_000_000 }))).key;
});
afterAll(() => db.close());

async function register(subdomain: string, over: object = {}) {
  const answer = await send("POST", "/subdomains", {
    key,
    body: { subdomain, domain: "com.store", ...over },
  });
  expect(answer.status).toBe(201);
  return answer.data;
}

describe("a registration that is refused changes nothing", () => {
  const wide = (subdomain: string) => ({ subdomain, domain: "com.store" });
  const withRecords = (...dns_records: object[]) => ({ ...wide("recorded"), dns_records });
  const cases: [string, object, number, string, string | null][] = [
    ["0 years", { ...wide("years"), period: 0 }, 422, "INVALID_PERIOD", "period"],
    ["11 years", { ...wide("years"), period: 11 }, 422, "INVALID_PERIOD", "period"],
    ["a short label", wide("ab"), 422, "INVALID_SUBDOMAIN", "subdomain"],
    ["a label of 64", wide("a".repeat(64)), 422, "INVALID_SUBDOMAIN", "subdomain"],
    ["a name far too long", wide("a".repeat(2_000)), 422, "INVALID_VALUE", "subdomain"],
    ["no label", wide(""), 422, "INVALID_VALUE", "subdomain"],
    ["a hyphen first", wide("-shop"), 422, "INVALID_SUBDOMAIN", "subdomain"],
    ["hyphens third and fourth", wide("ab--cd"), 422, "INVALID_SUBDOMAIN", "subdomain"],
    ["mixed scripts", wide("pаypal"), 422, "INVALID_SUBDOMAIN", "subdomain"],
    ["a whole word of lookalikes", wide("аррӏе"), 422, "INVALID_SUBDOMAIN", "subdomain"],
    ["a broken xn-- label", wide("xn--zzzzzz999"), 422, "INVALID_SUBDOMAIN", "subdomain"],
    ["an emoji", wide("shop🦊"), 422, "INVALID_SUBDOMAIN", "subdomain"],
    ["an unknown domain", { subdomain: "shop", domain: "example.org" }, 422, "UNKNOWN_DOMAIN", "domain"],
    ["a reserved name", wide("www"), 409, "SUBDOMAIN_RESERVED", null],
    ["a premium name without consent", wide("gold"), 422, "PREMIUM_CONSENT_REQUIRED", "premium_price"],
    [
      "another premium price",
      { ...wide("gold"), premium_price: 1 },
      422,
      "PREMIUM_CONSENT_REQUIRED",
      "premium_price",
    ],
    [
      "a premium price beyond cents",
      { ...wide("gold"), premium_price: 2500.001 },
      422,
      "PREMIUM_CONSENT_REQUIRED",
      "premium_price",
    ],
    [
      "a CNAME at the apex",
      withRecords({ type: "CNAME", value: "example.net." }),
      422,
      "INVALID_RECORD",
      "dns_records.0.type",
    ],
    [
      "an IPv6 address in an A record",
      withRecords({ type: "A", value: "2001:db8::1" }),
      422,
      "INVALID_RECORD",
      "dns_records.0.value",
    ],
    [
      "an SRV record without priority",
      withRecords({ type: "SRV", name: "_sip._tcp", value: "5 5060 sip.example.net." }),
      422,
      "INVALID_RECORD",
      "dns_records.0.priority",
    ],
    [
      "an MX record to an address",
      withRecords({ type: "MX", value: "192.0.2.1", priority: 10 }),
      422,
      "INVALID_RECORD",
      "dns_records.0.value",
    ],
    [
      "a TTL out of bounds",
      withRecords({ type: "A", value: "192.0.2.1", ttl: 1 }),
      422,
      "INVALID_RECORD",
      "dns_records.0.ttl",
    ],
    [
      "an unknown type",
      withRecords({ type: "SPF", value: "v=spf1" }),
      422,
      "INVALID_RECORD",
      "dns_records.0.type",
    ],
  ];
  test.each(cases)("%s", async (_, body, status, code, field) => {
    const before = await countRows(db);
    const answer = await send("POST", "/subdomains", { key, body });
    expect([answer.status, answer.error?.code]).toEqual([status, code]);
    expect(answer.error.message.length).toBeGreaterThan(10);
    if (field) expect(answer.error.details.errors?.map((fault) => fault.field)).toContain(field);
    expect(await countRows(db)).toEqual(before);
  });

  test("more than 10,000 records", async () => {
    const before = await countRows(db);
    const dns_records = Array.from({ length: 10_001 }, () => ({ type: "A", value: "192.0.2.1" }));
    const body = { ...wide("many"), dns_records };
    const answer = await send("POST", "/subdomains", { key, body });
    expect([answer.status, answer.error?.code]).toEqual([422, "INVALID_VALUE"]);
    expect(answer.error.message).toBe("dns_records is not valid: a zone holds at most 10,000 records");
    expect(await countRows(db)).toEqual(before);
  });

  test("a balance that does not cover it, told in numbers", async () => {
    const poor = await buildAccount(db, { balance: 1_000 });
    const poorKey = (await buildKey(db, poor)).key;
    const before = await countRows(db);
    const answer = await send("POST", "/subdomains", { key: poorKey, body: wide("poor") });
    expect([answer.status, answer.error?.code]).toEqual([422, "INSUFFICIENT_BALANCE"]);
    expect(answer.error.details).toEqual({ required: 29.99, available: 10, currency: "USD" });
    expect(await countRows(db)).toEqual(before);
  });
});

describe("a registration", () => {
  test("of a premium name goes through at the price that was seen", async () => {
    const check = await send("GET", "/subdomains/gold", { key });
    expect(check.data).toMatchObject({
      available: true,
      premium: true,
      price: { registration: 2500, renewal: 500 },
    });
    const done = await register("gold", { premium_price: 2500 });
    expect(done.charged).toEqual({ amount: 2500, currency: "USD" });
  });

  test("folds case and takes the Unicode form of a label", async () => {
    expect((await register("MixedCase")).name).toBe("mixedcase.com.store");
    expect(await register("bücher")).toMatchObject({
      subdomain: "xn--bcher-kva",
      name: "xn--bcher-kva.com.store",
      unicode: "bücher.com.store",
    });
    const taken = await send("GET", `/subdomains/${encodeURIComponent("BÜCHER")}`, { key });
    expect(taken.data).toMatchObject({ subdomain: "xn--bcher-kva", unicode: "bücher", available: false });
    const details = await send("GET", `/subdomains/${encodeURIComponent("bücher.com.store")}/details`, {
      key,
    });
    expect(details.data).toMatchObject({ name: "xn--bcher-kva.com.store" });
  });

  test("raced by a hundred clients is won once", async () => {
    const before = await countRows(db);
    const body = { subdomain: "raced", domain: "com.store" };
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        send("POST", "/subdomains", { key: i % 2 ? key : strangerKey, body }),
      ),
    );
    const statuses = Map.groupBy(answers, ({ status }) => status);
    expect([statuses.get(201)?.length, statuses.get(409)?.length]).toEqual([1, 99]);
    const after = await countRows(db);
    expect([after.names, after.ledger, after.balance]).toEqual([
      before.names + 1,
      before.ledger + 2,
      before.balance - 2_999,
    ]);
  });
});

test("several names are checked at once; one that is none does not spoil the others", async () => {
  const names = ["free-one", "www", "-", "shop.example.org"];
  const answer = await send("POST", "/subdomains/check", { key, body: { names } });
  expect(answer.list).toMatchObject([
    { name: "free-one", domain: "com.store", result: { available: true }, error: null },
    { name: "www", result: { available: false, reason: "reserved" } },
    { name: "-", domain: null, result: null, error: { code: "INVALID_SUBDOMAIN" } },
    { name: "shop.example.org", result: null, error: { code: "UNKNOWN_DOMAIN" } },
  ]);
  const many = { names: Array.from({ length: 21 }, (_, i) => `name-${i}`) };
  const refused = await send("POST", "/subdomains/check", { key, body: many });
  expect([refused.status, refused.error.code]).toEqual([422, "INVALID_VALUE"]);
});

describe("a name in hand", () => {
  test("changes its settings, all or none", async () => {
    await register("settings");
    const contacts = {
      registrant: { name: "Ada Lovelace", email: "ada@example.com", postal_code: "SW1A 1AA", country: "GB" },
    };
    const body = { auto_renew: true, lock: false, privacy: false, contacts };
    const answer = await send("PUT", "/subdomains/settings", { key, body });
    expect(answer.data).toMatchObject({
      name: "settings.com.store",
      auto_renew: true,
      lock: false,
      privacy: false,
      statuses: ["ok"],
      contacts: { registrant: { name: "Ada Lovelace", postal_code: "SW1A 1AA", country: "GB", phone: null } },
    });

    const before = await countRows(db);
    const wrong = { auto_renew: false, nameservers: ["not a host"] };
    const refused = await send("PUT", "/subdomains/settings", { key, body: wrong });
    expect([refused.status, refused.error.code]).toEqual([422, "INVALID_NAMESERVERS"]);
    expect(await countRows(db)).toEqual(before);
    const nothing = await send("PUT", "/subdomains/settings", { key, body: {} });
    expect([nothing.status, nothing.error.code]).toEqual([422, "INVALID_VALUE"]);
    const unknown = await send("PUT", "/subdomains/settings", { key, body: { autoRenew: true } });
    expect([unknown.status, unknown.error.details.errors?.[0]?.field]).toEqual([400, "autoRenew"]);
  });

  test("goes to its own nameservers and comes back", async () => {
    await register("delegated");
    const nameservers = [{ host: "ns1.delegated.com.store", addresses: ["192.0.2.53"] }, "ns2.example.net"];
    const ds = [{ key_tag: 12345, algorithm: 13, digest_type: 2, digest: "AB".repeat(32) }];
    const gone = await send("PUT", "/subdomains/delegated", { key, body: { nameservers, ds } });
    expect(gone.data).toMatchObject({
      hosted: false,
      nameservers: [{ host: "ns1.delegated.com.store" }, { host: "ns2.example.net" }],
      ds,
    });
    const refused = await send("POST", "/dns/delegated/records", {
      key,
      body: { type: "A", name: "@", value: "192.0.2.1" },
    });
    expect([refused.status, refused.error.code]).toEqual([409, "NOT_HOSTED"]);
    const back = await send("PUT", "/subdomains/delegated", { key, body: { nameservers: [] } });
    expect(back.data).toMatchObject({ hosted: true, ds: [] });
  });

  test("is renewed within ten years from today", async () => {
    await register("renewed", { period: 2 });
    const done = await send("POST", "/subdomains/renewed/renew", { key, body: { period: 3 } });
    expect(done.data).toMatchObject({
      expires_at: "2031-11-21T09:00:00Z",
      charged: { amount: 89.97, currency: "USD" },
    });
    const before = await countRows(db);
    const refused = await send("POST", "/subdomains/renewed/renew", { key, body: { period: 6 } });
    expect([refused.status, refused.error.code, refused.error.details.max]).toEqual([
      422,
      "INVALID_PERIOD",
      5,
    ]);
    expect(await countRows(db)).toEqual(before);
    const current_expires_at = "2028-11-21T09:00:00Z";
    const late = await send("POST", "/subdomains/renewed/renew", { key, body: { current_expires_at } });
    expect([late.status, late.error.code]).toEqual([409, "STATUS_PROHIBITS_OPERATION"]);
  });

  test("is deleted only when its full name is typed, with the fee given back in its first days", async () => {
    await register("deleted");
    const before = await countRows(db);
    for (const sent of [{}, { body: { confirm: "deleted" } }, { body: {} }]) {
      const refused = await send("DELETE", "/subdomains/deleted", { key, ...sent });
      expect([refused.status, refused.error.code]).toEqual([422, "CONFIRMATION_MISMATCH"]);
      expect(refused.error.details.errors).toEqual([
        { field: "confirm", message: "must be 'deleted.com.store'" },
      ]);
    }
    expect(await countRows(db)).toEqual(before);
    const done = await send("DELETE", "/subdomains/deleted?confirm=deleted.com.store", { key });
    expect(done.data).toEqual({
      name: "deleted.com.store",
      released: true,
      refund: { amount: 29.99, currency: "USD" },
      redemption_ends_at: null,
      releases_at: null,
    });
    expect((await send("GET", "/subdomains/deleted", { key })).data).toMatchObject({ available: true });
  });

  test("is restored from redemption", async () => {
    await register("redeemed");
    const early = await send("POST", "/subdomains/redeemed/restore", { key });
    expect([early.status, early.error.code]).toEqual([409, "NOT_IN_REDEMPTION"]);
    now = addDays(NOW, 30);
    const body = { confirm: "redeemed.com.store" };
    const deleted = await send("DELETE", "/subdomains/redeemed", { key, body });
    expect(deleted.data).toMatchObject({
      released: false,
      refund: { amount: 0 },
      redemption_ends_at: "2027-01-20T09:00:00Z",
    });
    const renewal = await send("POST", "/subdomains/redeemed/renew", { key });
    expect([renewal.status, renewal.error.code]).toEqual([409, "STATUS_PROHIBITS_OPERATION"]);
    const restored = await send("POST", "/subdomains/redeemed/restore", { key, body: {} });
    expect(restored.data).toMatchObject({ status: "active", charged: { amount: 80, currency: "USD" } });
    now = NOW;
  });

  test("is transferred with its code, once unlocked", async () => {
    await register("moving");
    const locked = await send("POST", "/subdomains/moving/auth-code", { key });
    expect([locked.status, locked.error.code]).toEqual([409, "STATUS_PROHIBITS_OPERATION"]);
    await send("PUT", "/subdomains/moving", { key, body: { lock: false } });
    const code = await send("POST", "/subdomains/moving/auth-code", { key });
    expect(code.status).toBe(201);
    const before = await countRows(db);
    const wrong = await send("POST", "/subdomains/moving/transfer", {
      key: strangerKey,
      body: { auth_code: "wrong" },
    });
    expect([wrong.status, wrong.error.code]).toEqual([422, "INVALID_AUTH_CODE"]);
    const own = await send("POST", "/subdomains/moving/transfer", { key, body: { auth_code: "wrong" } });
    expect([own.status, own.error.code]).toEqual([422, "TRANSFER_TO_SELF"]);
    expect(await countRows(db)).toEqual(before);
    const body = { auth_code: code.data.auth_code };
    const done = await send("POST", "/subdomains/moving/transfer", { key: strangerKey, body });
    expect(done.data).toMatchObject({
      name: "moving.com.store",
      expires_at: "2028-11-21T09:00:00Z",
      state: "approved",
    });
    expect((await send("GET", "/subdomains/moving/details", { key })).status).toBe(404);
  });

  test.each([
    ["GET", "/subdomains/private/details", undefined],
    ["PUT", "/subdomains/private", { auto_renew: true }],
    ["DELETE", "/subdomains/private", { confirm: "private.com.store" }],
    ["POST", "/subdomains/private/renew", {}],
    ["POST", "/subdomains/private/restore", {}],
    ["POST", "/subdomains/private/auth-code", {}],
    ["GET", "/dns/private/records", undefined],
    ["POST", "/dns/private/records", { type: "A", name: "@", value: "192.0.2.1" }],
  ] as const)("is not there for another account: %s %s", async (method, path, body) => {
    await send("POST", "/subdomains", { key, body: { subdomain: "private", domain: "com.store" } });
    const before = await countRows(db);
    const theirs = await send(method, path, { key: strangerKey, body });
    const nobodys = await send(method, path.replace("private", "nobodys"), { key: strangerKey, body });
    expect([theirs.status, theirs.error.code]).toEqual([404, "NOT_FOUND"]);
    expect(theirs.text).toBe(nobodys.text.replaceAll("nobodys", "private"));
    expect(await countRows(db)).toEqual(before);
  });
});

test("names are listed by page, state and order", async () => {
  const other = await buildAccount(db, { balance: 1_000_000 });
  const own = (await buildKey(db, other)).key;
  for (const [subdomain, domain, period] of [
    ["ccc", "com.store", 1],
    ["aaa", "defiwallet", 3],
    ["bbb", "com.store", 2],
  ]) {
    await send("POST", "/subdomains", { key: own, body: { subdomain, domain, period } });
  }
  const names = async (query: string) =>
    (await send("GET", `/registrant/subdomains${query}`, { key: own })).list.map(
      ({ subdomain }) => subdomain,
    );
  expect(await names("")).toEqual(["aaa", "bbb", "ccc"]);
  expect(await names("?sort=expires")).toEqual(["ccc", "bbb", "aaa"]);
  expect(await names("?sort=name&order=desc&limit=1&page=2")).toEqual(["bbb"]);
  expect(await names("?status=expired")).toEqual([]);
  expect(await names("?domain=defiwallet")).toEqual(["aaa"]);
  expect(await names("?search=b")).toEqual(["bbb"]);
  const page = await send("GET", "/registrant/subdomains?limit=2", { key: own });
  expect(page.meta).toEqual({ page: 1, limit: 2, total: 3, pages: 2 });
  expect(page.list[0]).toMatchObject({
    name: "aaa.defiwallet",
    status: "active",
    auto_renew: false,
    lock: true,
  });

  expect((await send("GET", "/account/balance", { key: own })).data).toMatchObject({
    currency: "USD",
    credit_limit: 0,
  });
});

test("prices and rules of each domain are told", async () => {
  const answer = await send("GET", "/pricing", { key });
  expect(answer.list.map(({ domain, default: isDefault }) => [domain, isDefault])).toEqual([
    ["com.store", true],
    ["defiwallet", false],
  ]);
  expect(answer.list[0]).toMatchObject({
    price: { registration: 29.99, restore: 80, currency: "USD" },
    period: { min: 1, max: 10 },
  });
});
