import { type Sql, statement } from "@/db/sql";

/** A charge for a name that was not given back. `amount` in minor units. */
export interface RefundableCharge {
  readonly id: string;
  readonly kind: string;
  readonly accountId: string;
  readonly amount: number;
  readonly years: number;
  readonly createdAt: Date;
}

const REFUNDABLE = statement(
  "ledger_refundable",
  `SELECT t.id, t.kind, a.account_id AS "accountId", -e.amount AS amount, coalesce(t.years, 0) AS years,
     t.created_at AS "createdAt"
   FROM ledger_transaction t
   JOIN ledger_entry e ON e.transaction_id = t.id
   JOIN ledger_account a ON a.id = e.ledger_account_id AND a.kind = 'customer'
   WHERE t.name_id = $1::uuid AND t.kind IN ('register', 'renew', 'transfer')
     AND NOT EXISTS (SELECT 1 FROM ledger_transaction r WHERE r.refunds_id = t.id)
   ORDER BY t.number DESC`,
);

/** What was paid for the term of a name, and not given back; the newest first. */
export function listRefundable(on: { readonly sql: Sql }, nameId: string): Promise<RefundableCharge[]> {
  return on.sql<RefundableCharge>(REFUNDABLE, [nameId]);
}
