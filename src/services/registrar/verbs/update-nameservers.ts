import { inTransaction, undone } from "@/db/transaction";
import { requireScope } from "../../access/require";
import { within } from "../../context";
import { nameInfo } from "../../names/info";
import { lockName } from "../../names/load";
import { updateName } from "../../names/update";
import { domainResult } from "../domain-result";
import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";
import { queueWork } from "../pending/queue";
import { listWaiting } from "../pending/waiting";

/**
 * Sets a name's nameservers, with glue. Where the namespace's policy leaves it to the operators the change is tried,
 * undone, and waits for them: a change that the rules refuse is refused now.
 * @throws RegistryError as `updateName`
 */
export async function updateNameservers(
  ctx: ChannelContext,
  { name, nameservers }: CommandInputs["update_nameservers"],
): Promise<object> {
  const tenant = requireScope(ctx, "names:write");
  return inTransaction(ctx.db, async (tx) => {
    const inner = within(ctx, tx);
    const { row, policy } = await lockName(tx, ctx, tenant, name);
    const change = { name, nameservers: [...nameservers] };
    const isApplied = policy.autoApply.includes("update_nameservers");
    const changed = isApplied
      ? await updateName(inner, change)
      : await undone(inner.db, (trial) => updateName(within(ctx, trial), change));
    const desired = changed.hosted ? [] : changed.nameservers;
    const work = isApplied
      ? null
      : await queueWork(tx, ctx, {
          command: "update_nameservers",
          row,
          before: { nameservers: row.nameservers.map(({ host, addresses }) => ({ host, addresses })) },
          desired: { nameservers: desired },
        });
    const view = isApplied ? changed : await nameInfo(inner, { name });
    const pending = await listWaiting(inner.db, row.id);
    return {
      ...domainResult(view, { sandbox: ctx.sandbox === true, pending }),
      desired_nameservers: desired,
      backend_status: isApplied ? "applied" : "pending",
      pending_work_id: ctx.sandbox ? null : (work?.id ?? null),
    };
  });
}
