import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nameOfRequest } from "@/services/health/named-request";
import { memoryLimiter } from "@/services/rate-limits/limiter";
import { type BuiltAccount, buildAccount, buildKey } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { openToolsApi, type SendTool } from "@/testing/tools-api";
import { toolsApi } from "./app";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: SendTool;
let account: BuiltAccount;
let key: string;
let accountPath: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openToolsApi(db);
  account = await buildAccount(db);
  key = (await buildKey(db, account)).key;
  accountPath = `/accounts/${account.id.replaceAll("-", "")}`;
});
afterAll(() => db.close());

describe("a token", () => {
  test("is verified, for the user and for its account", async () => {
    for (const path of ["/user/tokens/verify", `${accountPath}/tokens/verify`]) {
      const { status, text, result } = await send("GET", path, { key });
      expect(status).toBe(200);
      expect(text).toMatch(/^{"success":true,"errors":\[\],"messages":\[\],"result":{"id":"[0-9a-f]{32}"/);
      expect(result.status).toBe("active");
    }
  });

  test("that is missing or opens nothing is refused with numbers that tools know", async () => {
    expect(await send("GET", "/user/tokens/verify")).toMatchObject({ status: 401, success: false });
    const wrong = await send("GET", "/user/tokens/verify", { key: `sk_live_${"a".repeat(40)}` });
    expect([wrong.status, wrong.errors[0]?.code, wrong.result]).toEqual([401, 9109, null]);
  });
});

describe("an account", () => {
  test("is listed and shown; a page beyond the end is empty", async () => {
    const { list, info } = await send("GET", "/accounts", { key });
    expect(list).toMatchObject([{ name: account.organization, type: "standard" }]);
    expect(info).toEqual({ page: 1, per_page: 20, count: 1, total_count: 1, total_pages: 1 });
    const beyond = await send("GET", "/accounts?page=2&per_page=500&unknown=1", { key });
    expect([beyond.status, beyond.list, beyond.info.per_page]).toEqual([200, [], 50]);
    expect((await send("GET", accountPath, { key })).result).toEqual(list[0]);
    expect((await send("GET", "/user", { key })).result).toMatchObject({ email: account.owner.email });
  });

  test("of somebody else, or of nobody, is forbidden and nothing is told of it", async () => {
    const other = await buildAccount(db);
    const answers = [];
    for (const id of [other.id.replaceAll("-", ""), "f".repeat(32), "abc", "%00"]) {
      const { status, text } = await send("GET", `/accounts/${id}`, { key });
      answers.push([status, text]);
    }
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.[0]).toBe(403);
  });
});

test("headers tell of the limit as Cloudflare does, and of the request", async () => {
  const few = openToolsApi(db, { limit: 1 });
  const { headers } = await few("GET", "/user/tokens/verify", { key });
  expect(headers.get("ratelimit-policy")).toBe('"default";q=1;w=3600');
  expect(headers.get("ratelimit")).toMatch(/^"default";r=0;t=3\d{3}$/);
  expect(headers.get("x-request-id")).toMatch(/^req_/);
  const refused = await few("GET", "/user/tokens/verify", { key });
  expect([refused.status, refused.headers.has("retry-after")]).toEqual([429, true]);
});

test("paths and methods that are not there are refused in the envelope", async () => {
  const nowhere = await send("GET", "/nowhere", { key });
  expect([nowhere.status, nowhere.errors.map(({ code }) => code)]).toEqual([404, [7003, 7000]]);
  const method = await send("DELETE", "/accounts", { key });
  expect([method.status, method.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
});

test("takes what clients send besides: slashes at the end, JSON types and bodies, HEAD, OPTIONS", async () => {
  const headers = { "content-type": "application/json" };
  for (const path of ["/accounts/", "/accounts?", `${accountPath}/`, "/accounts?page=&name=&direction=asc"]) {
    expect((await send("GET", path, { key, headers })).status).toBe(200);
  }
  expect(await send("HEAD", "/accounts", { key })).toMatchObject({ status: 200, text: "" });
  for (const path of ["/docs", "/openapi.json"]) expect((await send("GET", path)).status).toBe(200);
  const options = await send("OPTIONS", "/accounts", { headers: { origin: "https://tool.example" } });
  expect([options.status, options.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
  const contacts = `${accountPath}/registrar/contacts`;
  const odd = {
    email: "ada@example.com",
    postal_info: { name: "Ada" },
    phone: null,
    surprise: { data: null },
  };
  const made = await send("POST", contacts, { key, body: odd });
  expect(made.status).toBe(201);
  for (const raw of ["null", "{}", ""]) {
    const path = `${accountPath}/registrar/registrations/nobodys.com.store`;
    expect((await send("PATCH", path, { key, headers, raw })).status, raw).toBe(404);
    expect((await send("POST", contacts, { key, headers, raw })).status, raw).toBe(400);
  }
  // The same thing by its id with hyphens.
  const id = String(made.result.id).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  expect((await send("DELETE", `${contacts}/${id}`, { key, headers })).status).toBe(200);
  const form = "application/x-www-form-urlencoded";
  const wrong = await send("POST", contacts, { key, raw: "email=a", headers: { "content-type": form } });
  expect([wrong.status, wrong.errors[0]?.code]).toEqual([415, 6003]);
});

test("a request is counted under the name of its operation", async () => {
  const incoming = { socket: { remoteAddress: "192.0.2.10" } } as IncomingMessage;
  const limiter = memoryLimiter(10);
  const onDefect = () => {};
  const app = toolsApi({ db, publicUrl: "https://portal.test", limiter, trustedProxies: [], onDefect });
  const headers = { "x-auth-email": account.owner.email, "x-auth-key": key };
  const answer = await app.request("/client/v4/user/tokens/verify", { headers }, { incoming });
  expect([answer.status, nameOfRequest(incoming)]).toEqual([200, "cloudflare_v4:verifyToken"]);
});
