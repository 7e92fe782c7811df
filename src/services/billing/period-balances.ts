import { statement } from "@/db/sql";
import type { Context } from "../context";

/** What a balance was at both ends of a period, and what moved between. Minor units; `paid` is negative. */
export interface PeriodBalance {
  readonly currency: string;
  readonly opening: number;
  readonly received: number;
  readonly paid: number;
  readonly closing: number;
}

/** Reckoned back from today's balance, so that a period of late reads what came since and no more. */
const IN_PERIOD = statement(
  "ledger_period_balances",
  `SELECT a.currency, (a.balance - coalesce(s.since, 0))::bigint AS opening, coalesce(s.received, 0)::bigint AS received,
     coalesce(s.paid, 0)::bigint AS paid
   FROM ledger_account a
   LEFT JOIN LATERAL (
     SELECT sum(e.amount) AS since,
       sum(e.amount) FILTER (WHERE e.amount > 0 AND t.created_at < $3::timestamptz) AS received,
       sum(e.amount) FILTER (WHERE e.amount < 0 AND t.created_at < $3::timestamptz) AS paid
     FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id
     WHERE e.ledger_account_id = a.id AND t.created_at >= $2::timestamptz
       AND e.id > coalesce((
         SELECT o.id FROM ledger_entry o JOIN ledger_transaction ot ON ot.id = o.transaction_id
         WHERE o.ledger_account_id = a.id AND ot.created_at < $2::timestamptz - interval '1 hour'
         ORDER BY o.id DESC LIMIT 1), 0)
   ) s ON true
   WHERE a.kind = 'customer' AND a.account_id = $1::uuid
   ORDER BY a.currency`,
);

/** The account's balances over a period, one a currency. Who asks was asked before. */
export async function periodBalances(
  { db }: Context,
  accountId: string,
  { from, to }: { from: Date; to: Date },
): Promise<PeriodBalance[]> {
  const rows = await db.sql<Omit<PeriodBalance, "closing">>(IN_PERIOD, [accountId, from, to]);
  return rows.map((row) => ({ ...row, closing: row.opening + row.received + row.paid }));
}
