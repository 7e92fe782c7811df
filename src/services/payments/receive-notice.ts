import { inTransaction } from "@/db/transaction";
import type { Context } from "../context";
import { addTask } from "../tasks";
import type { Notice } from "./provider";
import { addSettlement } from "./record-payment";

/**
 * Takes a provider's notice, which may come more than once and in any order: the first of an id queues the job that asks
 * the provider itself.
 * @returns whether it was new
 */
export async function receiveNotice(ctx: Context, provider: string, notice: Notice): Promise<boolean> {
  const { ref, type, about } = notice;
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.prisma.paymentNotice.createMany({
      data: [{ provider, ref, type, receivedAt: ctx.now }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    if (about.kind === "payment") await addSettlement(tx, about.paymentId, "once");
    if (about.kind === "dispute") await addTask(tx, "settle_dispute", { disputeRef: about.disputeRef });
    if (about.kind === "card_saved") await addTask(tx, "keep_card", { setupRef: about.setupRef });
    return true;
  });
}
