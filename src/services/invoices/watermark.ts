import type { Database } from "@/db/client";
import { statement } from "@/db/sql";

/**
 * Up to which ledger number everything has its invoice, as this process knows. Numbers are given out before their
 * transactions commit, so that one may come to light after a higher one: what was the highest at one look is settled once
 * every transaction that ran then has ended.
 */
interface Watermark {
  /** Nothing at or below is without an invoice. */
  settled: number;
  /** The highest number at an earlier look, and the transaction that was to begin next then. */
  look: { readonly highest: number; readonly next: bigint } | null;
}

const watermarks = new WeakMap<Database["pool"], Watermark>();

const LOOK = statement(
  "invoice_look",
  `SELECT coalesce(max(number), 0) AS highest, pg_snapshot_xmin(pg_current_snapshot())::text AS oldest,
     pg_snapshot_xmax(pg_current_snapshot())::text AS next
   FROM ledger_transaction`,
);

/**
 * Runs `sweep` over the ledger numbers behind those that are settled, when there are any: what it leaves without an
 * invoice must have been invisible to it. A process's first run reads the whole ledger.
 */
export async function sweepUnsettled<T>(
  db: Database,
  sweep: (after: number) => Promise<T>,
): Promise<T | null> {
  const mark = watermarks.get(db.pool) ?? { settled: 0, look: null };
  watermarks.set(db.pool, mark);
  const [row] = await db.sql<{ highest: number; oldest: string; next: string }>(LOOK, []);
  if (!row || row.highest <= mark.settled) return null;
  const result = await sweep(mark.settled);
  const { look } = mark;
  if (look === null || BigInt(row.oldest) >= look.next) {
    if (look) mark.settled = look.highest;
    mark.look = { highest: row.highest, next: BigInt(row.next) };
  }
  return result;
}
