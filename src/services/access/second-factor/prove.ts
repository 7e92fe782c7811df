import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { recordAudit } from "../../audit/record";
import type { Context } from "../../context";
import { RegistryError } from "../../errors";
import { sendMail } from "../../mail/send";
import { forgive, giveBack, throttle } from "../throttle";
import { recoveryUsedLetter } from "./letters";
import { takeRecoveryCode } from "./recovery-codes";
import { sealerOf } from "./sealer-of";
import { isOfApp, stepOf } from "./totp";

/** What counts: codes of the app alone, or recovery codes too. */
export type AcceptedCodes = "app" | "app or recovery";

/** The person who proves their second factor. */
export interface Prover {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/**
 * Does `work` if `code` is one of the user's second factor that was not used before, in one transaction: when the work
 * fails, the code is not used up. Wrong codes are counted and audited.
 * @throws RegistryError mfa_code_invalid (at `code`) | mfa_not_set_up | too_many_attempts, and as `work`
 */
export async function withSecondFactor<T>(
  ctx: Context,
  user: Prover,
  { code, accepts }: { code: string; accepts: AcceptedCodes },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  await throttle(ctx.db, "second_factor", user.id);
  try {
    const done = await inTransaction(ctx.db, async (tx) => {
      if (!(await takeCode(tx, ctx, user, code, accepts))) throw wrongCode();
      return work(tx);
    });
    await forgive(ctx.db, "second_factor", user.id);
    return done;
  } catch (error) {
    if (!(error instanceof RegistryError && error.code === "mfa_code_invalid")) {
      await giveBack(ctx.db, "second_factor", user.id);
      throw error;
    }
    await inTransaction(ctx.db, (tx) =>
      recordAudit(tx, ctx, {
        action: "access.second_factor_failed",
        accountId: null,
        subject: { kind: "user", id: user.id, name: user.email },
      }),
    );
    throw error;
  }
}

export function wrongCode(): RegistryError {
  const message = "This code is wrong or was used already: enter the one that your app shows now";
  return new RegistryError("mfa_code_invalid", { message, fields: [{ path: "code", message }] });
}

const LOCK = statement(
  "second_factor_lock",
  "SELECT totp_secret, totp_enabled_at, totp_last_step FROM app_user WHERE id = $1::uuid FOR UPDATE",
);

interface FactorRow {
  totp_secret: string | null;
  totp_enabled_at: Date | null;
  totp_last_step: string | null;
}

/** The user's second factor, locked until the transaction ends. */
export async function lockFactor(tx: Tx, userId: string): Promise<FactorRow> {
  const [row] = await tx.sql<FactorRow>(LOCK, [userId]);
  if (!row) throw new RegistryError("not_found");
  return row;
}

/** Uses a code up: neither one of a step that was used, nor one before it, is taken again (RFC 6238 §5.2). */
async function takeCode(
  tx: Tx,
  ctx: Context,
  user: Prover,
  code: string,
  accepts: AcceptedCodes,
): Promise<boolean> {
  const row = await lockFactor(tx, user.id);
  if (row.totp_secret === null || row.totp_enabled_at === null) throw new RegistryError("mfa_not_set_up");
  // Recovery codes count also when the secret cannot be opened any more.
  const step = isOfApp(code) ? stepOf(sealerOf(ctx).open(row.totp_secret), code, ctx.now) : null;
  if (step !== null) {
    if (row.totp_last_step !== null && step <= BigInt(row.totp_last_step)) return false;
    await tx.prisma.user.update({ where: { id: user.id }, data: { totpLastStep: step } });
    return true;
  }
  if (accepts === "app" || !(await takeRecoveryCode(tx, user.id, code, ctx.now))) return false;
  const left = await tx.prisma.recoveryCode.count({ where: { userId: user.id, usedAt: null } });
  await sendMail(tx, recoveryUsedLetter(user, ctx.publicUrl, left), ctx.now);
  return true;
}
