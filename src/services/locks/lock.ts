import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { emitEvent } from "../events/emit";
import { viewName } from "../names/info";
import { type LoadedName, lockName, nameDetails } from "../names/load";
import { assertAllowed, eppStatuses } from "../names/statuses";
import type { NameView } from "../names/view";
import { lockedLetter } from "./letters";
import type { registryLockInput } from "./schema";
import { tellHolder, whoActs } from "./tell";

/**
 * Puts a name under registry lock: nothing of it changes until the lock is taken off. A transfer code that was given out is
 * forgotten. Whoever may change the name may lock it, programs too; a name that is locked already stays so.
 * @throws RegistryError not_found | status_prohibits (deleted, or being transferred)
 */
export async function setRegistryLock(
  ctx: Context,
  input: z.output<typeof registryLockInput>,
): Promise<NameView> {
  const tenant = requireScope(ctx, "names:write");
  const loaded = await inTransaction(ctx.db, async (tx): Promise<LoadedName> => {
    const before = await lockName(tx, ctx, tenant, input.name);
    const { row, policy } = before;
    if (row.registryLockedAt) return before;
    // Other locks do not stand in the way of one more.
    assertAllowed({ ...row, clientStatuses: [], serverStatuses: [] }, "Update");
    const after = await tx.prisma.name.update({
      where: { id: row.id },
      data: { registryLockedAt: ctx.now, updatedAt: ctx.now, authInfoHash: null, authInfoExpiresAt: null },
      include: nameDetails,
    });
    await recordAudit(tx, ctx, {
      action: "names.registry_lock",
      accountId: row.accountId,
      subject: { kind: "name", id: row.id, name: row.fqdn },
      before: { registryLockedAt: null },
      after: { registryLockedAt: ctx.now },
    });
    await emitEvent(tx, ctx, {
      type: "subdomain.locked",
      accountId: row.accountId,
      subject: row.fqdn,
      payload: {
        subdomain: row.fqdn,
        locked_at: isoSeconds(ctx.now),
        statuses: eppStatuses(after, policy, ctx.now),
      },
    });
    await tellHolder(tx, ctx, before, (to) => lockedLetter(to, whoActs(ctx)));
    return { row: after, policy };
  });
  return viewName(ctx, loaded);
}
