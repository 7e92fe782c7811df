import type { Prisma } from "@/db/generated/client";
import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { addDays } from "@/lib/time";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { listPolicies, type NamespacePolicy } from "../namespaces/policy";
import { applyDeletion } from "./delete";
import { type LoadedName, nameDetails } from "./load";
import { applyRenewal } from "./renew";

const BATCH = 500;

/** What one run did. */
export interface ExpiryRun {
  readonly renewed: number;
  /** Should renew, but the balance did not cover it: tried again at the next run. */
  readonly unpaid: number;
  readonly deleted: number;
}

/**
 * Renews names that have expired and renew themselves, by a year from the balance; deletes into redemption what was not
 * renewed within the auto-renew grace period (RFC 3915 §3.1). A renewal and its charge are one transaction. Safe to run
 * twice and at once: each name is looked at again under its lock.
 */
export async function expireNames(ctx: Context): Promise<ExpiryRun> {
  const run = { renewed: 0, unpaid: 0, deleted: 0 };
  for (const policy of await listPolicies(ctx.db)) {
    const due = { namespaceId: policy.id, releasedAt: null, deletedAt: null };
    const lateBy = addDays(ctx.now, -policy.autoRenewGraceDays);
    const renewing = { ...due, autoRenew: true, expiresAt: { lte: ctx.now, gt: lateBy } };
    for await (const id of idsOf(ctx, renewing)) run[await renewDue(ctx, policy, id)]++;
    const late = { ...due, expiresAt: { lte: lateBy } };
    for await (const id of idsOf(ctx, late)) if (await deleteLate(ctx, policy, id, lateBy)) run.deleted++;
  }
  return run;
}

/** Page by page, so that names that stay due do not hide those after them. */
async function* idsOf(ctx: Context, where: Prisma.NameWhereInput): AsyncGenerator<string> {
  for (let after = ""; ; ) {
    const page = await ctx.db.prisma.name.findMany({
      where: after === "" ? where : { AND: [where, { id: { gt: after } }] },
      select: { id: true },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    yield* page.map(({ id }) => id);
    const last = page.at(-1);
    if (!last || page.length < BATCH) return;
    after = last.id;
  }
}

async function renewDue(ctx: Context, policy: NamespacePolicy, id: string): Promise<"renewed" | "unpaid"> {
  try {
    await inTransaction(ctx.db, async (tx) => {
      const loaded = await lockById(tx, policy, id);
      if (loaded?.row.autoRenew && !loaded.row.deletedAt && loaded.row.expiresAt <= ctx.now) {
        await applyRenewal(tx, ctx, loaded, 1);
      }
    });
    return "renewed";
  } catch (error) {
    if (error instanceof RegistryError && error.code === "insufficient_balance") return "unpaid";
    throw error;
  }
}

function deleteLate(ctx: Context, policy: NamespacePolicy, id: string, lateBy: Date): Promise<boolean> {
  return inTransaction(ctx.db, async (tx) => {
    const loaded = await lockById(tx, policy, id);
    if (!loaded || loaded.row.deletedAt || loaded.row.expiresAt > lateBy) return false;
    await applyDeletion(tx, within(ctx, tx), loaded);
    return true;
  });
}

const LOCK = statement(
  "name_lock_id",
  "SELECT id FROM name WHERE id = $1::uuid AND released_at IS NULL FOR UPDATE",
);

async function lockById(tx: Tx, policy: NamespacePolicy, id: string): Promise<LoadedName | null> {
  const [locked] = await tx.sql<{ id: string }>(LOCK, [id]);
  if (!locked) return null;
  const row = await tx.prisma.name.findUniqueOrThrow({ where: { id }, include: nameDetails });
  return { row, policy };
}
