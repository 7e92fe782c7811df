import { inTransaction } from "@/db/transaction";
import { hashPassword } from "@/lib/password";
import { createAccount, createUser } from "../accounts/create-account";
import type { RegisterAccountInput } from "../accounts/schema";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { sendMail } from "../mail/send";
import { issueToken } from "./email-tokens";
import { issueKey } from "./issue-key";
import { verifyLetter } from "./letters";
import { assertNotGuessable } from "./passwords";
import { WIDE_SCOPES } from "./scopes";
import { throttle } from "./throttle";

export interface RegisteredAccount {
  /** `registrant_id` of the registrants' API. */
  readonly accountNumber: number;
  /** Shown once. */
  readonly apiKey: string;
  readonly organization: string;
}

/**
 * A program signs up: user, account, first API key with every scope, and a mail to verify the address. Unlike the
 * browser's sign-up it says when the address is taken, as its API promises.
 * @throws RegistryError email_taken | weak_password | too_many_attempts
 */
export async function registerAccount(ctx: Context, input: RegisterAccountInput): Promise<RegisteredAccount> {
  await throttle(ctx.db, "sign_up_ip", ctx.ip);
  assertNotGuessable(input.password, [input.email, input.contactName, input.organization]);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx.db, async (tx) => {
    const { email, organization, contactName } = input;
    const user = await createUser(tx, ctx, { email, name: contactName, passwordHash, emailVerifiedAt: null });
    const account = await createAccount(tx, ctx, { organization, contactName, email, ownerId: user.id });
    await recordAudit(tx, ctx, {
      action: "accounts.create",
      accountId: account.id,
      subject: { kind: "account", id: account.id, name: organization },
      after: { organization, contactName, email },
    });
    const { key } = await issueKey(
      tx,
      ctx,
      { accountId: account.id, userId: user.id },
      { name: "First key", scopes: WIDE_SCOPES, expiresAt: null, allowedAddresses: [] },
    );
    const token = await issueToken(tx, user.id, "verify_email", ctx.now);
    await sendMail(tx, verifyLetter(email, contactName, ctx.publicUrl, token), ctx.now);
    return { accountNumber: account.number, apiKey: key, organization };
  });
}
