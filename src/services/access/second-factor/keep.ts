import type { Tx } from "@/db/transaction";
import { recordAudit } from "../../audit/record";
import type { Context } from "../../context";
import { sendMail } from "../../mail/send";
import { checkCurrentPassword } from "../current-password";
import { requireUser } from "../require";
import { forgive } from "../throttle";
import { newCodesLetter, turnedOffLetter } from "./letters";
import { withSecondFactor } from "./prove";
import { replaceRecoveryCodes } from "./recovery-codes";
import type { CodeInput, TurnOffSecondFactorInput } from "./schema";

/** How the signed-in user's second factor stands. */
export interface SecondFactorStatus {
  /** Null while it is off. */
  readonly enabledAt: Date | null;
  readonly recoveryCodesLeft: number;
}

export async function secondFactorStatus(ctx: Context): Promise<SecondFactorStatus> {
  const { userId } = requireUser(ctx);
  const { totpEnabledAt, _count } = await ctx.db.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { totpEnabledAt: true, _count: { select: { recoveryCodes: { where: { usedAt: null } } } } },
  });
  return { enabledAt: totpEnabledAt, recoveryCodesLeft: _count.recoveryCodes };
}

/**
 * Makes new recovery codes in place of those before; shown only here.
 * @throws RegistryError mfa_code_invalid (at `code`) | mfa_not_set_up | too_many_attempts
 */
export async function renewRecoveryCodes(
  ctx: Context,
  input: CodeInput,
): Promise<{ recoveryCodes: string[] }> {
  const actor = requireUser(ctx);
  const prover = { id: actor.userId, email: actor.email, name: actor.name };
  return withSecondFactor(ctx, prover, { code: input.code, accepts: "app or recovery" }, async (tx) => {
    const recoveryCodes = await replaceRecoveryCodes(tx, actor.userId);
    await recordAudit(tx, ctx, {
      action: "access.renew_recovery_codes",
      accountId: null,
      subject: { kind: "user", id: actor.userId, name: actor.email },
    });
    await sendMail(tx, newCodesLetter(actor, ctx.publicUrl), ctx.now);
    return { recoveryCodes };
  });
}

/**
 * Turns the second factor off, with the password and a code.
 * @throws RegistryError invalid_credentials (at `password`) | mfa_code_invalid (at `code`) | mfa_not_set_up |
 *   too_many_attempts
 */
export async function turnOffSecondFactor(ctx: Context, input: TurnOffSecondFactorInput): Promise<void> {
  const actor = requireUser(ctx);
  const user = await checkCurrentPassword(ctx, actor, input.password, "password");
  await withSecondFactor(ctx, user, { code: input.code, accepts: "app or recovery" }, async (tx) => {
    await forgetFactor(tx, user.id);
    await recordAudit(tx, ctx, {
      action: "access.turn_off_second_factor",
      accountId: null,
      subject: { kind: "user", id: user.id, name: user.email },
    });
    await sendMail(tx, turnedOffLetter(user, ctx.publicUrl), ctx.now);
  });
  await forgive(ctx.db, "sign_in_email", user.email);
}

/** Nothing of it stays: neither the secret nor recovery codes. */
export async function forgetFactor(tx: Tx, userId: string): Promise<void> {
  await tx.prisma.recoveryCode.deleteMany({ where: { userId } });
  await tx.prisma.user.update({
    where: { id: userId },
    data: { totpSecret: null, totpEnabledAt: null, totpLastStep: null },
  });
}
