import type { User } from "@/db/generated/client";
import type { Tx } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { checkCredentials } from "./check-credentials";
import type { CredentialsInput } from "./schema";
import { withSignInFactor } from "./second-factor/at-sign-in";
import { openSession } from "./sessions";

export interface SignedIn {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  /** For the cookie; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Opens a session in the account that the user looked at last, or joined first. Nothing is kept between the password and
 * the code: both come together, and there is no session before both are right.
 * @throws RegistryError invalid_credentials | email_not_verified | mfa_required | mfa_code_invalid | too_many_attempts
 */
export async function signIn(
  ctx: Context,
  input: CredentialsInput,
  userAgent: string | null,
): Promise<SignedIn> {
  const user = await checkCredentials(ctx, input);
  if (user.emailVerifiedAt === null) throw new RegistryError("email_not_verified");
  return withSignInFactor(ctx, user, input.code, (tx) => open(tx, ctx, user, userAgent));
}

async function open(tx: Tx, ctx: Context, user: User, userAgent: string | null): Promise<SignedIn> {
  const memberships = await tx.prisma.member.findMany({
    where: { userId: user.id },
    orderBy: { createdAt: "asc" },
  });
  const last = await tx.prisma.session.findFirst({
    where: { userId: user.id, accountId: { not: null } },
    orderBy: { lastSeenAt: "desc" },
  });
  const member = memberships.find((m) => m.accountId === last?.accountId) ?? memberships[0];
  const accountId = member?.accountId ?? null;
  const { token, expiresAt, id } = await openSession(tx, ctx, { userId: user.id, accountId, userAgent });
  const { email, name, operatorRole } = user;
  await recordAudit(
    tx,
    {
      ...ctx,
      actor: {
        kind: "user",
        userId: user.id,
        sessionId: id,
        email,
        name,
        accountId,
        role: member?.role ?? null,
        operatorRole,
      },
    },
    { action: "access.sign_in", accountId, subject: { kind: "user", id: user.id, name: email } },
  );
  return { userId: user.id, email, name, token, expiresAt };
}
