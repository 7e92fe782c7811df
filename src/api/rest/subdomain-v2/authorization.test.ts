import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROLE_SCOPES, type RoleName, SCOPES, type Scope } from "@/services/access/scopes";
import { type BuiltAccount, buildAccount, buildKey, buildSession, buildUser, NOW } from "@/testing/builders";
import { openTestApi, type Received, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { ROUTES } from "./routes";

/** Every route, what it needs, and a request that is well-formed and changes nothing where it is let in. */
interface Row {
  readonly needs: "nobody" | "key" | Scope;
  readonly path: string;
  readonly body?: object;
  /** Names a thing of the account: not there for others. */
  readonly owned?: true;
}

const NAME = "matrix.com.store";
const RECORD = "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e";

const MATRIX: Record<string, Row> = {
  registerAccount: {
    needs: "nobody",
    path: "/auth/register",
    body: { email: "ada@example.com", password: "password", organization: "Engines", contact_name: "Ada" },
  },
  createToken: {
    needs: "nobody",
    path: "/auth/token",
    body: { email: "ada@example.com", password: "wrong" },
  },
  checkSubdomain: { needs: "key", path: "/subdomains/free" },
  checkSubdomains: { needs: "key", path: "/subdomains/check", body: { names: ["free"] } },
  registerSubdomain: {
    needs: "names:register",
    path: "/subdomains",
    body: { subdomain: "free", domain: "com.store", period: 0 },
  },
  listSubdomains: { needs: "names:read", path: "/registrant/subdomains" },
  getSubdomain: { needs: "names:read", path: `/subdomains/${NAME}/details`, owned: true },
  updateSubdomain: {
    needs: "names:write",
    path: `/subdomains/${NAME}`,
    body: { nameservers: ["not a host"] },
    owned: true,
  },
  lockSubdomain: { needs: "names:write", path: `/subdomains/${NAME}/registry-lock`, owned: true },
  unlockSubdomain: { needs: "names:write", path: `/subdomains/${NAME}/registry-lock`, owned: true },
  deleteSubdomain: { needs: "names:write", path: `/subdomains/${NAME}?confirm=no`, owned: true },
  renewSubdomain: {
    needs: "names:register",
    path: `/subdomains/${NAME}/renew`,
    body: { period: 0 },
    owned: true,
  },
  restoreSubdomain: { needs: "names:register", path: `/subdomains/${NAME}/restore`, owned: true },
  createAuthCode: { needs: "names:write", path: `/subdomains/${NAME}/auth-code`, owned: true },
  transferSubdomain: {
    needs: "names:register",
    path: `/subdomains/${NAME}/transfer`,
    body: { auth_code: "wrong" },
  },
  getTransfer: { needs: "names:read", path: `/subdomains/${NAME}/transfer`, owned: true },
  approveTransfer: { needs: "names:write", path: `/subdomains/${NAME}/transfer/approve`, owned: true },
  rejectTransfer: {
    needs: "names:write",
    path: `/subdomains/${NAME}/transfer/reject`,
    body: { reason: "No" },
    owned: true,
  },
  cancelTransfer: { needs: "names:register", path: `/subdomains/${NAME}/transfer/cancel`, owned: true },
  listTransfers: { needs: "names:read", path: "/transfers" },
  listRecords: { needs: "dns:read", path: `/dns/${NAME}/records`, owned: true },
  createRecord: {
    needs: "dns:write",
    path: `/dns/${NAME}/records`,
    body: { type: "A", name: "@", value: "none" },
    owned: true,
  },
  applyRecords: { needs: "dns:write", path: `/dns/${NAME}/records/batch`, body: {}, owned: true },
  updateRecord: {
    needs: "dns:write",
    path: `/dns/${NAME}/records/${RECORD}`,
    body: { ttl: 60 },
    owned: true,
  },
  deleteRecord: { needs: "dns:write", path: `/dns/${NAME}/records/${RECORD}`, owned: true },
  createWebhook: { needs: "webhooks:write", path: "/webhooks", body: { url: "ftp://example.com" } },
  listWebhooks: { needs: "webhooks:read", path: "/webhooks" },
  getWebhook: { needs: "webhooks:read", path: `/webhooks/${RECORD}`, owned: true },
  updateWebhook: {
    needs: "webhooks:write",
    path: `/webhooks/${RECORD}`,
    body: { description: "New" },
    owned: true,
  },
  deleteWebhook: { needs: "webhooks:write", path: `/webhooks/${RECORD}`, owned: true },
  testWebhook: { needs: "webhooks:write", path: `/webhooks/${RECORD}/test`, owned: true },
  rotateWebhookSecret: { needs: "webhooks:write", path: `/webhooks/${RECORD}/rotate-secret`, owned: true },
  replayEvents: {
    needs: "webhooks:write",
    path: `/webhooks/${RECORD}/replay`,
    body: { since: "2026-01-01T00:00:00Z" },
    owned: true,
  },
  listDeliveries: { needs: "webhooks:read", path: `/webhooks/${RECORD}/deliveries`, owned: true },
  getDelivery: { needs: "webhooks:read", path: `/webhooks/${RECORD}/deliveries/${RECORD}`, owned: true },
  replayDelivery: {
    needs: "webhooks:write",
    path: `/webhooks/${RECORD}/deliveries/${RECORD}/replay`,
    owned: true,
  },
  listEvents: { needs: "webhooks:read", path: "/events" },
  listPricing: { needs: "key", path: "/pricing" },
  getAccount: { needs: "account:read", path: "/account" },
  getBalance: { needs: "billing:read", path: "/account/balance" },
  topUpBalance: { needs: "billing:write", path: "/account/balance/top-up", body: { amount: 1 } },
  listPayments: { needs: "billing:read", path: "/payments" },
  getPayment: { needs: "billing:read", path: `/payments/${RECORD}` },
  listPaymentMethods: { needs: "billing:read", path: "/payment-methods" },
  listInvoices: { needs: "billing:read", path: "/invoices" },
  getInvoicePdf: { needs: "billing:read", path: "/invoices/INV-999999.pdf" },
  getInvoice: { needs: "billing:read", path: "/invoices/INV-999999" },
};

const ROLES = Object.keys(ROLE_SCOPES) as RoleName[];

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let account: BuiltAccount;
let ownKey: string;
let strangerKey: string;
let unusable: Record<string, string>;
let operatorCookie: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
  account = await buildAccount(db, { balance: 100_000, organization: "Matrix Works" });
  ownKey = await keyWith(SCOPES);
  strangerKey = (await buildKey(db, await buildAccount(db))).key;
  const revoked = await buildKey(db, account);
  await db.prisma.apiKey.update({ where: { id: revoked.id }, data: { revokedAt: NOW } });
  const expired = await buildKey(db, account, { expiresAt: NOW });
  unusable = { revoked: revoked.key, expired: expired.key };
  const operator = await buildUser(db, { operatorRole: "admin" });
  operatorCookie = `__Secure-portolan.session=${(await buildSession(db, operator, null)).token}`;
  const body = { subdomain: "matrix", domain: "com.store" };
  expect((await send("POST", "/subdomains", { key: ownKey, body })).status).toBe(201);
});
afterAll(() => db.close());

