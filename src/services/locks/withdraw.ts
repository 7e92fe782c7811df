import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import { actorLabel, recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { lockName } from "../names/load";
import { unlockWithdrawnLetter } from "./letters";
import type { registryLockInput } from "./schema";
import { tellHolder, whoActs } from "./tell";

/**
 * Takes back the request to unlock a name: the lock stays. Whoever may change the name may do so.
 * @throws RegistryError not_found | no_unlock_pending
 */
export async function withdrawUnlock(ctx: Context, input: z.output<typeof registryLockInput>): Promise<void> {
  const tenant = requireScope(ctx, "names:write");
  await inTransaction(ctx.db, async (tx) => {
    const loaded = await lockName(tx, ctx, tenant, input.name);
    const { id, fqdn, accountId } = loaded.row;
    const { count } = await tx.prisma.registryUnlock.updateMany({
      where: { nameId: id, accountId, state: "pending" },
      data: { state: "withdrawn", decidedAt: ctx.now, decidedBy: actorLabel(ctx.actor) },
    });
    if (count === 0) throw new RegistryError("no_unlock_pending");
    await recordAudit(tx, ctx, {
      action: "names.withdraw_unlock",
      accountId,
      subject: { kind: "name", id, name: fqdn },
    });
    await tellHolder(tx, ctx, loaded, (to) => unlockWithdrawnLetter(to, whoActs(ctx)));
  });
}
