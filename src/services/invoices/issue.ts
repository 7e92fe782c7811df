import { inSqlTransaction, type SqlTx } from "@/db/transaction";
import type { Context } from "../context";
import type { InvoiceKind, InvoiceLine, InvoiceSeller } from "./document";
import { type DueCharge, type DueRefund, dueCharges, dueRefunds } from "./due";
import { findSeller } from "./seller";
import { lockSeries, type NewInvoice, writeInvoices } from "./series";
import { type Rate, split, type Taxed, taxesOf, taxOn } from "./tax";
import { findRates } from "./tax-rates";
import { sweepUnsettled } from "./watermark";

/** Invoices that one transaction issues: the series' row is locked for some 30 ms. */
const BATCH = 500;

/** How many documents a run has issued. */
export interface IssueRun {
  readonly invoices: number;
  readonly creditNotes: number;
}

/**
 * Gives every committed charge that has none an invoice, in the order of the ledger, and every refund of an invoiced
 * charge a credit note. Numbers have no gaps: those of a batch are given under the lock of the series' row and committed
 * with it. Safe in several processes at once, and when one is killed in the middle.
 */
export async function issueInvoices(ctx: Context): Promise<IssueRun> {
  const run = await sweepUnsettled(ctx.db, async (after) => {
    const rates = await findRates(ctx.db);
    const seller = await findSeller(ctx.db);
    return {
      invoices: await issueAll(ctx, "invoice", seller, after, async (tx, cursor) => {
        const due = await dueCharges(tx, cursor, BATCH);
        return { last: due.at(-1)?.number, found: due.map((charge) => invoiceFor(charge, seller, rates)) };
      }),
      creditNotes: await issueAll(ctx, "credit_note", seller, after, async (tx, cursor) => {
        const due = await dueRefunds(tx, cursor, BATCH);
        return { last: due.at(-1)?.number, found: due.map(creditNoteFor) };
      }),
    };
  });
  return run ?? { invoices: 0, creditNotes: 0 };
}

type Find = (
  tx: SqlTx,
  after: number,
) => Promise<{ readonly last: number | undefined; readonly found: readonly NewInvoice[] }>;

/** Batch by batch, each in a transaction of its own, until nothing is left behind `after`. */
async function issueAll(
  ctx: Context,
  kind: InvoiceKind,
  seller: InvoiceSeller,
  after: number,
  find: Find,
): Promise<number> {
  let issued = 0;
  for (let cursor = after; ; ) {
    // Looked at without the lock first: mostly nothing is due.
    if ((await find(ctx.db, cursor)).last === undefined) return issued;
    const last = await inSqlTransaction(ctx.db, async (tx) => {
      const next = await lockSeries(tx, kind);
      const { last, found } = await find(tx, cursor);
      if (last !== undefined) await writeInvoices(tx, { kind, next, issuedAt: ctx.now, seller }, found);
      issued += found.length;
      return last;
    });
    if (last === undefined) return issued;
    cursor = last;
  }
}

function invoiceFor(charge: DueCharge, seller: InvoiceSeller, rates: readonly Rate[]): NewInvoice {
  const { billTo, amount: total, at } = charge;
  const taxed = taxOn({ total, at, buyer: billTo, seller }, rates);
  return documentOf(charge, lineOf(charge, charge.name, charge.years, taxed), {
    billTo,
    correctsId: null,
    taxNote: taxed.note,
  });
}

/** What the invoice said, the other way round: its buyer and its tax, whatever has changed since. */
function creditNoteFor(refund: DueRefund): NewInvoice {
  const { line, billTo, taxNote, invoiceId: correctsId, amount } = refund;
  const { taxRate = null, taxName = null } = line ?? {};
  const parts = taxRate === null ? { net: amount, tax: 0 } : split(amount, taxRate);
  const taxed = { ...parts, taxRate, taxName };
  return documentOf(refund, lineOf(refund, line?.name ?? null, line?.years ?? null, taxed), {
    billTo,
    correctsId,
    taxNote,
  });
}

function lineOf(
  { description, at, amount: total }: { description: string; at: Date; amount: number },
  name: string | null,
  years: number | null,
  { net, tax, taxRate, taxName }: Omit<Taxed, "note">,
): InvoiceLine {
  return { description, name, years, suppliedAt: at.toISOString(), net, taxRate, taxName, tax, total };
}

function documentOf(
  { accountId, transactionId, currency }: { accountId: string; transactionId: string; currency: string },
  line: InvoiceLine,
  rest: Pick<NewInvoice, "billTo" | "correctsId" | "taxNote">,
): NewInvoice {
  const { net: netAmount, tax: taxAmount, total: totalAmount } = line;
  const amounts = { netAmount, taxAmount, totalAmount };
  return {
    accountId,
    transactionId,
    currency,
    ...amounts,
    lines: [line],
    taxes: taxesOf([line]),
    ...rest,
  };
}
