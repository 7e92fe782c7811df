import { inTransaction } from "@/db/transaction";
import { requireRight } from "../../access/require";
import type { Context } from "../../context";
import { sendMail } from "../../mail/send";
import { decideWork } from "./decide";
import { rejectionLetter } from "./letters";
import { loadWorkRow } from "./load";
import type { RejectWorkInput } from "./schema";

/**
 * Rejects pending work for a reason, which the registrar is told and mailed. Nothing of the name changes. Operators with
 * the right `work:apply`. @throws RegistryError not_found | wrong_state
 */
export async function rejectWork(ctx: Context, { id, reason }: RejectWorkInput): Promise<void> {
  requireRight(ctx, "work:apply");
  await inTransaction(ctx.db, async (tx) => {
    const work = await loadWorkRow(tx.prisma, id);
    await decideWork(tx, ctx, work, {
      state: "rejected",
      action: "work.reject",
      event: "work.rejected",
      reason,
    });
    const channel = await tx.prisma.channel.findUniqueOrThrow({
      where: { id: work.channelId },
      select: { slug: true, technicalEmail: true, technicalName: true },
    });
    await sendMail(tx, rejectionLetter(channel, work, reason, ctx.publicUrl), ctx.now);
  });
}
