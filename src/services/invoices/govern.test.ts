import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "@/db/transaction";
import { buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { charge } from "../billing/ledger";
import { setKeySpendLimit, setSpendLimit } from "../billing/set-spend-limit";
import { loadSpending } from "../billing/spending";
import { type Context, systemContext } from "../context";
import { loadBillingDetails, updateBillingDetails } from "./billing-details";
import { issueInvoices } from "./issue";
import { listAnyInvoices, listInvoices } from "./list";
import { loadAnyInvoice, loadAnyInvoicePdf } from "./load";
import { previewInvoice } from "./preview";
import { addTaxRateInput, anyInvoicesInput, billingDetailsInput, invoicesInput, sellerInput } from "./schema";
import { loadSeller, setSeller } from "./seller";
import { addTaxRate, listTaxRates, removeTaxRate } from "./tax-rates";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let admin: Context;
beforeAll(async () => {
  db = await openTestRegistry();
  admin = await userContext(db, null, { operatorRole: "admin" });
});
afterAll(() => db.close());

const SELLER = { name: "Registry GmbH", country: "DE", invoicePrefix: "R-", creditNotePrefix: "G-" };
const audits = (action: string) =>
  db.prisma.auditEntry.findMany({
    where: { action },
    orderBy: { id: "asc" },
    select: { before: true, after: true },
  });

test("admins set the seller and tax rates; past invoices keep theirs; a rate in use stays", async () => {
  const support = await userContext(db, null, { operatorRole: "support" });
  const seller = sellerInput.parse(SELLER);
  expect(await codeOf(setSeller(support, seller))).toBe("missing_scope");
  await setSeller(admin, seller);
  expect(await loadSeller(support)).toMatchObject(SELLER);
  expect((await audits("seller.update"))[0]?.after).toMatchObject({ name: "Registry GmbH" });

  const rate = addTaxRateInput.parse({ country: "DE", name: "MwSt.", rate: 1900, validFrom: "2021-01-01" });
  expect(await codeOf(addTaxRate(support, rate))).toBe("missing_scope");
  const { id: rateId } = await addTaxRate(admin, rate);
  expect(await codeOf(addTaxRate(admin, rate))).toBe("invalid_value");
  const { id: planned } = await addTaxRate(admin, { ...rate, rate: 2100, validFrom: "2027-01-01" });
  expect((await listTaxRates(admin)).map(({ rate, state }) => [rate, state])).toEqual([
    [2100, "planned"],
    [1900, "in_force"],
  ]);
  expect((await previewInvoice(admin, { country: "DE", hasTaxId: false })).totals[1]?.label).toMatch(
    /^MwSt. 19%/,
  );

  const account = await buildAccount(db, { balance: 10_000, organization: "Acme 100%" });
  await updateBillingDetails(
    await userContext(db, account),
    billingDetailsInput.parse({
      street: "1 St",
      city: "",
      postalCode: "",
      region: "",
      country: "DE",
      taxId: "",
    }),
  );
  const movement = { accountId: account.id, currency: "USD", amount: 1190, description: "a: 1 year" };
  const owner = await userContext(db, account);
  await inTransaction(db, (tx) => charge(tx, owner, { ...movement, kind: "renew" }));
  await issueInvoices(systemContext(db, "issue_invoices", NOW, "job_1"));

  expect(await codeOf(removeTaxRate(admin, { rateId }))).toBe("wrong_state");
  await removeTaxRate(admin, { rateId: planned });
  expect(await audits("tax_rates.remove")).toHaveLength(1);
  expect(await codeOf(setSeller(admin, { ...seller, invoicePrefix: "X-", creditNotePrefix: "R-" }))).toBe(
    "invalid_value",
  );
  await setSeller(admin, { ...seller, invoicePrefix: "X-", name: "Other" });
  const invoice = await loadAnyInvoice(support, { reference: "r-1" });
  expect(invoice).toMatchObject({
    reference: "R-1",
    taxAmount: 190,
    billTo: { street: "1 St", taxId: null },
  });
  expect(invoice.paper.seller.name).toBe("Registry GmbH");
  expect((await loadAnyInvoicePdf(support, { reference: "R-1" })).name).toBe("R-1.pdf");
  expect(await codeOf(loadAnyInvoice(support, { reference: "X-1" }))).toBe("not_found");

  const found = async (over: object) => (await listAnyInvoices(support, anyInvoicesInput.parse(over))).total;
  expect(await found({ search: "acme 100%" })).toBe(1);
  expect(await found({ search: "acme 10_" })).toBe(0);
  expect(await found({ search: "1" })).toBe(1);
  expect(await found({ account: account.number, kind: "credit_note" })).toBe(0);
  const mine = await listInvoices(owner, invoicesInput.parse({ search: "a: 1" }));
  expect(mine.items.map(({ reference }) => reference)).toEqual(["R-1"]);
});

test("billing details are checked, and the audit keeps what changed but not the address", async () => {
  const account = await buildAccount(db);
  const billing = await userContext(db, account, { role: "billing" });
  const technical = await userContext(db, account, { role: "technical" });
  const input = { street: "Невский 1", city: "X", postalCode: "1", region: "", country: "FR", taxId: "FR 1" };
  expect(await codeOf(updateBillingDetails(technical, billingDetailsInput.parse(input)))).toBe(
    "missing_scope",
  );
  await updateBillingDetails(billing, billingDetailsInput.parse(input));
  expect(await loadBillingDetails(billing)).toEqual({ ...input, region: null });
  const changes = await audits("billing.update_details");
  expect(changes.at(-1)?.after).toEqual({
    country: "FR",
    changed: ["street", "city", "postalCode", "country", "taxId"],
  });
  expect(JSON.stringify(changes)).not.toContain("Невский");
  for (const wrong of [{ country: "XX" }, { country: "Germany" }, { taxId: "=1+1" }, { street: "a\nb" }]) {
    expect(billingDetailsInput.safeParse({ ...input, ...wrong }).success).toBe(false);
  }
  for (const wrong of [{ invoicePrefix: "1-" }, { invoicePrefix: "INV" }, { creditNotePrefix: "r-" }]) {
    expect(sellerInput.safeParse({ ...SELLER, ...wrong }).success).toBe(false);
  }
});

test("people with a right to billing set limits; keys and strangers do not", async () => {
  const account = await buildAccount(db, { balance: 10_000 });
  const billing = await userContext(db, account, { role: "billing" });
  const key = await keyContext(db, account);
  const keyId = key.actor.kind === "apiKey" ? key.actor.keyId : "";
  expect(await codeOf(setSpendLimit(key, { spendLimitAmount: null }))).toBe("missing_scope");
  expect(await codeOf(setKeySpendLimit(key, { keyId, spendLimitAmount: null }))).toBe("missing_scope");
  const stranger = await userContext(db, await buildAccount(db));
  expect(await codeOf(setKeySpendLimit(stranger, { keyId, spendLimitAmount: 1 }))).toBe("not_found");
  await setSpendLimit(billing, { spendLimitAmount: 5000 });
  await setKeySpendLimit(billing, { keyId, spendLimitAmount: 2000 });
  expect((await audits("billing.set_spend_limit")).at(-1)).toEqual({
    before: { spendLimitAmount: null },
    after: { spendLimitAmount: 5000 },
  });
  expect(await audits("billing.set_key_spend_limit")).toHaveLength(1);
  const movement = {
    accountId: account.id,
    currency: "USD",
    amount: 1500,
    description: "a",
    kind: "renew",
  } as const;
  await inTransaction(db, (tx) => charge(tx, key, movement));
  expect(await loadSpending(billing)).toMatchObject({
    currency: "USD",
    limit: 5000,
    spent: 1500,
    resetsAt: new Date("2026-12-01T00:00:00.000Z"),
    keys: [{ id: keyId, limit: 2000, spent: 1500, isLive: true }],
  });
  expect((await loadSpending(billing)).months.at(-1)).toEqual({ month: "2026-11", amount: 1500 });
});
