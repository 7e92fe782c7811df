import { inTransaction } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { queueDelegationChange } from "../dns/outbox";

const BATCH = 500;

/**
 * Frees the names whose pendingDelete period has ended; safe to run twice and at once (rows are skipped when locked).
 * @returns how many
 */
export async function releaseNames(ctx: Context): Promise<number> {
  const due = await ctx.db.prisma.name.findMany({
    where: { releasedAt: null, releasesAt: { lte: ctx.now } },
    select: { id: true },
    take: BATCH,
  });
  for (const { id } of due) await releaseName(ctx, id);
  return due.length;
}

async function releaseName(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.prisma.name.updateMany({
      where: { id, releasedAt: null, releasesAt: { lte: ctx.now } },
      data: { releasedAt: ctx.now, updatedAt: ctx.now },
    });
    if (count === 0) return;
    const row = await tx.prisma.name.findUniqueOrThrow({ where: { id }, include: { namespace: true } });
    await tx.prisma.zone.deleteMany({ where: { nameId: id } });
    await queueDelegationChange(tx, { namespace: row.namespace.name, fqdn: row.fqdn });
    await recordAudit(tx, ctx, {
      action: "names.release",
      accountId: row.accountId,
      subject: { kind: "name", id, name: row.fqdn },
      before: { releasesAt: row.releasesAt },
      after: { releasedAt: ctx.now },
    });
  });
}
