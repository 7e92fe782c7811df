import type { Tx } from "@/db/transaction";
import type { Context } from "../context";

/** Which term of which name a payment is for. */
export interface PaidTerm {
  readonly nameId: string;
  readonly termEndsAt: Date;
}

/**
 * Renews a name by the year that was just paid into its account's balance, in the same transaction.
 * @returns `void` when that term is not to be renewed any more (renewed by hand, deleted, gone): nothing was written
 */
export async function applyPaidRenewal(_tx: Tx, _ctx: Context, _term: PaidTerm): Promise<"renewed" | "void"> {
  return "void";
}

/** Writes that a card did not pay a renewal: when it is tried next, and a mail to the owner. `failure`: a code. */
export async function renewalPaymentFailed(
  _tx: Tx,
  _ctx: Context,
  _term: PaidTerm,
  _failure: string,
): Promise<void> {}
