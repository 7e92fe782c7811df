import { afterAll, beforeAll, expect, test } from "vitest";
import { systemContext } from "@/services/context";
import { issueInvoices } from "@/services/invoices/issue";
import { type BuiltAccount, buildAccount, buildKey, NOW } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let account: BuiltAccount;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
  account = await buildAccount(db, { balance: 100_000 });
  ({ key } = await buildKey(db, account));
  await db.prisma.account.update({ where: { id: account.id }, data: { country: "DE" } });
  await db.prisma.taxRate.create({
    data: { country: "DE", name: "VAT", rate: 1900, validFrom: new Date("2021-01-01") },
  });
});
afterAll(() => db.close());

const issue = () => issueInvoices(systemContext(db, "issue_invoices", NOW, "job_1"));

test("a registration's number leads to its invoice, and a deletion's refund to a credit note", async () => {
  const bought = await send("POST", "/subdomains", {
    key,
    body: { subdomain: "paid", domain: "com.store", period: 1 },
  });
  const early = await send("GET", `/invoices/${bought.data.invoice}`, { key });
  expect(early.status).toBe(404);
  expect(early.error.message).toContain("is being issued");
  await issue();
  const invoice = await send("GET", `/invoices/${bought.data.invoice}`, { key });
  expect(invoice.data).toMatchObject({
    number: "INV-1",
    document: "invoice",
    transaction: bought.data.invoice,
    type: "register",
    description: "paid.com.store: registration, 1 year",
    amount: 29.99,
    net: 25.2,
    tax: 4.79,
    currency: "USD",
    balance_after: 970.01,
    lines: [{ subdomain: "paid.com.store", period: 1, tax_name: "VAT", tax_rate: 19, tax: 4.79 }],
    taxes: [{ name: "VAT", rate: 19, net: 25.2, tax: 4.79 }],
    corrected_by: null,
    pdf: "/api/v2/invoices/INV-1.pdf",
  });
  await send("DELETE", "/subdomains/paid.com.store?confirm=paid.com.store", { key });
  await issue();
  const { list, meta } = await send("GET", "/invoices?document=credit_note", { key });
  expect(meta).toMatchObject({ total: 1 });
  expect(list).toMatchObject([{ number: "CN-1", type: "refund", amount: 29.99, corrects: "INV-1" }]);
  expect((await send("GET", "/invoices/inv-1", { key })).data.corrected_by).toBe("CN-1");
  expect((await send("GET", "/invoices?search=PAID.com", { key })).meta).toMatchObject({ total: 2 });
  expect((await send("GET", "/invoices?search=100%25", { key })).meta).toMatchObject({ total: 0 });
});

test("the PDF is a file, whole, and nobody else's", async () => {
  const file = await send("GET", "/invoices/INV-1.pdf", { key });
  expect(file.status).toBe(200);
  expect(file.headers.get("content-type")).toBe("application/pdf");
  expect(file.headers.get("content-disposition")).toBe('attachment; filename="INV-1.pdf"');
  expect(file.text.startsWith("%PDF-")).toBe(true);
  expect(file.text.trimEnd().endsWith("%%EOF")).toBe(true);
  const stranger = await buildKey(db, await buildAccount(db));
  for (const path of ["/invoices/INV-1.pdf", "/invoices/INV-1", "/invoices/1"]) {
    expect((await send("GET", path, { key: stranger.key })).status).toBe(404);
  }
  expect((await send("GET", "/invoices/CN-99", { key })).status).toBe(404);
  expect((await send("GET", "/invoices/XX-1", { key })).status).toBe(404);
  expect((await send("POST", "/invoices/INV-1.pdf", { key })).status).toBe(405);
});

test("a spend limit is told with the balance, and refuses with what is spent of it", async () => {
  await db.prisma.account.update({ where: { id: account.id }, data: { spendLimitAmount: 3000 } });
  expect((await send("GET", "/account", { key })).data.spend_limit).toBe(30);
  await send("POST", "/subdomains", { key, body: { subdomain: "within", domain: "com.store", period: 1 } });
  const balance = await send("GET", "/account/balance", { key });
  expect(balance.data).toMatchObject({
    spend_limit: 30,
    spent_this_month: 29.99,
    spend_limit_resets_at: "2026-12-01T00:00:00Z",
  });
  const refused = await send("POST", "/subdomains", {
    key,
    body: { subdomain: "beyond", domain: "com.store", period: 1 },
  });
  expect(refused.status).toBe(422);
  expect(refused.error).toMatchObject({
    code: "SPEND_LIMIT_EXCEEDED",
    details: { limit_of: "account", limit: 30, spent: 29.99, required: 29.99 },
  });
  expect(await db.prisma.name.count({ where: { label: "beyond" } })).toBe(0);
});
