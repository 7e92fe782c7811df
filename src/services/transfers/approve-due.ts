import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import type { Context } from "../context";
import { listPolicies, type NamespacePolicy } from "../namespaces/policy";
import { cancelForRegistry } from "./cancel";
import { completeTransfer } from "./complete";
import { lockInTransfer } from "./pending";

/** What one run did. */
export interface TransferRun {
  readonly approved: number;
  /** Their names were deleted while they waited. */
  readonly cancelled: number;
}

/** Those that a registry lock or an operator has stopped wait on, and hide nobody. */
const DUE = statement(
  "transfer_due",
  `SELECT t.name_id, n.namespace_id FROM transfer t JOIN name n ON n.id = t.name_id
   WHERE t.state = 'pending' AND t.acts_at <= $1 AND ($2::uuid IS NULL OR n.namespace_id = $2::uuid)
     AND n.registry_locked_at IS NULL AND NOT ('serverTransferProhibited' = ANY (n.server_statuses))
   ORDER BY t.acts_at, t.id LIMIT 500`,
);

/**
 * Approves the transfers that nobody has answered in time, in the order in which they fell due. Safe to run twice and at
 * once: each is looked at again under its name's lock. One that fails stops no other, and is thrown when all were tried.
 */
export async function approveDueTransfers(
  ctx: Context,
  only?: { readonly namespaceId: string },
): Promise<TransferRun> {
  const run = { approved: 0, cancelled: 0 };
  const failures = new Map<string, unknown>();
  const policies = new Map((await listPolicies(ctx.db)).map((policy) => [policy.id, policy]));
  for (;;) {
    const due = await ctx.db.sql<{ name_id: string; namespace_id: string }>(DUE, [
      ctx.now,
      only?.namespaceId ?? null,
    ]);
    let ended = 0;
    for (const { name_id, namespace_id } of due) {
      const policy = policies.get(namespace_id);
      if (!policy || failures.has(name_id)) continue;
      try {
        const outcome = await endDue(ctx, policy, name_id);
        if (outcome) {
          run[outcome]++;
          ended++;
        }
      } catch (error) {
        failures.set(name_id, error);
      }
    }
    if (ended === 0) break;
  }
  if (failures.size > 0) throw new AggregateError(failures.values(), "Transfers could not be approved");
  return run;
}

function endDue(ctx: Context, policy: NamespacePolicy, nameId: string): Promise<keyof TransferRun | null> {
  return inTransaction(ctx.db, async (tx) => {
    const found = await lockInTransfer(tx, policy, nameId);
    if (!found || found.transfer.actsAt > ctx.now) return null;
    const { loaded, transfer } = found;
    if (loaded.row.deletedAt || loaded.row.releasedAt) {
      await cancelForRegistry(tx, ctx, transfer);
      return "cancelled";
    }
    await completeTransfer(tx, ctx, loaded, transfer, "registry");
    return "approved";
  });
}
