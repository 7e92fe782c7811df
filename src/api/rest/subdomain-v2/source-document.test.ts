import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount, buildKey } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";

/** The requests that the API's published description shows, byte for byte. */

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
  const account = await buildAccount(db, { balance: 1_000_000 });
  key = (await buildKey(db, account)).key;
});
afterAll(() => db.close());

const REGISTER_ACCOUNT = `{
    "email": "john@example.com",
    "password": "securePassword123",
    "organization": "Example Corp",
    "contact_name": "John Doe"
  }`;

test("an account is registered and its key shown, as the description shows", async () => {
  const answer = await send("POST", "/auth/register", { raw: REGISTER_ACCOUNT });
  expect(answer.status).toBe(201);
  const { registrant_id, api_key } = answer.data;
  expect(registrant_id).toBeTypeOf("number");
  expect(api_key).toMatch(/^sk_live_[0-9A-Za-z]{20,}$/);
  expect(answer.text).toBe(
    `{"success":true,"message":"Registration successful","data":{"registrant_id":${registrant_id},"api_key":"${api_key}","organization":"Example Corp"}}`,
  );
  const account = await send("GET", "/account", { key: String(api_key) });
  expect(account.data).toMatchObject({
    registrant_id,
    organization: "Example Corp",
    contact_name: "John Doe",
  });
});

test("a free name answers exactly as the description shows", async () => {
  const answer = await send("GET", "/subdomains/shop", { key });
  expect(answer.status).toBe(200);
  expect(answer.text).toBe(
    `{"success":true,"data":{"subdomain":"shop","available":true,"premium":false,"price":{"registration":29.99,"renewal":29.99,"currency":"USD"}}}`,
  );
});

test("a key is taken as a bearer token too", async () => {
  const answer = await send("GET", "/subdomains/shop", { headers: { authorization: `Bearer ${key}` } });
  expect(answer.status).toBe(200);
});

const REGISTER_SUBDOMAIN = `{
    "subdomain": "shop",
    "domain": "com.store",
    "period": 2,
    "auto_renew": true,
    "dns_records": [
      {
        "type": "A",
        "value": "192.168.1.1"
      }
    ]
  }`;

test("a name is registered with its first records; then it is taken, as the description shows", async () => {
  const made = await send("POST", "/subdomains", { key, raw: REGISTER_SUBDOMAIN });
  expect(made.status).toBe(201);
  expect(made.data).toMatchObject({
    subdomain: "shop",
    domain: "com.store",
    name: "shop.com.store",
    registered_at: "2026-11-21T09:00:00Z",
    expires_at: "2028-11-21T09:00:00Z",
    period: 2,
    auto_renew: true,
    charged: { amount: 59.98, currency: "USD" },
    balance: 9940.02,
  });

  const again = await send("POST", "/subdomains", { key, raw: REGISTER_SUBDOMAIN });
  expect(again.status).toBe(409);
  expect(again.text).toBe(
    `{"success":false,"error":{"code":"SUBDOMAIN_UNAVAILABLE","message":"The subdomain 'shop' is already registered","details":{"subdomain":"shop","available":false,"expires":"2028-11-21T09:00:00Z"}}}`,
  );

  const taken = await send("GET", "/subdomains/shop", { key });
  expect(taken.text).toBe(
    `{"success":true,"data":{"subdomain":"shop","available":false,"premium":false,"price":{"registration":29.99,"renewal":29.99,"currency":"USD"},"reason":"taken","expires":"2028-11-21T09:00:00Z"}}`,
  );
});
