import { afterAll, beforeAll, expect, test } from "vitest";
import { testApiSettings } from "@/testing/api-settings";
import { buildAccount, buildKey, PASSWORD } from "@/testing/builders";
import { openProxy, PROXY_ERROR } from "@/testing/prism";
import { openTestRegistry } from "@/testing/registry";
import { type Served, serveLocally } from "@/testing/serve";
import { registrantsApi } from "./app";
import { openApiDocument } from "./openapi";

/** A client of the API over HTTP, through a proxy that answers 500 for what the document does not allow. */

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let server: Served;
let proxy: Awaited<ReturnType<typeof openProxy>>;
let base: string;
let key: string;
let email: string;

beforeAll(async () => {
  db = await openTestRegistry();
  const account = await buildAccount(db, { balance: 1_000_000 });
  key = (await buildKey(db, account)).key;
  email = account.owner.email;
  server = await serveLocally(registrantsApi(testApiSettings(db, { now: () => new Date() })));
  proxy = await openProxy(openApiDocument("http://127.0.0.1"), `${server.url}/api/v2`);
  base = proxy.url;
}, 120_000);

afterAll(async () => {
  await proxy?.close();
  await server?.close();
  await db.close();
});

async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await fetch(base + path, {
    method,
    headers: { "x-api-key": key, ...(body ? { "content-type": "application/json" } : {}), ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  expect(text, `${method} ${path}`).not.toContain(PROXY_ERROR);
  return { status: response.status, ...JSON.parse(text) };
}

test("the proxy stops what the document does not allow", async () => {
  const response = await fetch(`${base}/subdomains/check`, {
    method: "POST",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify({ names: "not a list" }),
  });
  expect(await response.text()).toContain(PROXY_ERROR);
});

test("a client meets no answer that the document does not have", async () => {
  const statuses: [string, number][] = [];
  const note = async (method: string, path: string, body?: object, headers?: Record<string, string>) => {
    const answer = await call(method, path, body, headers);
    statuses.push([`${method} ${path}`, answer.status]);
    return answer;
  };
  const sign = { email: "new@example.com", password: PASSWORD, organization: "New", contact_name: "Nora" };
  await note("POST", "/auth/register", sign);
  await note("POST", "/auth/register", sign);
  await note("POST", "/auth/token", { email, password: PASSWORD });
  await note("POST", "/auth/token", { email, password: "wrong" });
  await note("GET", "/subdomains/proxied");
  await note("GET", "/subdomains/-");
  await note("GET", "/subdomains/www");
  await note("POST", "/subdomains/check", { names: ["proxied", "-"] });
  const shop = {
    subdomain: "proxied",
    domain: "com.store",
    dns_records: [{ type: "A", value: "192.0.2.1" }],
  };
  await note("POST", "/subdomains", shop, { "idempotency-key": "proxied" });
  await note("POST", "/subdomains", shop, { "idempotency-key": "proxied" });
  await note("POST", "/subdomains", shop);
  await note("POST", "/subdomains", { ...shop, subdomain: "other", period: 11 });
  await note("GET", "/registrant/subdomains?limit=10&sort=expires");
  await note("GET", "/subdomains/proxied/details");
  await note("GET", "/subdomains/nobodys/details");
  await note("PUT", "/subdomains/proxied", { lock: false, contacts: { tech: { name: "Ada", email } } });
  await note("POST", "/subdomains/proxied/auth-code");
  await note("POST", "/subdomains/proxied/transfer", { auth_code: "wrong" });
  await note("POST", "/subdomains/proxied/renew", { period: 1 });
  await note("POST", "/subdomains/proxied/restore");
  const made = await note("POST", "/dns/proxied/records", {
    type: "SRV",
    name: "_sip._tcp",
    value: "5 5060 sip.example.net.",
    priority: 10,
  });
  await note("POST", "/dns/proxied/records", { type: "A", name: "@", value: "::1" });
  await note("GET", "/dns/proxied/records");
  await note("PUT", `/dns/proxied/records/${made.data.id}`, { ttl: 600 });
  await note("DELETE", `/dns/proxied/records/${made.data.id}`);
  await note("DELETE", `/dns/proxied/records/${made.data.id}`);
  await note("POST", "/dns/proxied/records/batch", { creates: [{ type: "TXT", name: "t", value: "text" }] });
  await note("GET", "/pricing");
  await note("GET", "/account");
  await note("GET", "/account/balance");
  await note("GET", "/invoices");
  await note("GET", "/account", undefined, { "x-api-key": "sk_live_none" });
  await note("DELETE", "/subdomains/proxied?confirm=no");
  await note("DELETE", "/subdomains/proxied", { confirm: "proxied.com.store" });
  expect(statuses.map(([, status]) => status)).toEqual([
    201, 409, 200, 401, 200, 422, 200, 200, 201, 201, 409, 422, 200, 200, 404, 200, 201, 422, 200, 409, 201,
    422, 200, 200, 200, 404, 200, 200, 200, 200, 200, 401, 422, 200,
  ]);
});
