import type { Tx } from "@/db/transaction";
import { credit, openLedger } from "../billing/ledger";
import type { Context } from "../context";
import { retryRenewalsNow } from "../lifecycle/auto-renewal";
import { emitPaymentCompleted } from "./payment-events";
import type { PaymentRow } from "./payment-row";

/** Adds a top-up to the balance; renewals that waited for money are tried at once. */
export async function bookTopUp(tx: Tx, ctx: Context, payment: PaymentRow): Promise<"succeeded"> {
  await bookPayment(tx, ctx, payment, "Top-up");
  await emitPaymentCompleted(tx, ctx, payment);
  await retryRenewalsNow(tx, payment.accountId, ctx.now);
  return "succeeded";
}

/** The payment into the prepaid balance. */
export async function bookPayment(tx: Tx, ctx: Context, payment: PaymentRow, what: string): Promise<void> {
  const { id, accountId, amount, currency, cardBrand, cardLast4 } = payment;
  await openLedger(tx, accountId, currency);
  await credit(tx, ctx, {
    accountId,
    currency,
    amount,
    kind: "top_up",
    description: cardBrand ? `${what} by ${cardBrand} ending in ${cardLast4}` : `${what} by card`,
    paymentId: id,
  });
}
