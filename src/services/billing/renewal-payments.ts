import type { SqlTx } from "@/db/transaction";
import type { Context } from "../context";

/** A renewal that the balance does not cover. `amount` in minor units. */
export interface UnpaidRenewal {
  readonly nameId: string;
  readonly accountId: string;
  /** The end of the term that is to be renewed: once it is another one, the payment is void. */
  readonly termEndsAt: Date;
  readonly amount: number;
  readonly currency: string;
}

/**
 * Records a payment by the account's default card, to be taken after the commit; the renewal is written in the transaction
 * that books it.
 * @returns the payment's id; null when the account has saved no card
 */
export async function startRenewalPayment(
  _tx: SqlTx,
  _ctx: Context,
  _renewal: UnpaidRenewal,
): Promise<string | null> {
  return null;
}
