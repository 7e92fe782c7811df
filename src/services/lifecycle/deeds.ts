import type { Name } from "@/db/generated/client";
import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { queueDelegationChange } from "../dns/outbox";
import { emitEvent } from "../events/emit";
import { applyDeletion } from "../names/delete";
import type { NamespacePolicy } from "../namespaces/policy";
import { graceEndsAt, type NoticeDays } from "./steps";

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

export interface LockedName {
  readonly row: Name;
  readonly policy: NamespacePolicy;
}

export async function notice(tx: Tx, ctx: Context, before: Name, days: NoticeDays): Promise<Stepped> {
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

export async function expire(tx: Tx, ctx: Context, before: Name, failure: string | null): Promise<Stepped> {
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

export async function hold(tx: Tx, ctx: Context, { row: before, policy }: LockedName): Promise<Stepped> {
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

export async function remove(tx: Tx, ctx: Context, { row, policy }: LockedName): Promise<Stepped> {
  await applyDeletion(tx, ctx, { row, policy });
  const after = await tx.prisma.name.findUniqueOrThrow({ where: { id: row.id } });
  return { deed: { did: "deleted" }, row: after };
}

export async function endRedemption(tx: Tx, ctx: Context, before: Name): Promise<Stepped> {
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

export async function release(tx: Tx, ctx: Context, { row: before, policy }: LockedName): Promise<Stepped> {
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

/** Prepared: Prisma takes some milliseconds for what a sweep does a thousand times. */
const WRITE = statement(
  "lifecycle_write",
  "UPDATE name SET stage = $2::lifecycle_stage, released_at = $3, updated_at = $4 WHERE id = $1::uuid",
);

async function write(
  tx: Tx,
  ctx: Context,
  before: Name,
  data: Partial<Pick<Name, "stage" | "releasedAt">>,
): Promise<Name> {
  const row = { ...before, ...data, updatedAt: ctx.now };
  await tx.sql(WRITE, [row.id, row.stage, row.releasedAt, row.updatedAt]);
  return row;
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
