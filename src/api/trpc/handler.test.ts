import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { type BuiltAccount, buildAccount, buildKey, buildSession, PASSWORD } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { trpcDoor } from "./handler";

const PUBLIC_URL = "https://portal.test";

let db: Database;
let account: BuiltAccount;
let cookie: string;
const defects: unknown[] = [];

beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db);
  cookie = await openCookie();
});
afterAll(() => db.close());

async function openCookie(): Promise<string> {
  const { id, token } = await buildSession(db, account.owner, account.id);
  await db.prisma.session.update({ where: { id }, data: { expiresAt: new Date(Date.now() + 86_400_000) } });
  return `theme=dark; __Secure-portolan.session=${token}`;
}

function door(over: { db?: Database } = {}) {
  return trpcDoor({
    db: over.db ?? db,
    publicUrl: PUBLIC_URL,
    trustedProxies: [],
    onDefect: (error) => defects.push(error),
  });
}

async function call(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const response = await door().request(`/api/trpc/${path}`, init);
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const post = (path: string, input: unknown, headers: Record<string, string> = {}) =>
  call(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(input),
  });

const query = (input: unknown) => `?input=${encodeURIComponent(JSON.stringify(input))}`;

describe("who asks", () => {
  it("is nobody without a credential", async () => {
    const { status, body, headers } = await call("access.me");
    expect({ status, body }).toEqual({ status: 200, body: { result: { data: null } } });
    expect(headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("is the user of the session's cookie", async () => {
    const { body } = await call("access.me", { headers: { cookie } });
    expect(body.result.data).toMatchObject({
      user: { email: account.owner.email },
      account: { id: account.id, role: "owner" },
    });
  });

  it("is nobody under the cookie's name for http, or with another token", async () => {
    const plain = cookie.replace("__Secure-", "");
    expect((await call("access.me", { headers: { cookie: plain } })).body.result.data).toBeNull();
    const other = `__Secure-portolan.session=${"x".repeat(43)}`;
    expect((await call("access.me", { headers: { cookie: other } })).body.result.data).toBeNull();
  });

  it("is the account of an API key, within its scopes", async () => {
    const { key } = await buildKey(db, account, { scopes: ["keys:read"] });
    const headers = { authorization: `Bearer ${key}` };
    expect((await call("keys.list", { headers })).status).toBe(200);
    const refused = await call("members.list", { headers });
    expect(refused.status).toBe(403);
    expect(refused.body.error.data).toMatchObject({
      code: "missing_scope",
      details: { required_scope: "members:read" },
    });
  });

  it("is told what is wrong with a key", async () => {
    const { id, key } = await buildKey(db, account);
    await db.prisma.apiKey.update({ where: { id }, data: { revokedAt: new Date() } });
    const refused = await call("keys.list", { headers: { "x-api-key": key } });
    expect(refused.status).toBe(401);
    expect(refused.body.error.data).toMatchObject({ code: "key_revoked" });
    expect((await call("keys.list", { headers: { "x-api-key": "nonsense" } })).status).toBe(401);
  });
});

describe("answers", () => {
  it.each([
    ["names.list", { query: "a\0b" }],
    ["audit.activity", { subject: "\0" }],
    ["names.search", { phrase: "half a pair: \ud800" }],
    ["dns.list", { name: "\0" }],
  ])("refuse text that no column takes, asking %s", async (procedure, input) => {
    const query = `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const { status, body } = await call(procedure + query, { headers: { cookie } });
    expect(status).toBe(400);
    expect(body.error.data).toMatchObject({
      code: "invalid_request",
      fields: [{ path: Object.keys(input)[0] }],
    });
  });

  it("carry dates as ISO 8601 texts", async () => {
    const { body } = await call("account.get", { headers: { cookie } });
    expect(body.result.data).toMatchObject({ number: account.number, suspendedAt: null });
    expect(body.result.data.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it("of mistakes name code, field and request", async () => {
    const { status, body, headers } = await post("access.signUp", { email: "ada", password: "short" });
    expect(status).toBe(400);
    expect(body.error.message).toBe("Enter an email address such as ada@example.com");
    expect(body.error.data).toEqual({
      code: "invalid_request",
      httpStatus: 400,
      message: "Enter an email address such as ada@example.com",
      fields: [
        { path: "email", message: "Enter an email address such as ada@example.com" },
        { path: "password", message: "Use at least 8 characters" },
        { path: "name", message: "Enter a name" },
        { path: "organization", message: "Enter the organization's name" },
      ],
      details: {},
      retryable: false,
      requestId: headers.get("x-request-id"),
    });
  });

  it.each([
    ["no.such", {}, 404, "not_found"],
    ["account.get", {}, 401, "unauthenticated"],
    ["access.verifyEmail", { method: "GET" }, 405, "method_not_allowed"],
    [
      "access.verifyEmail",
      { method: "POST", headers: { "content-type": "application/json" }, body: "{" },
      400,
      "malformed_json",
    ],
    [
      "access.verifyEmail",
      { method: "POST", headers: { "content-type": "text/plain" }, body: "{}" },
      415,
      "unsupported_media_type",
    ],
    [`keys.list${",keys.list".repeat(20)}?batch=1`, {}, 400, "invalid_request"],
  ])("to %s %j: %i %s", async (path, init, status, code) => {
    const answer = await call(path, init);
    expect(answer.status).toBe(status);
    const error = Array.isArray(answer.body) ? answer.body[0].error : answer.body.error;
    expect(error.data).toMatchObject({ code, httpStatus: status });
  });

  it("to unknown fields say which", async () => {
    const { status, body } = await post("access.verifyEmail", { token: "x".repeat(43), extra: 1 });
    expect([status, body.error.message]).toEqual([400, 'Unrecognized key: "extra"']);
  });

  it("to a body over a megabyte is 413, and the body is not read on", async () => {
    const { status, body } = await post("access.signUp", { email: "x".repeat(1_048_577) });
    expect(status).toBe(413);
    expect(body.error.data.code).toBe("payload_too_large");
  });

  it("to our own faults tell nothing but the request's id, and are reported", async () => {
    const broken = { ...db, sql: () => Promise.reject(new Error("secret detail")) } as unknown as Database;
    const response = await door({ db: broken }).request("/api/trpc/access.me", { headers: { cookie } });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("secret detail");
    expect(JSON.parse(text).error.data).toMatchObject({ code: "internal", retryable: true });
    expect(String(defects.at(-1))).toContain("secret detail");
  });
});

describe("requests forged by other sites", () => {
  const rename = (headers: Record<string, string>) =>
    post("access.updateProfile", { name: "Changed" }, { cookie, ...headers });

  it.each([
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ origin: "https://portal.test.evil.example" }],
    [{ origin: "http://portal.test" }],
  ])("are refused: %j", async (headers) => {
    const { status, body } = await rename(headers);
    expect(status).toBe(403);
    expect(body.error.data.code).toBe("not_same_origin");
    const owner = await db.prisma.user.findUniqueOrThrow({ where: { id: account.owner.id } });
    expect(owner.name).toBe(account.owner.name);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "are refused that have a form's content type: %j",
    async (type) => {
      const { status } = await rename({ "content-type": type });
      expect(status).toBe(415);
    },
  );

  it("are told from those of our own pages and of programs", async () => {
    expect((await rename({ "sec-fetch-site": "same-origin", origin: PUBLIC_URL })).status).toBe(200);
    expect((await rename({ origin: "http://localhost:3000", host: "localhost:3000" })).status).toBe(200);
    expect((await rename({})).status).toBe(200);
  });

  it("cannot use a key, which no browser sends by itself", async () => {
    const { key } = await buildKey(db, account);
    const { status } = await post(
      "account.update",
      { organization: "By key", contactName: "Ada", email: "ada@example.com" },
      { "x-api-key": key, origin: "https://app.example" },
    );
    expect(status).toBe(200);
  });
});

it("signing out ends the session and takes the cookie away", async () => {
  const own = await openCookie();
  const { headers } = await post("access.signOut", undefined, { cookie: own });
  expect(headers.get("set-cookie")).toBe(
    "__Secure-portolan.session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure",
  );
  expect((await call("access.me", { headers: { cookie: own } })).body.result.data).toBeNull();
});

it("nobody reaches another account's key through any procedure", async () => {
  const foreign = await buildKey(db, await buildAccount(db));
  for (const [procedure, rest] of [
    ["keys.update", { name: "Mine" }],
    ["keys.revoke", {}],
  ] as const) {
    const { status, body } = await post(procedure, { keyId: foreign.id, ...rest }, { cookie });
    expect([status, body.error.data.code]).toEqual([404, "not_found"]);
  }
  expect(
    (await call(`audit.activity${query({ subject: "Test key" })}`, { headers: { cookie } })).body,
  ).not.toContain(foreign.id);
});

it("the console does not exist for registrants", async () => {
  const { status, body } = await call(`console.mail.list${query({})}`, { headers: { cookie } });
  expect([status, body.error.data.code]).toEqual([404, "not_found"]);
});

it("a password is never answered or logged", async () => {
  const { body } = await post(
    "access.changePassword",
    { currentPassword: "wrong", newPassword: PASSWORD },
    { cookie },
  );
  expect(body.error.data).toMatchObject({
    code: "invalid_credentials",
    fields: [{ path: "currentPassword" }],
  });
  expect(JSON.stringify(body)).not.toContain(PASSWORD);
});

it("says in words why a card did not pay for a request", async () => {
  const action = { type: "payment_method", amount: 2_999, missingAmount: 2_999, currency: "USD" };
  const { id } = await db.prisma.workflow.create({
    data: {
      ...({ accountId: account.id, kind: "renewal", state: "action_required", step: "payment" } as const),
      ...{ fqdn: "shop.com.store", input: {}, action: { ...action, failure: "expired_card" } },
      ...{ actor: {}, door: "dashboard", requestId: "req", createdAt: new Date(), updatedAt: new Date() },
    },
  });
  const { body } = await call(`workflows.get${query({ workflowId: id })}`, { headers: { cookie } });
  expect(body.result.data).toMatchObject({
    plan: ["payment", "renew"],
    action: { ...action, failure: "The card has expired: use one that is still good" },
  });
});
