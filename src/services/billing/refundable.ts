import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import type { LedgerKind } from "./movement";

const REFUNDABLE = statement(
  "ledger_refundable",
  `SELECT coalesce(sum(-e.amount), 0)::bigint AS amount
   FROM ledger_transaction t
   JOIN ledger_entry e ON e.transaction_id = t.id
   JOIN ledger_account a ON a.id = e.ledger_account_id AND a.kind = 'customer' AND a.account_id = $1::uuid
   WHERE t.name_id = $2::uuid AND t.kind = ANY($3::text[]) AND t.created_at >= $4
     AND NOT EXISTS (SELECT 1 FROM ledger_transaction r WHERE r.refunds_id = t.id)`,
);

/** What `refundCharges` would give back to this account, minor units. */
export async function refundableAmount(
  db: Database,
  charges: { accountId: string; nameId: string; kinds: readonly LedgerKind[]; since: Date },
): Promise<number> {
  const { accountId, nameId, kinds, since } = charges;
  const [row] = await db.sql<{ amount: number }>(REFUNDABLE, [accountId, nameId, kinds, since]);
  return Number(row?.amount ?? 0);
}
