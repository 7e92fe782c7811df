import type { Tx } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { emitEvent } from "../events/emit";
import type { LoadedName } from "../names/load";
import { eppStatuses } from "../names/statuses";
import { unlockedLetter } from "./letters";
import { tellHolder } from "./tell";

/** Writes that the registry lock of a locked row is off, and tells. `by`: in words, for the mail. */
export async function takeLockOff(
  tx: Tx,
  ctx: Context,
  loaded: LoadedName,
  { by, reason, about }: { by: string; reason: string; about?: object },
): Promise<void> {
  const { row, policy } = loaded;
  await tx.prisma.name.update({
    where: { id: row.id },
    data: { registryLockedAt: null, updatedAt: ctx.now },
  });
  await recordAudit(tx, ctx, {
    action: "names.registry_unlock",
    accountId: row.accountId,
    subject: { kind: "name", id: row.id, name: row.fqdn },
    before: { registryLockedAt: row.registryLockedAt },
    after: { registryLockedAt: null, reason, ...about },
  });
  await emitEvent(tx, ctx, {
    type: "subdomain.unlocked",
    accountId: row.accountId,
    subject: row.fqdn,
    payload: {
      subdomain: row.fqdn,
      unlocked_at: isoSeconds(ctx.now),
      statuses: eppStatuses({ ...row, registryLockedAt: null }, policy, ctx.now),
    },
  });
  await tellHolder(tx, ctx, loaded, (to) => unlockedLetter(to, by, reason));
}
