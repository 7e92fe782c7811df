import type { z } from "zod";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { listPolicies, priceOf } from "../namespaces/policy";
import type { InvoiceDocument } from "./document";
import { type Paper, paperOf } from "./paper";
import type { previewInput } from "./schema";
import { findSeller } from "./seller";
import { taxesOf, taxOn } from "./tax";
import { findRates } from "./tax-rates";

/** What the invoice for a made-up buyer would say now: with the seller and the rates that are set. Operators only. */
export async function previewInvoice(ctx: Context, input: z.output<typeof previewInput>): Promise<Paper> {
  requireOperator(ctx);
  const [seller, rates, [policy]] = await Promise.all([
    findSeller(ctx.db),
    findRates(ctx.db),
    listPolicies(ctx.db),
  ]);
  const currency = policy?.currency ?? "USD";
  const total = policy ? priceOf(policy, "register", ctx.now) : 1000;
  const taxId = input.hasTaxId ? `${input.country ?? ""}123456789` : null;
  const { note, ...taxed } = taxOn(
    { total, at: ctx.now, buyer: { country: input.country, taxId }, seller },
    rates,
  );
  const name = `shop.${policy?.name ?? "example"}`;
  const line = { description: `${name}: registration, 1 year`, name, years: 1, ...taxed, total };
  const lines = [{ ...line, suppliedAt: ctx.now.toISOString() }];
  const document: InvoiceDocument = {
    id: "",
    kind: "invoice",
    number: 1042,
    accountId: "",
    transactionId: "",
    correctsId: null,
    issuedAt: ctx.now,
    currency,
    netAmount: taxed.net,
    taxAmount: taxed.tax,
    totalAmount: total,
    lines,
    taxes: taxesOf(lines),
    taxNote: note,
    seller,
    billTo: {
      organization: "Analytical Engines",
      contactName: "Ada Lovelace",
      email: "ada@example.com",
      number: 1,
      street: "1 Harbour Street",
      city: "Sample Town",
      postalCode: "12345",
      region: null,
      country: input.country,
      taxId,
    },
  };
  return paperOf(document, null);
}
