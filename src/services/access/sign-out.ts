import { inTransaction } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";

/** Ends the session that asks; nothing when there is none. */
export async function signOut(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "user") return;
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.prisma.session.updateMany({
      where: { id: actor.sessionId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) return;
    await recordAudit(tx, ctx, {
      action: "access.sign_out",
      accountId: actor.accountId,
      subject: { kind: "user", id: actor.userId, name: actor.email },
    });
  });
}
