import type { Name } from "@/db/generated/client";
import type { Tx } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { queueDelegationChange } from "../dns/outbox";
import { emitEvent } from "../events/emit";
import { applyDeletion } from "../names/delete";
import type { NamespacePolicy } from "../namespaces/policy";
import { lastTryAt } from "./retry-schedule";
import { graceEndsAt, type NoticeDays, nextStepOf } from "./steps";
import { type Expiring, loadExpiring, renewFromBalance, type Try, tryRenewal } from "./try-renewal";

/** What was done to a name. */
export type Deed =
  | { readonly did: "noticed"; readonly days: NoticeDays }
  | { readonly did: "renewed"; readonly amount: number }
  /** A card was asked: the name waits for the answer. */
  | { readonly did: "asked_card"; readonly isLastTry: boolean }
  | {
      readonly did: "retried";
      readonly failure: string;
      readonly isFirstTry: boolean;
      readonly isLastTry: boolean;
    }
  /** `failure`: why it was not renewed; null when it was not to be. */
  | { readonly did: "expired"; readonly failure: string | null }
  | { readonly did: "held" }
  | { readonly did: "deleted" }
  | { readonly did: "redemption_ended" }
  | { readonly did: "released" };

/** A deed with the name as it is afterwards. */
export interface Stepped {
  readonly deed: Deed;
  readonly row: Name;
}

interface LockedName {
  readonly row: Name;
  readonly policy: NamespacePolicy;
}

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

async function notice(tx: Tx, ctx: Context, before: Name, days: NoticeDays): Promise<Stepped> {
  const row = await write(tx, ctx, before, { stage: `notice_${days}` });
  await emitEvent(tx, ctx, {
    type: "subdomain.expiring",
    accountId: row.accountId,
    subject: row.fqdn,
    payload: {
      subdomain: row.fqdn,
      expires_at: isoSeconds(row.expiresAt),
      days,
      auto_renew: row.autoRenew,
    },
  });
  return { deed: { did: "noticed", days }, row };
}

async function expire(tx: Tx, ctx: Context, before: Name, failure: string | null): Promise<Stepped> {
  const row = await write(tx, ctx, before, { stage: "expired" });
  await recordStage(tx, ctx, "names.expire", before, { expiresAt: row.expiresAt, failure });
  await emitEvent(tx, ctx, {
    type: "subdomain.expired",
    accountId: row.accountId,
    subject: row.fqdn,
    payload: { subdomain: row.fqdn, expired_at: isoSeconds(row.expiresAt) },
  });
  return { deed: { did: "expired", failure }, row };
}

async function hold(tx: Tx, ctx: Context, { row: before, policy }: LockedName): Promise<Stepped> {
  const row = await write(tx, ctx, before, { stage: "held" });
  await queueDelegationChange(tx, { namespace: policy.name, fqdn: row.fqdn });
  const deletesAt = graceEndsAt(row, policy);
  await recordStage(tx, ctx, "names.hold", before, { expiresAt: row.expiresAt, deletesAt });
  await emitEvent(tx, ctx, {
    type: "subdomain.held",
    accountId: row.accountId,
    subject: row.fqdn,
    payload: {
      subdomain: row.fqdn,
      expired_at: isoSeconds(row.expiresAt),
      deletes_at: isoSeconds(deletesAt),
    },
  });
  return { deed: { did: "held" }, row };
}

async function remove(tx: Tx, ctx: Context, { row, policy }: LockedName): Promise<Stepped> {
  await applyDeletion(tx, ctx, { row, policy });
  const after = await tx.prisma.name.findUniqueOrThrow({ where: { id: row.id } });
  return { deed: { did: "deleted" }, row: after };
}

async function endRedemption(tx: Tx, ctx: Context, before: Name): Promise<Stepped> {
  const row = await write(tx, ctx, before, { stage: "pending_delete" });
  await recordStage(tx, ctx, "names.end_redemption", before, { releasesAt: row.releasesAt });
  await emitEvent(tx, ctx, {
    type: "subdomain.pending_delete",
    accountId: row.accountId,
    subject: row.fqdn,
    payload: { subdomain: row.fqdn, releases_at: isoSeconds(row.releasesAt ?? ctx.now) },
  });
  return { deed: { did: "redemption_ended" }, row };
}

async function release(tx: Tx, ctx: Context, { row: before, policy }: LockedName): Promise<Stepped> {
  const row = await write(tx, ctx, before, { releasedAt: ctx.now });
  await tx.prisma.zone.deleteMany({ where: { nameId: row.id } });
  await queueDelegationChange(tx, { namespace: policy.name, fqdn: row.fqdn });
  await recordAudit(tx, ctx, {
    action: "names.release",
    accountId: row.accountId,
    subject: { kind: "name", id: row.id, name: row.fqdn },
    before: { releasesAt: before.releasesAt },
    after: { releasedAt: ctx.now },
  });
  await emitEvent(tx, ctx, {
    type: "subdomain.released",
    accountId: row.accountId,
    subject: row.fqdn,
    payload: { subdomain: row.fqdn, released_at: isoSeconds(ctx.now) },
  });
  return { deed: { did: "released" }, row };
}

function write(tx: Tx, ctx: Context, { id }: Name, data: Partial<Pick<Name, "stage" | "releasedAt">>) {
  return tx.prisma.name.update({ where: { id }, data: { ...data, updatedAt: ctx.now } });
}

async function recordStage(
  tx: Tx,
  ctx: Context,
  action: "names.expire" | "names.hold" | "names.end_redemption",
  { id, accountId, fqdn, stage }: Name,
  after: object,
): Promise<void> {
  await recordAudit(tx, ctx, {
    action,
    accountId,
    subject: { kind: "name", id, name: fqdn },
    before: { stage },
    after,
  });
}