async function keyWith(scopes: readonly Scope[]): Promise<string> {
  return (await buildKey(db, account, { scopes })).key;
}

test("has a row for every route, and the document says the same of each", () => {
  const documented = Object.fromEntries(ROUTES.map(({ spec }) => [spec.id, spec.access]));
  const tested = Object.fromEntries(Object.entries(MATRIX).map(([id, { needs }]) => [id, needs]));
  expect(Object.keys(documented).sort()).toEqual(Object.keys(tested).sort());
  for (const [id, needs] of Object.entries(tested)) {
    expect([id, documented[id]]).toEqual([id, needs === "nobody" ? "anybody" : needs]);
  }
});

describe.each(ROUTES.map(({ spec }) => [spec.id, spec.method] as const))("%s", (id, method) => {
  const row = MATRIX[id];
  if (!row) return;
  const { needs, path, body, owned } = row;
  const call = (over: { key?: string; headers?: Record<string, string> }) =>
    send(method, path, { body, ...over });
  const isLetIn = (answer: Received) =>
    answer.error?.code !== "FORBIDDEN" && answer.error?.code !== "UNAUTHORIZED";

  test("changes nothing for anybody that it refuses", async () => {
    const narrowKey = await keyWith(["audit:read"]);
    const before = await countRows(db);
    if (needs !== "nobody") {
      await call({});
      await call({ key: strangerKey });
      await call({ key: narrowKey });
    }
    expect(await countRows(db)).toEqual(before);
  });

  test(`${needs === "nobody" ? "lets in" : "refuses"} anonymous callers, operators' cookies too`, async () => {
    for (const headers of [{}, { cookie: operatorCookie }] as Record<string, string>[]) {
      const answer = await call({ headers });
      if (needs === "nobody") expect(isLetIn(answer)).toBe(true);
      else expect([answer.status, answer.error.code]).toEqual([401, "UNAUTHORIZED"]);
    }
  });

  if (needs === "nobody") return;

  test("refuses revoked and expired keys", async () => {
    expect((await call({ key: unusable.revoked })).error.code).toBe("API_KEY_REVOKED");
    expect((await call({ key: unusable.expired })).error.code).toBe("API_KEY_EXPIRED");
  });

  test.each(ROLES)("goes by the scopes of the role %s", async (role) => {
    const answer = await call({ key: await keyWith(ROLE_SCOPES[role]) });
    const allowed = needs === "key" || ROLE_SCOPES[role].includes(needs);
    if (allowed) expect(isLetIn(answer)).toBe(true);
    else expect([answer.status, answer.error]).toMatchObject([403, { details: { required_scope: needs } }]);
  });

  test("goes by the one scope of a narrow key", async () => {
    if (needs === "key") return expect((await call({ key: await keyWith(["audit:read"]) })).status).toBe(200);
    expect(isLetIn(await call({ key: await keyWith([needs]) }))).toBe(true);
    const others = SCOPES.filter((scope) => scope !== needs);
    const answer = await call({ key: await keyWith(others) });
    expect([answer.status, answer.error.details]).toEqual([403, { required_scope: needs }]);
  });

  test("shows another account nothing of this one", async () => {
    const answer = await call({ key: strangerKey });
    if (owned) expect([answer.status, answer.error.code]).toEqual([404, "NOT_FOUND"]);
    if (answer.status < 300) expect(answer.text).not.toMatch(/matrix/i);
  });
});
