import { inTransaction, undone } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { requireScope } from "../../access/require";
import { within } from "../../context";
import { deleteName } from "../../names/delete";
import { lockName } from "../../names/load";
import { moneyResult } from "../domain-result";
import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";
import { queueWork } from "../pending/queue";

/**
 * Cancels a name: never a hard delete. Tried now; done now or by the operators, as the namespace's policy says.
 * @throws RegistryError as `deleteName`
 */
export async function deleteDomain(
  ctx: ChannelContext,
  { name }: CommandInputs["delete_domain"],
): Promise<object> {
  const tenant = requireScope(ctx, "names:write");
  return inTransaction(ctx.db, async (tx) => {
    const { row, policy } = await lockName(tx, ctx, tenant, name);
    const isApplied = policy.autoApply.includes("delete_domain");
    const input = { name, confirm: row.fqdn };
    const deleted = isApplied
      ? await deleteName(within(ctx, tx), input)
      : await undone(within(ctx, tx).db, (trial) => deleteName(within(ctx, trial), input));
    const work = isApplied
      ? null
      : await queueWork(tx, ctx, {
          command: "delete_domain",
          row,
          before: { expires_at: isoSeconds(row.expiresAt), statuses: row.clientStatuses },
          desired: { state: deleted.released ? "released" : "redemption" },
        });
    return {
      domain: row.fqdn,
      backend_status: isApplied ? "applied" : "pending",
      pending_work_id: ctx.sandbox ? null : (work?.id ?? null),
      released: deleted.released,
      redemption_ends_at: deleted.redemptionEndsAt && isoSeconds(deleted.redemptionEndsAt),
      releases_at: deleted.releasesAt && isoSeconds(deleted.releasesAt),
      refunded: moneyResult(deleted.refundedAmount, deleted.currency),
      ote_sandbox: ctx.sandbox === true,
    };
  });
}
