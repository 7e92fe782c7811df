import type { Tx } from "@/db/transaction";
import type { Context } from "../context";
import { endRedemption, expire, hold, type LockedName, notice, release, remove, type Stepped } from "./deeds";
import { lastTryAt } from "./retry-schedule";
import { graceEndsAt, nextStepOf } from "./steps";
import { type Expiring, loadExpiring, renewFromBalance, type Try, tryRenewal } from "./try-renewal";

/**
 * Carries out what is due for a locked name at `ctx.now`, one step, in the caller's transaction: state, audit row, event
 * and DNS together. The holder's mail is the caller's, so that many names make one. Called again it goes on from there.
 * @returns null when nothing is due, or it has to wait for a card or a transfer
 */
export async function stepName(tx: Tx, ctx: Context, { row, policy }: LockedName): Promise<Stepped | null> {
  const step = nextStepOf(row, policy, ctx.now);
  const isPastTerm = row.deletedAt === null && row.expiresAt <= ctx.now && row.pendingTransferId === null;
  if (isPastTerm && row.autoRenew) return stepRenewing(tx, ctx, await loadExpiring(tx, row, policy));
  switch (step?.kind) {
    case "notice":
      return notice(tx, ctx, row, step.days);
    case "expire":
      return expire(tx, ctx, row, null);
    case "hold":
      return hold(tx, ctx, { row, policy });
    case "delete":
      return remove(tx, ctx, { row, policy });
    case "end_redemption":
      return endRedemption(tx, ctx, row);
    case "release":
      return release(tx, ctx, { row, policy });
    default:
      return null;
  }
}

/** As `stepName`, of a name whose term has ended and that is to be renewed. */
async function stepRenewing(tx: Tx, ctx: Context, expiring: Expiring): Promise<Stepped | null> {
  const { row, policy, renewal, payment } = expiring;
  const step = nextStepOf(row, policy, ctx.now)?.kind;
  const isTryDue = renewal !== null && renewal.nextTryAt <= ctx.now;
  if (step === "expire") {
    if (renewal && !isTryDue) return payment ? null : expire(tx, ctx, row, renewal.lastFailure);
    const tried = await tryRenewal(tx, ctx, expiring);
    if (tried.kind === "renewed") return renewed(tried);
    // Asked once, a card has an hour to answer before the name counts as expired.
    if (tried.kind === "waiting" && !payment) return { deed: { did: "asked_card", isLastTry: false }, row };
    return expire(tx, ctx, row, tried.kind === "failed" ? tried.failure : "payment_pending");
  }
  if (step === "delete") {
    const tried = await renewFromBalance(tx, ctx, expiring);
    if (tried.kind === "renewed") return renewed(tried);
    // The provider answers within minutes; a cardholder may never.
    return payment === "pending" ? null : remove(tx, ctx, expiring);
  }
  if (isTryDue) {
    const isLastTry = lastTryAt(graceEndsAt(row, policy)) <= ctx.now;
    const tried = await tryRenewal(tx, ctx, expiring);
    if (tried.kind === "renewed") return renewed(tried);
    if (tried.kind === "waiting") return { deed: { did: "asked_card", isLastTry }, row };
    const isFirstTry = renewal.tries === 0;
    return { deed: { did: "retried", failure: tried.failure, isFirstTry, isLastTry }, row };
  }
  return step === "hold" ? hold(tx, ctx, expiring) : null;
}

function renewed({ row, amount }: Extract<Try, { kind: "renewed" }>): Stepped {
  return { deed: { did: "renewed", amount }, row };
}
