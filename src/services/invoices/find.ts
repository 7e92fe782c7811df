import type { Prisma } from "@/db/generated/client";
import { CHARGE_KINDS } from "../billing/movement";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type InvoiceDocument, parseReference, referenceOf } from "./document";

/** What is read of an invoice, wherever it is shown. */
export const invoiceDetails = {
  corrects: { select: { kind: true, number: true, seller: true } },
  notes: { select: { kind: true, number: true, seller: true }, orderBy: { number: "asc" } },
} satisfies Prisma.InvoiceInclude;

export type InvoiceRow = Prisma.InvoiceGetPayload<{ include: typeof invoiceDetails }>;

/** An invoice as it was issued; the JSON in it was written by `writeInvoices` and cannot change. */
export function documentOf(row: Prisma.InvoiceGetPayload<object>): InvoiceDocument {
  return row as unknown as InvoiceDocument;
}

/** The number that people read. */
export function referenceOfRow(row: Pick<InvoiceRow, "kind" | "number" | "seller">): string {
  return referenceOf(row as unknown as Parameters<typeof referenceOf>[0]);
}

/**
 * The invoice or credit note of that reference; digits alone are the charge's number on the statement.
 * @param accountId null finds those of every account
 * @throws RegistryError not_found
 */
export async function findInvoice(ctx: Context, text: string, accountId: string | null): Promise<InvoiceRow> {
  const asked = parseReference(text);
  const owned = accountId === null ? {} : { accountId };
  if (asked?.prefix === "") {
    const transaction = await findTransaction(ctx, asked.number, accountId);
    const found =
      transaction &&
      (await ctx.db.prisma.invoice.findUnique({
        where: { transactionId: transaction.id, ...owned },
        include: invoiceDetails,
      }));
    if (found) return found;
    if (transaction && [...CHARGE_KINDS, "refund"].includes(transaction.kind)) {
      throw new RegistryError("not_found", {
        message: "The invoice for this is being issued: ask again in a few seconds",
        details: { issuing: true },
      });
    }
  } else if (asked) {
    const rows = await ctx.db.prisma.invoice.findMany({
      where: { number: asked.number, ...owned },
      include: invoiceDetails,
    });
    const reference = `${asked.prefix}${asked.number}`.toUpperCase();
    const found = rows.find((row) => referenceOfRow(row).toUpperCase() === reference);
    if (found) return found;
  }
  throw new RegistryError("not_found", { message: "There is no such invoice" });
}

function findTransaction(ctx: Context, number: number, accountId: string | null) {
  const ledgerAccount = { kind: "customer", ...(accountId === null ? {} : { accountId }) } as const;
  return ctx.db.prisma.ledgerTransaction.findFirst({
    where: { number, entries: { some: { ledgerAccount } } },
    select: { id: true, kind: true },
  });
}
