import type { Context } from "../context";
import type { InvoiceBuyer, InvoiceKind, InvoiceLine, InvoiceTax } from "./document";
import { documentOf, type InvoiceRow, referenceOfRow } from "./find";

/** An invoice or credit note in a list. Amounts in minor units, positive. */
export interface InvoiceView {
  readonly id: string;
  readonly kind: InvoiceKind;
  /** `INV-1042`. */
  readonly reference: string;
  readonly issuedAt: Date;
  readonly currency: string;
  readonly netAmount: number;
  readonly taxAmount: number;
  readonly totalAmount: number;
  readonly description: string;
  readonly lines: readonly InvoiceLine[];
  readonly taxes: readonly InvoiceTax[];
  readonly taxNote: string | null;
  readonly billTo: InvoiceBuyer;
  /** The invoice that a credit note corrects. */
  readonly corrects: string | null;
  /** The credit note that gave it back. */
  readonly correctedBy: string | null;
  /** The movement on the statement: its number, kind and the balance after it. */
  readonly movement: {
    readonly number: number;
    readonly kind: string;
    readonly requestId: string;
    readonly balanceAfter: number;
  };
}

/** Rows with the movements that they are for. */
export async function viewInvoices(ctx: Context, rows: readonly InvoiceRow[]): Promise<InvoiceView[]> {
  const transactions = await ctx.db.prisma.ledgerTransaction.findMany({
    where: { id: { in: rows.map((row) => row.transactionId) } },
    select: {
      id: true,
      number: true,
      kind: true,
      requestId: true,
      entries: { where: { ledgerAccount: { kind: "customer" } }, select: { balanceAfter: true } },
    },
  });
  const movements = new Map(
    transactions.map(({ id, entries, ...rest }) => [
      id,
      { ...rest, balanceAfter: Number(entries[0]?.balanceAfter ?? 0) },
    ]),
  );
  return rows.map((row) => {
    const {
      seller: _,
      transactionId,
      accountId: __,
      correctsId: ___,
      number: ____,
      ...document
    } = documentOf(row);
    const movement = movements.get(transactionId);
    if (!movement) throw new Error(`Invoice ${row.id} has no movement`);
    const [note] = row.notes;
    return {
      ...document,
      reference: referenceOfRow(row),
      description: document.lines[0]?.description ?? "",
      corrects: row.corrects && referenceOfRow(row.corrects),
      correctedBy: note ? referenceOfRow(note) : null,
      movement,
    };
  });
}
