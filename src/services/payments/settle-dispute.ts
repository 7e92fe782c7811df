import { inTransaction, type Tx } from "@/db/transaction";
import { formatMoney } from "@/lib/money";
import { recordAudit } from "../audit/record";
import { giveBackDisputed, takeBack } from "../billing/ledger";
import type { Context } from "../context";
import { sendMail } from "../mail/send";
import { finishPayment } from "./finish-payment";
import { disputedLetter, disputeWonLetter } from "./letters";
import { emitPaymentDisputed } from "./payment-events";
import { cardName, lockPayment, type PaymentRow } from "./payment-row";
import type { Dispute } from "./provider";

/** Kept as the payment's failure once the bank has decided for the cardholder. */
const LOST = "dispute_lost";

/**
 * Writes how a dispute stands: what the bank took leaves the balance, what it gave back returns, once each and whatever
 * the order in which the provider told of it.
 * @throws ProviderAway
 */
export async function settleDispute(
  ctx: Context,
  { disputeRef }: { disputeRef: string },
): Promise<PaymentRow | null> {
  const dispute = await ctx.payments?.findDispute(disputeRef);
  if (!dispute || dispute.state === "inquiry") return null;
  await finishPayment(ctx, dispute);
  return writeDispute(ctx, dispute);
}

/** Writes how a dispute stands, whoever says so. */
export function writeDispute(ctx: Context, dispute: Dispute): Promise<PaymentRow | null> {
  return inTransaction(ctx.db, async (tx) => {
    const payment = await lockPayment(tx, dispute.paymentId);
    if (!payment) return null;
    const { state } = dispute;
    if (state !== "won" && payment.status === "succeeded" && payment.failureCode === null) {
      await takeDisputed(tx, ctx, payment, Math.min(dispute.amount, payment.amount));
    } else if (state === "won" && payment.status === "disputed" && payment.failureCode === null) {
      await returnDisputed(tx, ctx, payment);
    }
    if (state === "lost") await loseDispute(tx, ctx, await lockPayment(tx, payment.id));
    return lockPayment(tx, payment.id);
  });
}

async function takeDisputed(tx: Tx, ctx: Context, payment: PaymentRow, amount: number): Promise<void> {
  const { id, accountId, currency } = payment;
  const booked = await tx.prisma.ledgerTransaction.findUniqueOrThrow({ where: { paymentId: id } });
  const { balance } = await takeBack(tx, ctx, {
    accountId,
    currency,
    amount,
    kind: "dispute",
    description: `Taken back by the bank: ${booked.description}`,
    refundsId: booked.id,
  });
  await tx.prisma.payment.update({ where: { id }, data: { status: "disputed", updatedAt: ctx.now } });
  await emitPaymentDisputed(tx, ctx, payment, amount, "open");
  await audit(tx, ctx, payment, { amount, currency, state: "open" });
  const account = await tx.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  const [money, left] = [amount, balance].map((minor) => formatMoney({ amount: minor, currency }));
  await sendMail(tx, disputedLetter(ctx, account, money ?? "", left ?? ""), ctx.now);
}

async function returnDisputed(tx: Tx, ctx: Context, payment: PaymentRow): Promise<void> {
  const { id, accountId, currency } = payment;
  const booked = await tx.prisma.ledgerTransaction.findUniqueOrThrow({ where: { paymentId: id } });
  const taken = await tx.prisma.ledgerTransaction.findUniqueOrThrow({
    where: { refundsId: booked.id },
    include: { entries: { where: { balanceAfter: { not: null } } } },
  });
  const amount = -Number(taken.entries[0]?.amount ?? 0);
  await giveBackDisputed(tx, ctx, {
    accountId,
    currency,
    amount,
    kind: "dispute",
    description: `Given back by the bank: payment by ${cardName(payment)}`,
    refundsId: taken.id,
  });
  await tx.prisma.payment.update({
    where: { id },
    data: { status: "succeeded", failureCode: "dispute_won", updatedAt: ctx.now },
  });
  await emitPaymentDisputed(tx, ctx, payment, amount, "won");
  await audit(tx, ctx, payment, { amount, currency, state: "won" });
  const account = await tx.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  await sendMail(tx, disputeWonLetter(ctx, account, formatMoney({ amount, currency })), ctx.now);
}

async function loseDispute(tx: Tx, ctx: Context, payment: PaymentRow | null): Promise<void> {
  if (payment?.status !== "disputed" || payment.failureCode !== null) return;
  const { id, amount, currency } = payment;
  await tx.prisma.payment.update({ where: { id }, data: { failureCode: LOST, updatedAt: ctx.now } });
  await emitPaymentDisputed(tx, ctx, payment, amount, "lost");
  await audit(tx, ctx, payment, { amount, currency, state: "lost" });
}

function audit(tx: Tx, ctx: Context, payment: PaymentRow, after: object): Promise<void> {
  const { id, accountId } = payment;
  return recordAudit(tx, ctx, {
    action: "payments.dispute",
    accountId,
    subject: { kind: "payment", id, name: cardName(payment) },
    after,
  });
}
