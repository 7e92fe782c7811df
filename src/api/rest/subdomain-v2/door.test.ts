import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltAccount, buildAccount, buildKey, NOW } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let account: BuiltAccount;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
  account = await buildAccount(db, { balance: 1_000_000 });
  key = (await buildKey(db, account)).key;
});
afterAll(() => db.close());

describe("every answer", () => {
  test("carries the client's own request id, and a new one when that is not well-formed", async () => {
    const own = await send("GET", "/account", { key, headers: { "x-request-id": "my-id.42" } });
    expect(own.headers.get("x-request-id")).toBe("my-id.42");
    const made = await send("GET", "/account", { key, headers: { "x-request-id": "<script>" } });
    expect(made.headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
  });

  test("says where the rate limit stands, also when it refuses", async () => {
    const other = await buildKey(db, account);
    const first = await send("GET", "/account", { key: other.key });
    const second = await send("GET", "/subdomains/-", { key: other.key });
    expect(second.status).toBe(422);
    const remaining = (answer: typeof first) => Number(answer.headers.get("x-ratelimit-remaining"));
    expect(remaining(second)).toBe(remaining(first) - 1);
    const reset = Number(first.headers.get("x-ratelimit-reset"));
    expect(Math.abs(reset - Date.now() / 1000 - 3600)).toBeLessThan(10);
  });

  test("may be read by a browser's program from any page", async () => {
    const answer = await send("GET", "/account", { key, headers: { origin: "https://app.example" } });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-expose-headers")).toContain("X-RateLimit-Remaining");
  });
});

describe("the rate limit", () => {
  test("refuses the request after the last one of the hour, with the time to wait", async () => {
    const limited = openTestApi(db, { limit: 2 });
    expect((await limited("GET", "/account", { key })).headers.get("x-ratelimit-remaining")).toBe("1");
    expect((await limited("GET", "/account", { key })).headers.get("x-ratelimit-remaining")).toBe("0");
    const refused = await limited("GET", "/account", { key });
    expect(refused.status).toBe(429);
    expect(refused.error.code).toBe("RATE_LIMIT_EXCEEDED");
    expect(refused.headers.get("x-ratelimit-limit")).toBe("2");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3500);
    expect(refused.error.details).toMatchObject({ limit: 2 });
    const other = await buildKey(db, account);
    expect((await limited("GET", "/account", { key: other.key })).status).toBe(200);
  });

  test("counts requests without a good key by address, an IPv6 network as one", async () => {
    const limited = openTestApi(db, { limit: 1 });
    const key = `sk_live_${"x".repeat(40)}`;
    expect((await limited("GET", "/account", { key, ip: "2001:db8:1:2::1" })).status).toBe(401);
    expect((await limited("GET", "/account", { ip: "2001:db8:1:2:ffff::1" })).status).toBe(429);
    expect((await limited("GET", "/account", { ip: "2001:db8:1:3::1" })).status).toBe(401);
    expect((await limited("GET", "/nowhere", { ip: "192.0.2.7" })).status).toBe(404);
    expect((await limited("GET", "/account", { ip: "192.0.2.7" })).status).toBe(429);
  });
});

