import { inTransaction } from "@/db/transaction";
import { hashPassword } from "@/lib/password";
import { createAccount, createUser } from "../accounts/create-account";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { sendMail } from "../mail/send";
import { issueToken } from "./email-tokens";
import { existingAccountLetter, verifyLetter } from "./letters";
import { assertNotGuessable } from "./passwords";
import type { SignUpInput } from "./schema";
import { isWithinLimit, throttle } from "./throttle";

/**
 * A person signs up: user, account, ownership and a mail to verify the address. The answer is the same when the
 * address has an account: only the mail tells, so that nobody learns who is a customer.
 * @throws RegistryError weak_password | too_many_attempts
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<{ email: string }> {
  await throttle(ctx.db, "sign_up_ip", ctx.ip);
  assertNotGuessable(input.password, [input.email, input.name, input.organization]);
  const passwordHash = await hashPassword(input.password);
  try {
    await openAccount(ctx, input, passwordHash);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.code !== "email_taken") throw error;
    await remindOfAccount(ctx, input.email);
  }
  return { email: input.email };
}

function openAccount(ctx: Context, input: SignUpInput, passwordHash: string): Promise<void> {
  const { email, name, organization } = input;
  return inTransaction(ctx.db, async (tx) => {
    const user = await createUser(tx, ctx, { email, name, passwordHash, emailVerifiedAt: null });
    const account = await createAccount(tx, ctx, {
      organization,
      contactName: name,
      email,
      ownerId: user.id,
    });
    await recordAudit(tx, ctx, {
      action: "accounts.create",
      accountId: account.id,
      subject: { kind: "account", id: account.id, name: organization },
      after: { organization, contactName: name, email },
    });
    const token = await issueToken(tx, user.id, "verify_email", ctx.now);
    await sendMail(tx, verifyLetter(email, name, ctx.publicUrl, token), ctx.now);
  });
}

async function remindOfAccount(ctx: Context, email: string): Promise<void> {
  if (!(await isWithinLimit(ctx.db, "mail_to", email))) return;
  await inTransaction(ctx.db, async (tx) => {
    const user = await tx.prisma.user.findUnique({ where: { email } });
    if (!user || user.disabledAt !== null) return;
    const token =
      user.emailVerifiedAt === null ? await issueToken(tx, user.id, "verify_email", ctx.now) : null;
    await sendMail(tx, existingAccountLetter(email, user.name, ctx.publicUrl, token), ctx.now);
  });
}
