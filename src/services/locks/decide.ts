import type { z } from "zod";
import type { RegistryUnlock } from "@/db/generated/client";
import { inTransaction, type Tx } from "@/db/transaction";
import { requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { LoadedName } from "../names/load";
import { lockAnyName } from "../registry/any-name";
import { unlockRefusedLetter } from "./letters";
import type { decideUnlockInput } from "./schema";
import { takeLockOff } from "./take-off";
import { tellHolder } from "./tell";

type Input = z.output<typeof decideUnlockInput>;

/**
 * Approves or refuses a request to take a registry lock off. Operators with the role support or admin, but not whoever
 * asked.
 * @throws RegistryError missing_scope | not_found | own_unlock | no_unlock_pending (decided, withdrawn, or the name is gone)
 */
export async function decideUnlock(ctx: Context, input: Input): Promise<void> {
  const operator = requireRight(ctx, "names:write");
  await inTransaction(ctx.db, async (tx) => {
    const asked = await tx.prisma.registryUnlock.findUnique({ where: { id: input.id } });
    if (!asked) throw new RegistryError("not_found", { message: "There is no such request" });
    if (asked.requestedById === operator.userId) throw new RegistryError("own_unlock");
    // The name's row first: all who change a request hold it.
    const loaded = await lockHeld(tx, ctx, asked);
    const { count } = await tx.prisma.registryUnlock.updateMany({
      where: { id: asked.id, state: "pending" },
      data: {
        state: input.decision === "approve" ? "approved" : "refused",
        decidedAt: ctx.now,
        decidedBy: operator.email,
        decision: input.reason,
      },
    });
    if (count === 0 || !loaded.row.registryLockedAt) throw noneWaits();
    if (input.decision === "approve") {
      const by = "An operator of the registry";
      await takeLockOff(tx, ctx, loaded, { by, reason: input.reason, about: { unlockId: asked.id } });
    } else await refuse(tx, ctx, loaded, asked, input.reason);
  });
}

/** The name that was asked about, while the account that asked holds it. */
async function lockHeld(tx: Tx, ctx: Context, asked: RegistryUnlock): Promise<LoadedName> {
  try {
    const loaded = await lockAnyName(tx, ctx, asked.fqdn);
    if (loaded.row.id === asked.nameId && loaded.row.accountId === asked.accountId) return loaded;
  } catch (error) {
    if (!(error instanceof RegistryError && error.code === "not_found")) throw error;
  }
  throw noneWaits();
}

const noneWaits = () => new RegistryError("no_unlock_pending");

async function refuse(
  tx: Tx,
  ctx: Context,
  loaded: LoadedName,
  asked: RegistryUnlock,
  reason: string,
): Promise<void> {
  await recordAudit(tx, ctx, {
    action: "names.refuse_unlock",
    accountId: asked.accountId,
    subject: { kind: "name", id: asked.nameId, name: asked.fqdn },
    after: { unlockId: asked.id, reason },
  });
  await tellHolder(tx, ctx, loaded, (to) => unlockRefusedLetter(to, reason));
}
