import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { newId } from "@/lib/id";
import type { Context } from "../context";
import { addSettlement } from "../payments/record-payment";

/** A renewal that the balance does not cover. `amount` in minor units. */
export interface UnpaidRenewal {
  readonly nameId: string;
  readonly accountId: string;
  /** The end of the term that is to be renewed: once it is another one, the payment is void. */
  readonly termEndsAt: Date;
  readonly amount: number;
  readonly currency: string;
}

const OPEN = statement(
  "renewal_payment_open",
  `SELECT id FROM payment
   WHERE name_id = $1::uuid AND term_ends_at = $2 AND purpose = 'auto_renewal' AND status = 'pending'`,
);

const INSERT = statement(
  "renewal_payment_insert",
  `INSERT INTO payment (id, account_id, purpose, amount, currency, status, provider, method_id, name_id, term_ends_at,
     card_brand, card_last4, created_at)
   SELECT $1::uuid, $2::uuid, 'auto_renewal', $3::int, $4, 'pending', m.provider, m.id, $5::uuid, $6,
     m.brand, m.last4, $7
   FROM payment_method m
   WHERE m.account_id = $2::uuid AND m.provider = $8 AND m.is_default AND m.removed_at IS NULL
   RETURNING id`,
);

/**
 * Records a payment by the account's default card, to be taken after the commit by the job `settle_payment`; the renewal is
 * written in the transaction that books it. While one is pending for the term, it is that one. Called under the name's lock.
 * @returns the payment's id; null when the account has saved no card, or nobody takes cards here
 */
export async function startRenewalPayment(
  tx: SqlTx,
  ctx: Context,
  renewal: UnpaidRenewal,
): Promise<string | null> {
  if (!ctx.payments) return null;
  const { nameId, accountId, termEndsAt, amount, currency } = renewal;
  const [open] = await tx.sql<{ id: string }>(OPEN, [nameId, termEndsAt]);
  if (open) return open.id;
  const [recorded] = await tx.sql<{ id: string }>(INSERT, [
    newId(),
    accountId,
    amount,
    currency,
    nameId,
    termEndsAt,
    ctx.now,
    ctx.payments.name,
  ]);
  if (!recorded) return null;
  await addSettlement(tx, recorded.id, "once");
  return recorded.id;
}
