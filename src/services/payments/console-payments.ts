import type { z } from "zod";
import type { Prisma } from "@/db/generated/client";
import { inTransaction } from "@/db/transaction";
import { requireOperator, requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import { takeBack } from "../billing/ledger";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { addTask } from "../tasks";
import { cardName, lockPayment } from "./payment-row";
import type { allPaymentsInput, decideDisputeInput, requestRefundInput } from "./schema";
import { writeDispute } from "./settle-dispute";
import { type PaymentView, paymentViews } from "./view";

export interface ConsolePayment extends PaymentView {
  readonly account: { readonly number: number; readonly organization: string };
  /** The provider's id of it. */
  readonly ref: string | null;
}

/** Everybody's payments by card, the newest first. Operators only. */
export async function listAllPayments(ctx: Context, input: z.output<typeof allPaymentsInput>) {
  requireOperator(ctx);
  const { page, limit } = input;
  const where = whereOf(input);
  const total = await ctx.db.prisma.payment.count({ where });
  const rows = await ctx.db.prisma.payment.findMany({
    where,
    include: { account: { select: { number: true, organization: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * limit,
    take: limit,
  });
  const views = await paymentViews(ctx.db, rows);
  const items = rows.flatMap(({ account, providerRef: ref }, at): ConsolePayment[] => {
    const view = views[at];
    return view ? [{ ...view, account, ref: view.provider === "stripe" ? ref : null }] : [];
  });
  return { items, total, page, pages: Math.max(1, Math.ceil(total / limit)), counts: await countsOf(ctx) };
}

/** How many payments want an operator's eye. */
async function countsOf(ctx: Context) {
  const rows = await ctx.db.prisma.payment.groupBy({
    by: ["status"],
    where: { status: { in: ["pending", "requires_action", "refunding", "disputed"] } },
    _count: true,
  });
  const count = (status: string) => rows.find((row) => row.status === status)?._count ?? 0;
  return {
    pending: count("pending"),
    requires_action: count("requires_action"),
    refunding: count("refunding"),
    disputed: count("disputed"),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function whereOf({ status, purpose, search }: z.output<typeof allPaymentsInput>): Prisma.PaymentWhereInput {
  const where: Prisma.PaymentWhereInput = { status, purpose };
  if (search === "") return where;
  if (UUID.test(search)) return { ...where, id: search.toLowerCase() };
  if (/^\d{4}$/.test(search)) {
    return { ...where, OR: [{ cardLast4: search }, { account: { number: Number(search) } }] };
  }
  if (/^\d{1,9}$/.test(search)) return { ...where, account: { number: Number(search) } };
  const contains = { contains: search, mode: "insensitive" } as const;
  return { ...where, account: { OR: [{ organization: contains }, { email: contains }] } };
}

/**
 * Gives a top-up back to its card: it leaves the balance at once, and a job asks the provider.
 * @throws RegistryError not_found | payment_not_refundable | insufficient_balance (it was spent)
 */
export async function requestRefund(
  ctx: Context,
  { paymentId, reason }: z.output<typeof requestRefundInput>,
): Promise<void> {
  requireRight(ctx, "accounts:write");
  await inTransaction(ctx.db, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (!payment) throw noSuchPayment();
    const { id, accountId, amount, currency, status } = payment;
    if (status !== "succeeded" || payment.purpose !== "top_up") {
      throw new RegistryError("payment_not_refundable", { details: { status, purpose: payment.purpose } });
    }
    const booked = await tx.prisma.ledgerTransaction.findUniqueOrThrow({ where: { paymentId: id } });
    if (await tx.prisma.ledgerTransaction.findUnique({ where: { refundsId: booked.id } })) {
      throw new RegistryError("payment_not_refundable", { details: { status: "disputed" } });
    }
    await takeBack(tx, ctx, {
      accountId,
      currency,
      amount,
      kind: "payment_refund",
      description: `Given back to ${cardName(payment)}`,
      refundsId: booked.id,
    });
    await tx.prisma.payment.update({ where: { id }, data: { status: "refunding", updatedAt: ctx.now } });
    await recordAudit(tx, ctx, {
      action: "payments.request_refund",
      accountId,
      subject: { kind: "payment", id, name: cardName(payment) },
      after: { amount, currency, reason },
    });
    await addTask(tx, "refund_payment", { paymentId: id });
  });
}

/**
 * How the bank of a test card decides a dispute: the portal plays it.
 * @throws RegistryError not_found | payment_not_waiting
 */
export async function decideDispute(
  ctx: Context,
  { paymentId, outcome }: z.output<typeof decideDisputeInput>,
): Promise<void> {
  requireRight(ctx, "accounts:write");
  const payment = await ctx.db.prisma.payment.findUnique({ where: { id: paymentId } });
  if (payment?.provider !== "test_cards" || !ctx.payments?.entered) throw noSuchPayment();
  if (payment.status !== "disputed" || payment.failureCode !== null) {
    throw new RegistryError("payment_not_waiting", { details: { status: payment.status } });
  }
  await writeDispute(ctx, { paymentId, state: outcome, amount: payment.amount });
}

const noSuchPayment = () => new RegistryError("not_found", { message: "There is no such payment" });
