import type { Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { wakeWorkflows } from "../workflows/wake";
import type { SavedCard } from "./provider";

/** Whose card it is, and who keeps it. */
interface Owner {
  readonly accountId: string;
  readonly provider: string;
}

/**
 * Writes a saved card down, once; the account's first is its default.
 * @returns our id of it
 */
export async function keepCard(
  tx: Tx,
  ctx: Context,
  { accountId, provider }: Owner,
  card: SavedCard,
): Promise<string> {
  await lockCards(tx, accountId);
  const { ref, brand, last4, expMonth, expYear } = card;
  const known = await tx.prisma.paymentMethod.findFirst({
    where: { accountId, provider, providerRef: ref, removedAt: null },
  });
  if (known) return known.id;
  // A default that another provider keeps, which is not asked any more, is none.
  const chosen = await tx.prisma.paymentMethod.findFirst({ where: { accountId, isDefault: true } });
  const isDefault = chosen?.provider !== provider;
  if (isDefault) {
    await tx.prisma.paymentMethod.updateMany({ where: { accountId }, data: { isDefault: false } });
  }
  const id = newId();
  await tx.prisma.paymentMethod.create({
    data: {
      id,
      accountId,
      provider,
      providerRef: ref,
      brand,
      last4,
      expMonth,
      expYear,
      isDefault,
      createdAt: ctx.now,
    },
  });
  await recordAudit(tx, ctx, {
    action: "payments.add_card",
    accountId,
    subject: { kind: "paymentMethod", id, name: `${brand} ${last4}` },
    after: { isDefault },
  });
  await wakeWorkflows(tx, accountId);
  return id;
}

/** Whoever changes which cards an account has, or which is its default, takes turns. */
export function lockCards(tx: Tx, accountId: string): Promise<unknown> {
  return tx.prisma.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
}
