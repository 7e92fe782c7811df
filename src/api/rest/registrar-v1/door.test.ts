import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { buildKey, NOW } from "@/testing/builders";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { openRegistrarApi, type SendRegistrar } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";

let db: Database;
let send: SendRegistrar;
let channel: BuiltChannel;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openRegistrarApi(db);
  channel = await buildChannel(db, {
    state: "production_approved",
    listings: ["defiwallet"],
    balance: 1_000_000,
    rateLimitPerMinute: 60_000,
  });
  key = (await buildChannelKey(db, channel)).key;
});
afterAll(() => db.close());

const check = (domain: string) => ({ key, body: { domain } });

describe("every answer", () => {
  test("has a request id of the server's own, and gives the client's back beside it", async () => {
    const headers = { "x-request-id": "my-id.42" };
    const one = await send("GET", "/status", { key, headers });
    const two = await send("GET", "/status", { key, headers });
    expect(one.headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
    expect(one.headers.get("x-request-id")).toBe(one.data.request_id);
    expect(two.data.request_id).not.toBe(one.data.request_id);
    expect(one.headers.get("x-client-request-id")).toBe("my-id.42");
    const odd = await send("GET", "/status", { key, headers: { "x-request-id": "<script>" } });
    expect(odd.headers.get("x-client-request-id")).toBeNull();
  });

  test("may be read by a browser's program from any page", async () => {
    const answer = await send("GET", "/status", { key, headers: { origin: "https://app.example" } });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("the rate limit", () => {
  test("is per key, endpoint and minute, and says when to come again", async () => {
    const slow = await buildChannel(db, { state: "ote", listings: ["defiwallet"], rateLimitPerMinute: 2 });
    const first = (await buildChannelKey(db, slow)).key;
    const second = (await buildChannelKey(db, slow)).key;
    const ask = (key: string) => send("POST", "/domains/check", { key, body: { domain: "a-b.defiwallet" } });
    expect((await ask(first)).headers.get("x-ratelimit-remaining")).toBe("1");
    expect((await ask(first)).headers.get("x-ratelimit-remaining")).toBe("0");
    const refused = await ask(first);
    expect([refused.status, refused.error.code]).toEqual([429, "registrar_rate_limit_exceeded"]);
    expect(refused.error).toMatchObject({ retryable: true, epp_result_code: 2502 });
    expect(refused.headers.get("x-ratelimit-limit")).toBe("2");
    const after = Number(refused.headers.get("retry-after"));
    expect(after).toBeGreaterThan(50);
    expect(after).toBeLessThanOrEqual(60);
    const reset = Number(refused.headers.get("x-ratelimit-reset"));
    expect(Math.abs(reset - Date.now() / 1000 - after)).toBeLessThan(3);
    expect((await ask(second)).status).toBe(200);
    expect((await send("GET", "/status", { key: first })).status).toBe(200);
  });

  test("counts requests without a good key by address, before it refuses them", async () => {
    const limited = openRegistrarApi(db, { addressLimit: 2 });
    const wrong = { key: `sk_live_${"x".repeat(40)}`, ip: "198.51.100.7" };
    expect((await limited("GET", "/status", wrong)).status).toBe(401);
    expect((await limited("GET", "/nowhere", { ip: wrong.ip })).status).toBe(404);
    expect((await limited("GET", "/status", wrong)).status).toBe(429);
    expect((await limited("GET", "/status", { key, ip: wrong.ip })).status).toBe(200);
  });
});

describe("a key", () => {
  test.each([
    ["without one", undefined],
    ["that nobody has", `sk_live_${"0".repeat(40)}`],
    ["that is no key", "your_api_key_here"],
  ])("%s is refused with 401", async (_, key) => {
    const answer = await send("GET", "/status", { key });
    expect([answer.status, answer.error.code]).toEqual([401, "invalid_api_key"]);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(answer.data).toMatchObject({ success: false, audit_id: null, registrar_channel_id: null });
  });

  test("goes in X-API-Key as well", async () => {
    expect((await send("GET", "/status", { headers: { "x-api-key": key } })).status).toBe(200);
  });

  test("that is revoked, has expired, comes from elsewhere or is no registrar's says so", async () => {
    const revoked = await buildChannelKey(db, channel);
    await db.prisma.apiKey.update({ where: { id: revoked.id }, data: { revokedAt: NOW } });
    const expired = await buildChannelKey(db, channel, { expiresAt: new Date(NOW.getTime() - 1) });
    const elsewhere = await buildChannelKey(db, channel, { allowedAddresses: ["198.51.100.0/24"] });
    const registrants = await buildKey(db, channel.account);
    const answers = await Promise.all(
      [revoked, expired, elsewhere, registrants].map(({ key }) => send("GET", "/status", { key })),
    );
    expect(answers.map(({ status, error }) => [status, error.code])).toEqual([
      [401, "api_key_revoked"],
      [401, "api_key_expired"],
      [403, "api_key_address_not_allowed"],
      [403, "registrar_channel_required"],
    ]);
    expect((await send("GET", "/status", { key: elsewhere.key, ip: "198.51.100.9" })).status).toBe(200);
  });

  test("of a suspended account opens nothing", async () => {
    const suspended = await buildChannel(db);
    const { key } = await buildChannelKey(db, suspended);
    await db.prisma.account.update({ where: { id: suspended.account.id }, data: { suspendedAt: NOW } });
    const answer = await send("GET", "/status", { key });
    expect([answer.status, answer.error.code]).toEqual([403, "account_suspended"]);
  });
});

describe("the gate", () => {
  test.each([
    ["applied", "registrar_channel_not_approved"],
    ["refused", "registrar_channel_not_approved"],
    ["suspended", "registrar_channel_suspended"],
  ] as const)("lets a channel that is %s ask for its status alone", async (state, code) => {
    const closed = await buildChannel(db, { state, listings: ["defiwallet"] });
    const { key } = await buildChannelKey(db, closed);
    expect((await send("GET", "/status", { key })).status).toBe(200);
    const refused = await send("GET", "/poll", { key });
    expect([refused.status, refused.error.code]).toEqual([403, code]);
    expect(refused.data.audit_id).toEqual(expect.any(Number));
    const sandboxed = await send("POST", "/domains", {
      key,
      body: { domain: "x-y.defiwallet", sandbox: true },
    });
    expect(sandboxed.error.code).toBe(code);
  });

  test("keeps a channel in OT&E in the sandbox", async () => {
    const ote = await buildChannel(db, { state: "ote", listings: ["defiwallet"] });
    const { key } = await buildChannelKey(db, ote);
    const before = await countRows(db);
    const refused = await send("POST", "/domains", { key, body: { domain: "not-yet.defiwallet" } });
    expect([refused.status, refused.error.code]).toEqual([403, "registrar_channel_not_production_approved"]);
    expect(await countRows(db)).toEqual(before);
    const body = { domain: "not-yet.defiwallet", sandbox: true };
    expect((await send("POST", "/domains", { key, body })).status).toBe(202);
  });

  test("closes namespaces without an approved listing", async () => {
    const answer = await send("POST", "/domains/check", check("shop.com.store"));
    expect([answer.status, answer.error.code]).toEqual([403, "namespace_listing_not_approved"]);
    const reset = await send("POST", "/sandbox/reset", { key, body: { tld: "com.store" } });
    expect(reset.error.code).toBe("namespace_listing_not_approved");
    const unknown = await send("POST", "/domains/check", check("shop.nowhere"));
    expect(unknown.status).toBe(422);
  });

  test("tells which scope is missing, and nothing is done", async () => {
    const reader = await buildChannelKey(db, channel, { scopes: ["domains:read"] });
    const before = await countRows(db);
    const answer = await send("POST", "/domains", {
      key: reader.key,
      body: { domain: "scopeless.defiwallet" },
    });
    expect([answer.status, answer.error.code]).toEqual([403, "missing_scope"]);
    expect(answer.error.details).toMatchObject({ missing_scopes: ["domains:create"] });
    expect(await countRows(db)).toEqual(before);
  });
});

describe("a path or method that is not there", () => {
  test("is 404 in the envelope", async () => {
    const answer = await send("GET", "/nothing/here", { key });
    expect([answer.status, answer.error.code]).toEqual([404, "not_found"]);
    expect((await send("GET", "", { key })).status).toBe(404);
  });

  test("is 405 with the methods that are", async () => {
    const allowed = async (method: string, path: string) => {
      const answer = await send(method, path, { key });
      expect([answer.status, answer.error.code]).toEqual([405, "method_not_allowed"]);
      return answer.headers.get("allow");
    };
    expect(await allowed("PUT", "/domains/alice.defiwallet")).toBe("GET, PATCH, DELETE, HEAD, OPTIONS");
    expect(await allowed("GET", "/domains")).toBe("POST, OPTIONS");
    expect(await allowed("GET", "/domains/check")).toBe("POST, OPTIONS");
    expect(await allowed("POST", "/status")).toBe("GET, HEAD, OPTIONS");
    expect(await allowed("POST", "/openapi.json")).toBe("GET, HEAD, OPTIONS");
  });

  test("HEAD answers as GET does, OPTIONS tells browsers, a slash at the end does no harm", async () => {
    const head = await send("HEAD", "/status", { key });
    expect([head.status, head.text]).toEqual([200, ""]);
    const options = await send("OPTIONS", "/domains/alice.defiwallet");
    expect(options.status).toBe(204);
    expect(options.headers.get("access-control-allow-methods")).toContain("PATCH");
    expect(options.headers.get("access-control-allow-headers")).toContain("X-Registrar-Sandbox");
    expect((await send("GET", "/status/", { key })).status).toBe(200);
    expect((await send("POST", "/domains/check/", check("a-b.defiwallet"))).status).toBe(200);
  });
});

describe("the sandbox is asked for", () => {
  test.each(["yes", "2", "on"])("never by a mark that is neither yes nor no: %s", async (mark) => {
    const before = await countRows(db);
    const headers = { "x-registrar-sandbox": mark };
    const answer = await send("POST", "/domains", { ...check("marked.defiwallet"), headers });
    expect([answer.status, answer.error.code]).toEqual([400, "invalid_request"]);
    expect(answer.error.details.errors?.[0]?.field).toBe("X-Registrar-Sandbox");
    const text = await send("POST", "/domains", {
      key,
      body: { domain: "marked.defiwallet", sandbox: mark },
    });
    expect([text.status, text.error.details.errors?.[0]?.field]).toEqual([400, "sandbox"]);
    expect(await countRows(db)).toEqual(before);
  });

  test("by either way, also against the other", async () => {
    const headers = { "x-registrar-sandbox": "1" };
    const body = { domain: "either-way.defiwallet", sandbox: false };
    expect((await send("POST", "/domains", { key, headers, body })).status).toBe(202);
    const off = { "x-registrar-sandbox": "0" };
    expect((await send("POST", "/domains", { ...check("either-way.defiwallet"), headers: off })).status).toBe(
      201,
    );
  });
});

test("a defect is 500 with the request id and without its text", async () => {
  const defects: unknown[] = [];
  const broken = { ...db, sql: () => Promise.reject(new Error("secret detail")) } as Database;
  const failing = openRegistrarApi(broken, { onDefect: (error) => defects.push(error) });
  const answer = await failing("GET", "/status", { key });
  expect([answer.status, answer.error.code]).toEqual([500, "internal_error"]);
  expect(answer.text).not.toContain("secret");
  expect(defects).toHaveLength(1);
});

test("an unreachable database is 503, retryable", async () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const gone = { ...db, sql: () => Promise.reject(refused) } as Database;
  const answer = await openRegistrarApi(gone)("GET", "/status", { key });
  expect([answer.status, answer.error.code, answer.error.retryable]).toEqual([
    503,
    "service_unavailable",
    true,
  ]);
  expect(answer.headers.get("retry-after")).toBe("5");
});
