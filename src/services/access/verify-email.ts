import { inTransaction } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { sendMail } from "../mail/send";
import { issueToken, redeemToken } from "./email-tokens";
import { verifyLetter } from "./letters";
import type { EmailInput, TokenInput } from "./schema";
import { isWithinLimit, throttle } from "./throttle";

/** Uses up a link of a verification mail. @throws RegistryError token_invalid | too_many_attempts */
export async function verifyEmail(ctx: Context, input: TokenInput): Promise<{ email: string }> {
  await throttle(ctx.db, "token_ip", ctx.ip);
  return inTransaction(ctx.db, async (tx) => {
    const userId = await redeemToken(tx, input.token, "verify_email", ctx.now);
    await tx.prisma.user.updateMany({
      where: { id: userId, emailVerifiedAt: null },
      data: { emailVerifiedAt: ctx.now },
    });
    const { email } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
    await recordAudit(tx, ctx, {
      action: "access.verify_email",
      accountId: null,
      subject: { kind: "user", id: userId, name: email },
      after: { emailVerifiedAt: ctx.now },
    });
    return { email };
  });
}

/**
 * Sends the verification mail again, if the address waits for one. Says nothing about whether it does.
 * @throws RegistryError too_many_attempts for the asking address only
 */
export async function resendVerification(ctx: Context, input: EmailInput): Promise<void> {
  await throttle(ctx.db, "mail_ip", ctx.ip);
  if (!(await isWithinLimit(ctx.db, "mail_to", input.email))) return;
  await inTransaction(ctx.db, async (tx) => {
    const user = await tx.prisma.user.findUnique({ where: { email: input.email } });
    if (!user || user.emailVerifiedAt !== null || user.disabledAt !== null) return;
    const token = await issueToken(tx, user.id, "verify_email", ctx.now);
    await sendMail(tx, verifyLetter(user.email, user.name, ctx.publicUrl, token), ctx.now);
  });
}
