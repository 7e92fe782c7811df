import type { PendingWork } from "@/db/generated/client";
import type { Tx } from "@/db/transaction";
import type { Context } from "../../context";
import { decideWork } from "./decide";

/** Takes back work that has nothing left to be done to. @param why a clause: what happened @throws RegistryError wrong_state */
export async function withdrawWork(tx: Tx, ctx: Context, work: PendingWork, why: string): Promise<void> {
  await decideWork(tx, ctx, work, {
    state: "superseded",
    action: "work.withdraw",
    event: "work.withdrawn",
    reason: `Withdrawn: ${why}`,
  });
}

/** Takes back all that waits for a name which is gone from its account. In the transaction that holds the name's lock. */
export async function withdrawAllWork(tx: Tx, ctx: Context, nameId: string, why: string): Promise<void> {
  const waiting = await tx.prisma.pendingWork.findMany({
    where: { nameId, state: "pending" },
    orderBy: { id: "asc" },
  });
  for (const work of waiting) await withdrawWork(tx, ctx, work, why);
}
