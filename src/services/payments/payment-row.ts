import type { Prisma } from "@/db/generated/client";
import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";

export type PaymentRow = Prisma.PaymentGetPayload<{ include: { method: true } }>;

const LOCK = statement("payment_lock", "SELECT id FROM payment WHERE id = $1::uuid FOR UPDATE");

/** The payment, locked for this transaction; null when there is none. */
export async function lockPayment(tx: Tx, id: string): Promise<PaymentRow | null> {
  const [found] = await tx.sql<{ id: string }>(LOCK, [id]);
  if (!found) return null;
  return tx.prisma.payment.findUniqueOrThrow({ where: { id }, include: { method: true } });
}

/** The card as audit, statement and pages name it: `visa 4242`. */
export function cardName({ cardBrand, cardLast4 }: Pick<PaymentRow, "cardBrand" | "cardLast4">): string {
  return cardBrand && cardLast4 ? `${cardBrand} ${cardLast4}` : "card";
}
