import type { SqlTx } from "@/db/transaction";
import { toDecimal } from "@/lib/money";
import type { Context } from "../context";
import { emitEvent } from "../events/emit";
import type { PaymentRow } from "./payment-row";

function paid({ id, amount, currency }: PaymentRow) {
  return { invoice: id, amount: toDecimal(amount, currency), currency };
}

export function emitPaymentCompleted(tx: SqlTx, ctx: Context, payment: PaymentRow): Promise<void> {
  const { id, accountId } = payment;
  return emitEvent(tx, ctx, { type: "payment.completed", accountId, subject: id, payload: paid(payment) });
}

export function emitPaymentFailed(
  tx: SqlTx,
  ctx: Context,
  payment: PaymentRow,
  error: string,
): Promise<void> {
  const { id, accountId } = payment;
  const payload = { ...paid(payment), error };
  return emitEvent(tx, ctx, { type: "payment.failed", accountId, subject: id, payload });
}

export function emitPaymentRefunded(tx: SqlTx, ctx: Context, payment: PaymentRow): Promise<void> {
  const { id, accountId } = payment;
  return emitEvent(tx, ctx, { type: "payment.refunded", accountId, subject: id, payload: paid(payment) });
}

/** `amount` in minor units: what the bank took or gave back. */
export function emitPaymentDisputed(
  tx: SqlTx,
  ctx: Context,
  payment: PaymentRow,
  amount: number,
  state: "open" | "won" | "lost",
): Promise<void> {
  const { id, accountId } = payment;
  const payload = { ...paid({ ...payment, amount }), state };
  return emitEvent(tx, ctx, { type: "payment.disputed", accountId, subject: id, payload });
}
