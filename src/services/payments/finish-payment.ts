import type { Context } from "../context";
import { askProvider } from "./ask-provider";
import type { PaymentRow } from "./payment-row";
import { settle } from "./settle";

/**
 * Carries a payment as far as the provider lets it: what the job `settle_payment` does, whoever began it. Safe to do any
 * number of times and at once: the provider knows the payment by its id, and settling looks again under the lock.
 * @throws ProviderAway
 */
export async function finishPayment(
  ctx: Context,
  { paymentId }: { paymentId: string },
): Promise<PaymentRow | null> {
  const payment = await ctx.db.prisma.payment.findUnique({
    where: { id: paymentId },
    include: { method: true },
  });
  if (!payment || !["pending", "requires_action"].includes(payment.status)) return payment;
  if (payment.provider !== ctx.payments?.name) return payment;
  return settle(ctx, paymentId, await askProvider(ctx, payment));
}
