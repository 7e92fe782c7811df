import { inTransaction } from "@/db/transaction";
import { formatMoney } from "@/lib/money";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { sendMail } from "../mail/send";
import { orderOf } from "./ask-provider";
import { refundedLetter } from "./letters";
import { findPaidFor } from "./paid-for";
import { emitPaymentRefunded } from "./payment-events";
import { cardName, lockPayment } from "./payment-row";

/**
 * Gives the money of a payment back that is `refunding`: the provider first, by the payment's id, then the payment's row.
 * @throws ProviderAway
 */
export async function refundPayment(ctx: Context, { paymentId }: { paymentId: string }): Promise<void> {
  const payment = await ctx.db.prisma.payment.findUnique({
    where: { id: paymentId },
    include: { method: true },
  });
  const { payments: provider } = ctx;
  if (payment?.status !== "refunding" || payment.provider !== provider?.name) return;
  await provider.refund(await orderOf(ctx, provider, payment));
  await inTransaction(ctx.db, async (tx) => {
    const locked = await lockPayment(tx, paymentId);
    if (locked?.status !== "refunding") return;
    await tx.prisma.payment.update({
      where: { id: paymentId },
      data: { status: "refunded", updatedAt: ctx.now },
    });
    const { accountId, amount, currency } = locked;
    await recordAudit(tx, ctx, {
      action: "payments.refund",
      accountId,
      subject: { kind: "payment", id: paymentId, name: cardName(locked) },
      after: { amount, currency },
    });
    await emitPaymentRefunded(tx, ctx, locked);
    const account = await tx.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
    const paidFor = await findPaidFor(tx, locked);
    const money = formatMoney({ amount, currency });
    await sendMail(tx, refundedLetter(ctx, account, money, paidFor), ctx.now);
  });
}
