import type { User } from "@/db/generated/client";
import { inTransaction, type Tx } from "@/db/transaction";
import { hashPassword } from "@/lib/password";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { sendMail } from "../mail/send";
import { issueToken, redeemToken } from "./email-tokens";
import { passwordChangedLetter, resetLetter } from "./letters";
import { assertNotGuessable } from "./passwords";
import type { EmailInput, ResetPasswordInput } from "./schema";
import { endSessions } from "./sessions";
import { forgive, isWithinLimit, throttle } from "./throttle";

/**
 * Sends a link to choose a new password, if the address has a user. Says nothing about whether it has.
 * @throws RegistryError too_many_attempts for the asking address only
 */
export async function requestPasswordReset(ctx: Context, input: EmailInput): Promise<void> {
  await throttle(ctx.db, "mail_ip", ctx.ip);
  if (!(await isWithinLimit(ctx.db, "mail_to", input.email))) return;
  await inTransaction(ctx.db, async (tx) => {
    const user = await tx.prisma.user.findUnique({ where: { email: input.email } });
    if (!user || user.disabledAt !== null) return;
    const token = await issueToken(tx, user.id, "reset_password", ctx.now);
    await sendMail(tx, resetLetter(user.email, user.name, ctx.publicUrl, token), ctx.now);
    await recordAudit(tx, ctx, {
      action: "access.request_password_reset",
      accountId: null,
      subject: { kind: "user", id: user.id, name: user.email },
    });
  });
}

/**
 * Sets a new password by the link of a mail, and ends all sessions and other links. Whoever signed an address up
 * without proving it loses the API keys they made meanwhile.
 * @throws RegistryError token_invalid | weak_password | too_many_attempts
 */
export async function resetPassword(ctx: Context, input: ResetPasswordInput): Promise<{ email: string }> {
  await throttle(ctx.db, "token_ip", ctx.ip);
  assertNotGuessable(input.password, []);
  const passwordHash = await hashPassword(input.password);
  const user = await inTransaction(ctx.db, async (tx) => {
    const userId = await redeemToken(tx, input.token, "reset_password", ctx.now);
    const before = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
    if (before.disabledAt !== null) throw new RegistryError("token_invalid");
    assertNotGuessable(input.password, [before.email, before.name]);
    await tx.prisma.user.update({
      where: { id: userId },
      data: { passwordHash, emailVerifiedAt: before.emailVerifiedAt ?? ctx.now },
    });
    await endAccess(tx, ctx, before);
    await sendMail(tx, passwordChangedLetter(before.email, before.name, ctx.publicUrl), ctx.now);
    return before;
  });
  await forgive(ctx.db, "sign_in_email", user.email);
  return { email: user.email };
}

async function endAccess(tx: Tx, ctx: Context, user: User): Promise<void> {
  const revokedSessions = await endSessions(tx, user.id, ctx.now);
  await tx.prisma.emailToken.updateMany({
    where: { userId: user.id, usedAt: null },
    data: { usedAt: ctx.now },
  });
  const keys =
    user.emailVerifiedAt === null
      ? await tx.prisma.apiKey.updateMany({
          where: { createdById: user.id, revokedAt: null },
          data: { revokedAt: ctx.now },
        })
      : { count: 0 };
  await recordAudit(tx, ctx, {
    action: "access.reset_password",
    accountId: null,
    subject: { kind: "user", id: user.id, name: user.email },
    after: { revokedSessions, revokedKeys: keys.count },
  });
}
