import { z } from "zod";
import { toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import type { InvoiceView } from "@/services/invoices/view";
import { answerSchema, currency, decimal, timestamp } from "./components";

const rate = z.number().meta({ description: "Percent", example: 19 });
const reference = z.string().meta({ example: "INV-1042" });

export const invoiceAnswer = answerSchema(
  "Invoice",
  z.object({
    number: reference,
    document: z.enum(["invoice", "credit_note"]),
    transaction: z.int().meta({ description: "The movement's number on the statement", example: 1203 }),
    date: timestamp.meta({ description: "When it was issued" }),
    type: z.string().meta({ description: "register, renew, restore or transfer; refund on a credit note" }),
    description: z.string().meta({ example: "shop.com.store: registration, 2 years" }),
    amount: decimal.meta({ description: "Tax included; a credit note gives it back" }),
    net: decimal,
    tax: decimal,
    currency,
    balance_after: decimal,
    lines: z.array(
      z.object({
        description: z.string(),
        subdomain: z.string().nullable(),
        period: z.int().nullable().meta({ description: "Years" }),
        supplied_at: timestamp,
        net: decimal,
        tax_name: z.string().nullable(),
        tax_rate: rate.nullable(),
        tax: decimal,
        amount: decimal,
      }),
    ),
    taxes: z.array(z.object({ name: z.string().meta({ example: "VAT" }), rate, net: decimal, tax: decimal })),
    tax_note: z.string().nullable().meta({ description: "Why no tax is charged" }),
    corrects: reference.nullable().meta({ description: "The invoice that a credit note corrects" }),
    corrected_by: reference.nullable().meta({ description: "The credit note that gave it back" }),
    pdf: z.string().meta({ example: "/api/v2/invoices/INV-1042.pdf" }),
  }),
);

export function toInvoice(invoice: InvoiceView) {
  const { currency: code, movement } = invoice;
  const amount = (minor: number) => toDecimal(minor, code);
  return {
    number: invoice.reference,
    document: invoice.kind,
    transaction: movement.number,
    date: isoSeconds(invoice.issuedAt),
    type: movement.kind,
    description: invoice.description,
    amount: amount(invoice.totalAmount),
    net: amount(invoice.netAmount),
    tax: amount(invoice.taxAmount),
    currency: code,
    balance_after: amount(movement.balanceAfter),
    lines: invoice.lines.map((line) => ({
      description: line.description,
      subdomain: line.name,
      period: line.years,
      supplied_at: isoSeconds(new Date(line.suppliedAt)),
      net: amount(line.net),
      tax_name: line.taxName,
      tax_rate: line.taxRate === null ? null : line.taxRate / 100,
      tax: amount(line.tax),
      amount: amount(line.total),
    })),
    taxes: invoice.taxes.map((tax) => ({
      name: tax.name,
      rate: tax.rate / 100,
      net: amount(tax.net),
      tax: amount(tax.tax),
    })),
    tax_note: invoice.taxNote,
    corrects: invoice.corrects,
    corrected_by: invoice.correctedBy,
    pdf: `/api/v2/invoices/${encodeURIComponent(invoice.reference)}.pdf`,
  };
}
