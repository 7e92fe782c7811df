import type { z } from "zod";
import { inTransaction, type Tx } from "@/db/transaction";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { keySpendLimitInput, spendLimitInput } from "./schema";

/**
 * Who may set limits: a person with a right to billing. A key may not: it would take off its own.
 * @throws RegistryError unauthenticated | missing_scope
 */
export function requireLimitRight(ctx: Context): { accountId: string } {
  const tenant = requireScope(ctx, "billing:write");
  if (ctx.actor.kind !== "user") {
    throw new RegistryError("missing_scope", {
      message: "An API key cannot change spend limits: sign in for that",
    });
  }
  return tenant;
}

/** Sets what the account may spend in a calendar month, in each currency. What is spent already counts. */
export async function setSpendLimit(
  ctx: Context,
  { spendLimitAmount }: z.output<typeof spendLimitInput>,
): Promise<void> {
  const { accountId } = requireLimitRight(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const before = await tx.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
    if (before.spendLimitAmount === spendLimitAmount) return;
    await tx.prisma.account.update({ where: { id: accountId }, data: { spendLimitAmount } });
    await recordAudit(tx, ctx, {
      action: "billing.set_spend_limit",
      accountId,
      subject: { kind: "account", id: accountId, name: before.organization },
      before: { spendLimitAmount: before.spendLimitAmount },
      after: { spendLimitAmount },
    });
  });
}

/** Sets what one API key, a channel's too, may spend in a calendar month. @throws RegistryError not_found */
export async function setKeySpendLimit(
  ctx: Context,
  { keyId, spendLimitAmount }: z.output<typeof keySpendLimitInput>,
): Promise<void> {
  const { accountId } = requireLimitRight(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const key = await tx.prisma.apiKey.findFirst({ where: { id: keyId, accountId, revokedAt: null } });
    if (!key) {
      throw new RegistryError("not_found", {
        message: "There is no such API key, or it was revoked already",
      });
    }
    await writeKeyLimit(tx, ctx, key, spendLimitAmount);
  });
}

/** Writes a key's limit when it is another one. Who calls has asked for the right. */
export async function writeKeyLimit(
  tx: Tx,
  ctx: Context,
  key: { id: string; name: string; accountId: string; spendLimitAmount: number | null },
  spendLimitAmount: number | null,
): Promise<void> {
  if (key.spendLimitAmount === spendLimitAmount) return;
  await tx.prisma.apiKey.update({ where: { id: key.id }, data: { spendLimitAmount } });
  await recordAudit(tx, ctx, {
    action: "billing.set_key_spend_limit",
    accountId: key.accountId,
    subject: { kind: "api_key", id: key.id, name: key.name },
    before: { spendLimitAmount: key.spendLimitAmount },
    after: { spendLimitAmount },
  });
}
