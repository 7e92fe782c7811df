import type { User } from "@/db/generated/client";
import { inTransaction, type Tx } from "@/db/transaction";
import type { Context } from "../../context";
import { RegistryError } from "../../errors";
import { withSecondFactor } from "./prove";

/**
 * Does what signing in leads to, for a user whose password was right. Where a second factor is on, its code is asked for
 * then: that the password was right can be told only to who knows it.
 * @throws RegistryError mfa_required (at `code`) | mfa_code_invalid | too_many_attempts, and as `work`
 */
export function withSignInFactor<T>(
  ctx: Context,
  user: User,
  code: string | undefined,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (user.totpEnabledAt === null) return inTransaction(ctx.db, work);
  if (code === undefined) throw required();
  return withSecondFactor(ctx, user, { code, accepts: "app or recovery" }, work);
}

function required(): RegistryError {
  const message = "Enter the code that your authenticator app shows, or a recovery code";
  return new RegistryError("mfa_required", { message, fields: [{ path: "code", message }] });
}
