import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { newId } from "@/lib/id";
import type { InvoiceDocument, InvoiceKind, InvoiceSeller } from "./document";

/** An invoice that has no number yet. */
export type NewInvoice = Omit<InvoiceDocument, "id" | "kind" | "number" | "issuedAt" | "seller">;

const LOCK = statement(
  "invoice_series_lock",
  "SELECT next FROM invoice_series WHERE kind = $1::invoice_kind FOR UPDATE",
);

const ADVANCE = statement(
  "invoice_series_advance",
  "UPDATE invoice_series SET next = next + $2::int WHERE kind = $1::invoice_kind",
);

const INSERT = statement(
  "invoice_insert",
  `INSERT INTO invoice (id, kind, number, account_id, transaction_id, corrects_id, issued_at, currency, net_amount,
     tax_amount, total_amount, lines, taxes, tax_note, seller, bill_to)
   SELECT r.id, $1::invoice_kind, r.number, r."accountId", r."transactionId", r."correctsId", $2, r.currency,
     r."netAmount", r."taxAmount", r."totalAmount", r.lines, r.taxes, r."taxNote", $3::jsonb, r."billTo"
   FROM json_to_recordset($4::json) AS r (id uuid, number int, "accountId" uuid, "transactionId" uuid,
     "correctsId" uuid, currency text, "netAmount" int, "taxAmount" int, "totalAmount" int, lines jsonb, taxes jsonb,
     "taxNote" text, "billTo" jsonb)`,
);

/**
 * Waits for the series' row, so that one transaction at a time gives its numbers: what it reads from then on is what the
 * one before it has committed.
 * @returns the next number
 */
export async function lockSeries({ sql }: SqlTx, kind: InvoiceKind): Promise<number> {
  const [row] = await sql<{ next: number }>(LOCK, [kind]);
  if (!row) throw new Error(`There is no series of the kind ${kind}`);
  return row.next;
}

/** Writes invoices with the numbers from `next` on, in their order. The series has to be locked. */
export async function writeInvoices(
  { sql }: SqlTx,
  issue: { kind: InvoiceKind; next: number; issuedAt: Date; seller: InvoiceSeller },
  invoices: readonly NewInvoice[],
): Promise<void> {
  const { kind, next, issuedAt, seller } = issue;
  const rows = invoices.map((invoice, index) => ({ id: newId(), number: next + index, ...invoice }));
  await sql(INSERT, [kind, issuedAt, JSON.stringify(seller), JSON.stringify(rows)]);
  await sql(ADVANCE, [kind, rows.length]);
}