describe("a key", () => {
  test.each([
    ["without one", undefined, "UNAUTHORIZED"],
    ["that nobody has", `sk_live_${"0".repeat(40)}`, "UNAUTHORIZED"],
    ["that is no key", "your_api_key_here", "UNAUTHORIZED"],
  ])("%s is refused with 401", async (_, key, code) => {
    const answer = await send("GET", "/subdomains/shop", { key });
    expect(answer.status).toBe(401);
    expect(answer.error).toEqual({ code, message: "Missing or invalid API key", details: {} });
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("that is revoked, has expired, or comes from elsewhere says so", async () => {
    const revoked = await buildKey(db, account);
    await db.prisma.apiKey.update({ where: { id: revoked.id }, data: { revokedAt: NOW } });
    const expired = await buildKey(db, account, { expiresAt: new Date(NOW.getTime() - 1) });
    const elsewhere = await buildKey(db, account, { allowedAddresses: ["198.51.100.0/24"] });
    const refusals = await Promise.all(
      [revoked, expired, elsewhere].map(({ key }) => send("GET", "/account", { key })),
    );
    expect(refusals.map(({ status, error }) => [status, error.code])).toEqual([
      [401, "API_KEY_REVOKED"],
      [401, "API_KEY_EXPIRED"],
      [403, "ADDRESS_NOT_ALLOWED"],
    ]);
    const there = await send("GET", "/account", { key: elsewhere.key, ip: "198.51.100.9" });
    expect(there.status).toBe(200);
  });

  test("without the scope is told which one it lacks, and nothing is done", async () => {
    const reader = await buildKey(db, account, { scopes: ["names:read"] });
    const before = await countRows(db);
    const body = { subdomain: "scopeless", domain: "com.store" };
    const answer = await send("POST", "/subdomains", { key: reader.key, body });
    expect(answer.status).toBe(403);
    expect(answer.error).toEqual({
      code: "FORBIDDEN",
      message: "This API key lacks the scope names:register",
      details: { required_scope: "names:register" },
    });
    expect(await countRows(db)).toEqual(before);
  });

  test("that went stale does not keep its holder from asking for a new one", async () => {
    const body = { email: account.owner.email, password: "correct horse battery" };
    const answer = await send("POST", "/auth/token", { key: "sk_live_stale", body });
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({ registrant_id: account.number, organization: account.organization });
  });

  test("is not given for a wrong password", async () => {
    const body = { email: account.owner.email, password: "not the password" };
    const answer = await send("POST", "/auth/token", { body });
    expect(answer.status).toBe(401);
    expect(answer.error.code).toBe("INVALID_CREDENTIALS");
  });
});

describe("a path or method that is not there", () => {
  test("is 404 in the envelope", async () => {
    const answer = await send("GET", "/nothing/here", { key });
    expect(answer.status).toBe(404);
    expect(answer.error).toMatchObject({ code: "NOT_FOUND", details: { path: "/api/v2/nothing/here" } });
    expect((await send("GET", "", { key })).status).toBe(404);
  });

  test("is 405 with the methods that are", async () => {
    const answer = await send("PATCH", "/subdomains/shop", { key, body: {} });
    expect(answer.status).toBe(405);
    expect(answer.error.code).toBe("METHOD_NOT_ALLOWED");
    expect(answer.headers.get("allow")).toBe("GET, PUT, DELETE, HEAD, OPTIONS");
    expect((await send("GET", "/auth/token")).headers.get("allow")).toBe("POST, OPTIONS");
    expect((await send("POST", "/openapi.json")).headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });

  test("HEAD answers as GET does, without the body", async () => {
    const answer = await send("HEAD", "/subdomains/shop", { key });
    expect([answer.status, answer.text]).toEqual([200, ""]);
    expect((await send("HEAD", "/account")).status).toBe(401);
  });

  test("OPTIONS tells browsers what they may send", async () => {
    const answer = await send("OPTIONS", "/subdomains", { headers: { origin: "https://app.example" } });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-methods")).toBe("POST, OPTIONS");
    expect(answer.headers.get("access-control-allow-headers")).toContain("Idempotency-Key");
  });

  test("a slash at the end does no harm", async () => {
    expect((await send("GET", "/subdomains/shop/", { key })).status).toBe(200);
  });
});

describe("a body that cannot be read changes nothing", () => {
  const json = { "content-type": "application/json" };
  const register = (fields: string) => `{"subdomain":"bodies","domain":"com.store"${fields}}`;
  const cases: [string, BodyInit, Record<string, string>, number, string, string | null][] = [
    ["is not JSON", '{"subdomain": "bodies",', json, 400, "MALFORMED_JSON", null],
    ["is empty", "", json, 400, "MALFORMED_JSON", null],
    ["has a raw null byte", register(',"x":"\0"'), json, 400, "MALFORMED_JSON", null],
    [
      "is not UTF-8",
      new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      json,
      400,
      "MALFORMED_JSON",
      null,
    ],
    ["is UTF-16", new Uint8Array(Buffer.from("\ufeff{}", "utf16le")), json, 400, "MALFORMED_JSON", null],
    ["is a list", "[]", json, 400, "INVALID_REQUEST", ""],
    ["is a text", '"shop"', json, 400, "INVALID_REQUEST", ""],
    ["is null", "null", json, 400, "INVALID_REQUEST", ""],
    ["escapes a null character", '{"subdomain":"a\\u0000b"}', json, 400, "INVALID_REQUEST", "subdomain"],
    ["escapes half a surrogate pair", '{"subdomain":"a\\ud800b"}', json, 400, "INVALID_REQUEST", "subdomain"],
    ["nests deeply", "[".repeat(200_000), json, 400, "MALFORMED_JSON", null],
    [
      "nests deeply and well",
      `{"subdomain":${"[".repeat(100_000)}"\\u0041"${"]".repeat(100_000)}}`,
      json,
      400,
      "INVALID_REQUEST",
      "subdomain",
    ],
    ["has an unknown field", register(',"years":1'), json, 400, "INVALID_REQUEST", "years"],
    ["sets a prototype", register(',"__proto__":{"admin":true}'), json, 400, "INVALID_REQUEST", "__proto__"],
    ["has a text for a number", register(',"period":"2"'), json, 400, "INVALID_REQUEST", "period"],
    ["has a fraction for years", register(',"period":1.5'), json, 400, "INVALID_REQUEST", "period"],
    ["has a number out of bounds", register(',"period":1e400'), json, 400, "INVALID_REQUEST", "period"],
    ["has null for a flag", register(',"auto_renew":null'), json, 400, "INVALID_REQUEST", "auto_renew"],
    [
      "has a wrong type in a list",
      register(',"dns_records":[{"type":"A","value":7}]'),
      json,
      400,
      "INVALID_REQUEST",
      "dns_records.0.value",
    ],
    [
      "has an unknown field in a list",
      register(',"dns_records":[{"type":"A","value":"192.0.2.1","colour":"red"}]'),
      json,
      400,
      "INVALID_REQUEST",
      "dns_records.0.colour",
    ],
    ["lacks a field", '{"subdomain":"bodies"}', json, 400, "INVALID_REQUEST", "domain"],
    [
      "is a form",
      "subdomain=bodies",
      { "content-type": "application/x-www-form-urlencoded" },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      null,
    ],
    [
      "is in Latin-1",
      register(""),
      { "content-type": "application/json; charset=iso-8859-1" },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      null,
    ],
    [
      "is compressed",
      register(""),
      { ...json, "content-encoding": "gzip" },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      null,
    ],
    ["is too large", register(`,"x":"${"x".repeat(1_048_576)}"`), json, 413, "PAYLOAD_TOO_LARGE", null],
    [
      "says that it is too large",
      register(""),
      { ...json, "content-length": "1048577" },
      413,
      "PAYLOAD_TOO_LARGE",
      null,
    ],
  ];
  test.each(cases)("because it %s", async (_, raw, headers, status, code, field) => {
    const before = await countRows(db);
    const answer = await send("POST", "/subdomains", { key, raw, headers });
    expect([answer.status, answer.error?.code]).toEqual([status, code]);
    expect(answer.error.message).toMatch(/\w/);
    if (field !== null) {
      expect(answer.error.details.errors?.map((fault) => fault.field)).toContain(field);
      expect(answer.error.message.startsWith(field || "The body")).toBe(true);
    }
    expect(await countRows(db)).toEqual(before);
  });

  test("a body without a declared length is counted as it comes", async () => {
    let pulled = 0;
    const raw = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new TextEncoder().encode(" ".repeat(65_536)));
      },
    });
    const app = await send("POST", "/subdomains", { key, raw }).catch((error: unknown) => error);
    expect(app).toMatchObject({ status: 413 });
    expect(pulled).toBeLessThan(30);
  });

  test("UTF-8 may be named as the charset, and begin with its mark", async () => {
    const headers = { "content-type": "application/json; charset=UTF-8" };
    const raw = `\ufeff{"names":["shop"]}`;
    expect((await send("POST", "/subdomains/check", { key, raw, headers })).status).toBe(200);
  });
});

