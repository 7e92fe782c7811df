import { inTransaction } from "@/db/transaction";
import { recordAudit } from "../../audit/record";
import type { Context } from "../../context";
import { RegistryError } from "../../errors";
import { sendMail } from "../../mail/send";
import { checkCurrentPassword } from "../current-password";
import { requireUser } from "../require";
import { endSessions } from "../sessions";
import { forgive, throttle } from "../throttle";
import { turnedOnLetter } from "./letters";
import { lockFactor, wrongCode } from "./prove";
import { drawQr, type QrPicture } from "./qr";
import { replaceRecoveryCodes } from "./recovery-codes";
import type { BeginSecondFactorInput, CodeInput } from "./schema";
import { sealerOf } from "./sealer-of";
import { newTotpSecret, stepOf, totpUri } from "./totp";

/** What the app is told, shown while it is being set up and never again. */
export interface FactorToConfirm {
  /** Base32, to be typed. */
  readonly secret: string;
  /** `otpauth://…`, for apps on the same device. */
  readonly uri: string;
  readonly qr: QrPicture;
}

const onAlready = () => new RegistryError("mfa_on_already");

/**
 * Makes a secret for the user's app; it counts once a first code confirms it. Another one takes its place.
 * @throws RegistryError invalid_credentials (at `password`) | mfa_on_already | too_many_attempts
 */
export async function beginSecondFactor(
  ctx: Context,
  input: BeginSecondFactorInput,
): Promise<FactorToConfirm> {
  const actor = requireUser(ctx);
  const user = await checkCurrentPassword(ctx, actor, input.password, "password");
  const secret = newTotpSecret();
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.prisma.user.updateMany({
      where: { id: user.id, totpEnabledAt: null },
      data: { totpSecret: sealerOf(ctx).seal(secret), totpLastStep: null },
    });
    if (count === 0) throw onAlready();
    await recordAudit(tx, ctx, {
      action: "access.begin_second_factor",
      accountId: null,
      subject: { kind: "user", id: user.id, name: user.email },
    });
  });
  await forgive(ctx.db, "sign_in_email", user.email);
  const uri = totpUri(secret, new URL(ctx.publicUrl).hostname, user.email);
  return { secret, uri, qr: drawQr(uri) };
}

/**
 * Turns the second factor on with a first code of the app, and ends the user's other sessions, which never proved it. The
 * recovery codes are shown only here.
 * @throws RegistryError mfa_code_invalid (at `code`) | mfa_not_set_up | mfa_on_already | too_many_attempts
 */
export async function confirmSecondFactor(
  ctx: Context,
  input: CodeInput,
): Promise<{ recoveryCodes: string[] }> {
  const actor = requireUser(ctx);
  await throttle(ctx.db, "second_factor", actor.userId);
  const recoveryCodes = await inTransaction(ctx.db, async (tx) => {
    const row = await lockFactor(tx, actor.userId);
    if (row.totp_enabled_at !== null) throw onAlready();
    if (row.totp_secret === null) throw new RegistryError("mfa_not_set_up");
    const step = stepOf(sealerOf(ctx).open(row.totp_secret), input.code, ctx.now);
    if (step === null) throw wrongCode();
    await tx.prisma.user.update({
      where: { id: actor.userId },
      data: { totpEnabledAt: ctx.now, totpLastStep: step },
    });
    const codes = await replaceRecoveryCodes(tx, actor.userId);
    const revokedSessions = await endSessions(tx, actor.userId, ctx.now, actor.sessionId);
    await recordAudit(tx, ctx, {
      action: "access.turn_on_second_factor",
      accountId: null,
      subject: { kind: "user", id: actor.userId, name: actor.email },
      after: { revokedSessions },
    });
    await sendMail(tx, turnedOnLetter(actor, ctx.publicUrl), ctx.now);
    return codes;
  });
  await forgive(ctx.db, "second_factor", actor.userId);
  return { recoveryCodes };
}
