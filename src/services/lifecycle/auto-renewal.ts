import type { Name } from "@/db/generated/client";
import { statement } from "@/db/sql";
import type { SqlTx, Tx } from "@/db/transaction";
import { type Context, within } from "../context";
import { applyRenewal } from "../names/renew";
import { listPolicies } from "../namespaces/policy";
import { addTask } from "../tasks";
import { nextTryAt } from "./retry-schedule";
import { graceEndsAt } from "./steps";
import { autoRenewalYears } from "./try-renewal";

/** Which term of which name a payment is for. */
export interface PaidTerm {
  readonly nameId: string;
  readonly termEndsAt: Date;
}

const LOCK_TERM = statement(
  "auto_renewal_lock_term",
  `SELECT id FROM name WHERE id = $1::uuid AND expires_at = $2 AND auto_renew AND released_at IS NULL
     AND deleted_at IS NULL AND pending_transfer_id IS NULL FOR UPDATE`,
);

/**
 * Whether a payment for the term is still wanted, with the name locked until the transaction ends: asked before the money
 * is booked, so that names are locked before balances as everywhere.
 */
export async function lockUnpaidTerm(tx: SqlTx, { nameId, termEndsAt }: PaidTerm): Promise<boolean> {
  return (await tx.sql(LOCK_TERM, [nameId, termEndsAt])).length > 0;
}

/**
 * Renews a name by the year that was just paid into its account's balance, in the same transaction.
 * @returns `void` when that term is not to be renewed any more (renewed by hand, deleted, gone, auto-renewal turned off,
 *   on its way to another account): nothing was written
 * @throws RegistryError insufficient_balance, when the price rose meanwhile; spend_limit_exceeded
 */
export async function applyPaidRenewal(tx: Tx, ctx: Context, term: PaidTerm): Promise<"renewed" | "void"> {
  if (!(await lockUnpaidTerm(tx, term))) return "void";
  const row = await tx.prisma.name.findUniqueOrThrow({ where: { id: term.nameId } });
  const policy = (await listPolicies(within(ctx, tx).db)).find(({ id }) => id === row.namespaceId);
  if (!policy) return "void";
  await applyRenewal(tx, ctx, { row, policy }, autoRenewalYears(policy), "registry");
  return "renewed";
}

/**
 * Writes that a card did not pay a renewal, and when it is tried again. The lifecycle job, run at once, tells the owner the
 * first time: one mail for all names that it concerns. `failure`: a code.
 */
export async function renewalPaymentFailed(
  tx: Tx,
  ctx: Context,
  { nameId, termEndsAt }: PaidTerm,
  failure: string,
): Promise<void> {
  const renewal = await tx.prisma.autoRenewal.findUnique({ where: { nameId }, include: { name: true } });
  if (renewal?.termEndsAt.getTime() !== termEndsAt.getTime()) return;
  const policy = (await listPolicies(within(ctx, tx).db)).find(({ id }) => id === renewal.name.namespaceId);
  if (!policy) return;
  await tx.prisma.autoRenewal.update({
    where: { nameId },
    data: {
      lastFailure: failure,
      paymentId: null,
      nextTryAt: nextTryAt(renewal.tries, ctx.now, graceEndsAt(renewal.name, policy)),
    },
  });
  await runLifecycleSoon(tx);
}

const RETRY_NOW = statement(
  "auto_renewal_retry_now",
  "UPDATE auto_renewal SET next_try_at = least(next_try_at, $2) WHERE account_id = $1::uuid RETURNING name_id",
);

/** Makes the unpaid renewals of an account due: there is money now. */
export async function retryRenewalsNow(tx: SqlTx, accountId: string, now: Date): Promise<void> {
  const due = await tx.sql(RETRY_NOW, [accountId, now]);
  if (due.length > 0) await runLifecycleSoon(tx);
}

const BEGIN = statement(
  "auto_renewal_begin",
  `INSERT INTO auto_renewal (name_id, account_id, term_ends_at, next_try_at, created_at)
   VALUES ($1::uuid, $2::uuid, $3, $4, $4) ON CONFLICT (name_id) DO NOTHING`,
);
const END = statement("auto_renewal_end", "DELETE FROM auto_renewal WHERE name_id = $1::uuid");

/** Follows a holder who turns the auto-renewal of an expired name on, which is then tried at once, or off. */
export async function followAutoRenew(
  tx: SqlTx,
  ctx: Context,
  name: Pick<Name, "id" | "accountId" | "expiresAt">,
  autoRenew: boolean,
): Promise<void> {
  if (name.expiresAt > ctx.now) return;
  if (!autoRenew) {
    await tx.sql(END, [name.id]);
    return;
  }
  await tx.sql(BEGIN, [name.id, name.accountId, name.expiresAt, ctx.now]);
  await runLifecycleSoon(tx);
}

/** One run for all that ask within a second. */
async function runLifecycleSoon(tx: SqlTx): Promise<void> {
  await addTask(tx, "run_lifecycle", {}, { key: "run_lifecycle" });
}