describe("a query that cannot be read", () => {
  test.each([
    ["page=0", "page"],
    ["page=x", "page"],
    ["limit=101", "limit"],
    ["limit=1.5", "limit"],
    ["status=sold", "status"],
    ["sort=price", "sort"],
    ["search=%00", "search"],
    ["domain=", "domain"],
  ])("%s is refused by name", async (query, field) => {
    const answer = await send("GET", `/registrant/subdomains?${query}`, { key });
    expect([answer.status, answer.error?.code]).toEqual([400, "INVALID_REQUEST"]);
    expect(answer.error.details.errors?.map((fault) => fault.field)).toEqual([field]);
  });

  test.each(["%", "%ff", "%00", "a%2fb", "..%2f..", "%E2%80%AE", "%ED%A0%80", "🦊", "x".repeat(5000)])(
    "a path with the name %j is answered, never failed",
    async (name) => {
      for (const [method, path] of [
        ["GET", `/subdomains/${name}`],
        ["GET", `/subdomains/${name}/details`],
        ["GET", `/dns/${name}/records`],
        ["DELETE", `/dns/${name}/records/${name}`],
        ["POST", `/subdomains/${name}/renew`],
      ] as const) {
        const answer = await send(method, path, { key });
        expect([404, 422]).toContain(answer.status);
      }
    },
  );
});

test("a defect is 500 with the request id and without its text", async () => {
  const defects: unknown[] = [];
  const broken = { ...db, sql: () => Promise.reject(new Error("secret detail")) };
  const failing = openTestApi(broken, { onDefect: (error) => defects.push(error) });
  const answer = await failing("GET", "/account", { key });
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain("secret");
  expect(defects).toHaveLength(1);
});

test("an unreachable database is 503, retryable", async () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const gone = { ...db, sql: () => Promise.reject(refused) };
  const answer = await openTestApi(gone)("GET", "/account", { key });
  expect([answer.status, answer.error.code]).toEqual([503, "SERVICE_UNAVAILABLE"]);
  expect(answer.headers.get("retry-after")).toBe("5");
});
