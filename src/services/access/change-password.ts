import { inTransaction } from "@/db/transaction";
import { hashPassword } from "@/lib/password";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { sendMail } from "../mail/send";
import { checkCurrentPassword } from "./current-password";
import { passwordChangedLetter } from "./letters";
import { assertNotGuessable } from "./passwords";
import { requireUser } from "./require";
import type { ChangePasswordInput } from "./schema";
import { endSessions } from "./sessions";
import { forgive } from "./throttle";

/**
 * Changes the user's password and ends their other sessions.
 * @throws RegistryError invalid_credentials (at `currentPassword`) | weak_password | too_many_attempts
 */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<void> {
  const actor = requireUser(ctx);
  const user = await checkCurrentPassword(ctx, actor, input.currentPassword, "currentPassword");
  assertNotGuessable(input.newPassword, [user.email, user.name], "newPassword");
  const passwordHash = await hashPassword(input.newPassword);
  await inTransaction(ctx.db, async (tx) => {
    await tx.prisma.user.update({ where: { id: user.id }, data: { passwordHash } });
    const revokedSessions = await endSessions(tx, user.id, ctx.now, actor.sessionId);
    await tx.prisma.emailToken.updateMany({
      where: { userId: user.id, purpose: "reset_password", usedAt: null },
      data: { usedAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "access.change_password",
      accountId: null,
      subject: { kind: "user", id: user.id, name: user.email },
      after: { revokedSessions },
    });
    await sendMail(tx, passwordChangedLetter(user.email, user.name, ctx.publicUrl), ctx.now);
  });
  await forgive(ctx.db, "sign_in_email", user.email);
}
