import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { refuseAcmeOnly } from "./acme-only";
import { applyBatch } from "./apply-batch";
import { invalidRecords } from "./faults";
import { inverse, type ZoneDiff } from "./inverse";
import { loadZone, lockZone } from "./load-zone";
import { requireDns } from "./require-dns";
import type { HistoryRow } from "./rows";
import type { listChangesInput, revertInput } from "./schema";
import { type AppliedChange, writeZone } from "./write-zone";

/** One applied batch. */
export interface ZoneChangeView {
  readonly id: string;
  readonly serial: number;
  readonly at: Date;
  /** Who, as people know them: an email address or a key's name. */
  readonly actor: string;
  readonly requestId: string;
  readonly added: readonly HistoryRow[];
  readonly removed: readonly HistoryRow[];
}

/** A zone's changes, newest first. @throws RegistryError not_found | acme_only */
export async function listChanges(
  ctx: Context,
  input: z.output<typeof listChangesInput>,
): Promise<{ changes: ZoneChangeView[]; nextAfter: string | null }> {
  const tenant = requireDns(ctx, "read");
  refuseAcmeOnly(tenant, "read a zone's history");
  const zone = await loadZone(ctx, tenant, input.name);
  // Ids are UUIDs of version 7: their order is the order of time.
  const rows = await ctx.db.prisma.zoneChange.findMany({
    where: { zoneId: zone.id, ...(input.after ? { id: { lt: input.after } } : {}) },
    orderBy: { id: "desc" },
    take: input.limit + 1,
  });
  const shown = rows.slice(0, input.limit);
  const changes = shown.map(({ id, serial, createdAt, actor, requestId, diff }) => {
    const { added, removed } = diff as unknown as ZoneDiff;
    return { id, serial: Number(serial), at: createdAt, actor, requestId, added, removed };
  });
  return { changes, nextAfter: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null };
}

/**
 * Takes one change back: what it removed returns, what it added goes, as far as later changes have left it. Checked like
 * every change.
 * @throws RegistryError not_found | not_hosted | status_prohibits | invalid_record | acme_only
 */
export async function revertChange(
  ctx: Context,
  input: z.output<typeof revertInput>,
): Promise<AppliedChange> {
  const tenant = requireDns(ctx, "write");
  refuseAcmeOnly(tenant, "take a change back");
  return inTransaction(ctx.db, async (tx) => {
    const zone = await lockZone(tx, ctx, tenant, input.name);
    const change = await tx.prisma.zoneChange.findFirst({ where: { id: input.changeId, zoneId: zone.id } });
    if (!change) throw new RegistryError("not_found", { message: `There is no such change of ${zone.apex}` });
    const batch = inverse(change.diff as unknown as ZoneDiff, zone.records, zone.apex);
    const result = applyBatch(zone.records, batch, { apex: zone.apex, policy: zone.policy });
    if (!result.ok) throw invalidRecords(result.faults);
    return writeZone(tx, ctx, tenant, zone, result, "dns.revert");
  });
}
