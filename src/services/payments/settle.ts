import { inTransaction, type Tx } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import { type Context, within } from "../context";
import { renewalPaymentFailed } from "../lifecycle/auto-renewal";
import { addTask } from "../tasks";
import { spendPayment } from "../workflows/paid";
import { wakeWorkflow } from "../workflows/wake";
import { bookRenewal } from "./book-renewal";
import { bookTopUp } from "./book-top-up";
import { keepCard } from "./keep-card";
import { emitPaymentFailed } from "./payment-events";
import { cardName, lockPayment, type PaymentRow } from "./payment-row";
import type { PaymentResult } from "./result";

/**
 * Writes what the provider said of a payment: balance, renewal, event, audit and mail in one transaction, under the
 * payment's lock. A payment that is settled stays as it is, so that this is safe to do twice and at once.
 * @returns the payment as it is then; null when there is none
 */
export function settle(ctx: Context, paymentId: string, result: PaymentResult): Promise<PaymentRow | null> {
  return inTransaction(ctx.db, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (!payment || !isOpenFor(payment, result)) return payment;
    await write(tx, within(ctx, tx), payment, result);
    return lockPayment(tx, paymentId);
  });
}

/** Money that came although the payment was given up is money all the same. */
function isOpenFor({ status }: PaymentRow, result: PaymentResult): boolean {
  if (status === "cancelled") return result.status === "succeeded";
  return status === "pending" || status === "requires_action";
}

async function write(tx: Tx, ctx: Context, payment: PaymentRow, result: PaymentResult): Promise<void> {
  if (result.status === "pending") return;
  if (result.status === "succeeded") return succeed(tx, ctx, payment, result);
  if (result.status === "requires_action") {
    const data = { status: "requires_action", actionUrl: result.url, providerRef: result.ref } as const;
    await tx.prisma.payment.update({ where: { id: payment.id }, data: { ...data, updatedAt: ctx.now } });
    if (payment.workflowId) await wakeWorkflow(tx, payment.workflowId);
    return;
  }
  const code = result.status === "declined" ? result.code : "not_confirmed";
  const ref = result.status === "declined" ? (result.ref ?? payment.providerRef) : payment.providerRef;
  await tx.prisma.payment.update({
    where: { id: payment.id },
    data: { status: result.status, failureCode: code, providerRef: ref, actionUrl: null, updatedAt: ctx.now },
  });
  await recordAudit(tx, ctx, auditOf(payment, { status: result.status, failureCode: code }));
  await emitPaymentFailed(tx, ctx, payment, code);
  if (payment.workflowId) await wakeWorkflow(tx, payment.workflowId);
  if (payment.purpose === "auto_renewal" && payment.nameId && payment.termEndsAt) {
    const { nameId, termEndsAt } = payment;
    await renewalPaymentFailed(tx, ctx, { nameId, termEndsAt }, code);
  }
}

/** What the money of each kind of payment is for, in one transaction with its booking. */
const BOOK = { top_up: bookTopUp, auto_renewal: bookRenewal, workflow: spendPayment } as const;

async function succeed(
  tx: Tx,
  ctx: Context,
  payment: PaymentRow,
  result: PaymentResult & { status: "succeeded" },
): Promise<void> {
  const face = result.card && { cardBrand: result.card.brand, cardLast4: result.card.last4 };
  const paid = { ...payment, ...face };
  const status = await BOOK[payment.purpose](tx, ctx, paid);
  const methodId = result.saved ? await keepCard(tx, ctx, payment, result.saved) : payment.methodId;
  await tx.prisma.payment.update({
    where: { id: payment.id },
    data: {
      ...face,
      status,
      methodId,
      providerRef: result.ref,
      actionUrl: null,
      failureCode: null,
      updatedAt: ctx.now,
    },
  });
  await recordAudit(tx, ctx, auditOf(paid, { status }));
  if (status === "refunding") await addTask(tx, "refund_payment", { paymentId: payment.id });
  if (result.dispute) {
    const runAt = new Date(Date.now() + result.dispute.inSeconds * 1000);
    await addTask(tx, "settle_dispute", { disputeRef: result.dispute.ref }, { runAt });
  }
}

const AUDITED = {
  top_up: "billing.topUp",
  auto_renewal: "payments.charge_renewal",
  workflow: "payments.charge_request",
} as const;

function auditOf(payment: PaymentRow, after: { status: string; failureCode?: string }) {
  const { id, accountId, amount, currency, purpose } = payment;
  return {
    action: AUDITED[purpose],
    accountId,
    subject: { kind: "payment", id, name: cardName(payment) },
    after: { amount, currency, ...after },
  };
}
