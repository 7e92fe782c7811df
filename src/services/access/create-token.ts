import type { Actor, Context } from "../context";
import { RegistryError } from "../errors";
import { checkCredentials } from "./check-credentials";
import { issueKey } from "./issue-key";
import type { CredentialsInput } from "./schema";
import { ROLE_SCOPES, WIDE_SCOPES } from "./scopes";
import { withSignInFactor } from "./second-factor/at-sign-in";

export interface CreatedToken {
  /** Shown once. */
  readonly apiKey: string;
  readonly accountNumber: number;
  readonly organization: string;
}

/**
 * Makes an API key from email address and password, with the scopes of the user's role. A user of several accounts gets
 * it for the one they joined first.
 * @throws RegistryError invalid_credentials | mfa_required | mfa_code_invalid | too_many_attempts | no_account | account_suspended | missing_scope |
 *   limit_reached
 */
export async function createToken(ctx: Context, input: CredentialsInput): Promise<CreatedToken> {
  const user = await checkCredentials(ctx, input);
  const member = await ctx.db.prisma.member.findFirst({
    where: { userId: user.id },
    orderBy: { createdAt: "asc" },
    include: { account: true },
  });
  if (!member) throw new RegistryError("no_account");
  const { account, role } = member;
  if (account.suspendedAt !== null) throw new RegistryError("account_suspended");
  const scopes = ROLE_SCOPES[role].filter((scope) => WIDE_SCOPES.includes(scope));
  if (!scopes.includes("keys:write")) {
    throw new RegistryError("missing_scope", {
      message: "Your role in this account does not include keys:write",
      details: { required_scope: "keys:write" },
    });
  }
  const actor: Actor = {
    kind: "user",
    userId: user.id,
    sessionId: "",
    email: user.email,
    name: user.name,
    accountId: account.id,
    role,
    operatorRole: user.operatorRole,
  };
  const { key } = await withSignInFactor(ctx, user, input.code, (tx) =>
    issueKey(
      tx,
      { ...ctx, actor },
      { accountId: account.id, userId: user.id },
      {
        name: `Token of ${ctx.now.toISOString().slice(0, 10)}`,
        scopes,
        expiresAt: null,
        allowedAddresses: [],
      },
    ),
  );
  return { apiKey: key, accountNumber: account.number, organization: account.organization };
}
