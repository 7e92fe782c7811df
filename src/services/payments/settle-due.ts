import type { Prisma } from "@/db/generated/client";
import { addDays } from "@/lib/time";
import type { Context } from "../context";
import { orderOf } from "./ask-provider";
import { finishPayment } from "./finish-payment";
import { refundPayment } from "./refund-payment";
import { settle } from "./settle";

/** Until then it is whoever began the payment, or its job, that asks. */
const LEFT_ALONE_MS = 30_000;
/** For how long a cardholder may take to confirm. */
const CONFIRMED_WITHIN_DAYS = 1;
const BATCH = 200;

/** How many payments one run carried further. */
export interface DueRun {
  readonly asked: number;
  readonly cancelled: number;
  readonly refunded: number;
}

/**
 * Carries on with what a killed process left: asks for payments that are pending, gives back those that are to be given
 * back, and ends those that nobody confirmed within a day. One that fails does not keep the others waiting.
 * @throws AggregateError of what failed, once all were tried
 */
export async function settleDuePayments(ctx: Context): Promise<DueRun> {
  const { payments: provider } = ctx;
  if (!provider) return { asked: 0, cancelled: 0, refunded: 0 };
  const failures: unknown[] = [];
  const lately = new Date(ctx.now.getTime() - LEFT_ALONE_MS);
  const each = async (where: Prisma.PaymentWhereInput, work: (id: string) => Promise<unknown>) => {
    const due = await ctx.db.prisma.payment.findMany({
      where: { ...where, provider: provider.name },
      select: { id: true },
      orderBy: { createdAt: "asc" },
      take: BATCH,
    });
    for (const { id } of due) await work(id).catch((error: unknown) => failures.push(error));
    return due.length;
  };
  const asked = await each({ status: "pending", createdAt: { lte: lately } }, (paymentId) =>
    finishPayment(ctx, { paymentId }),
  );
  const unconfirmed = addDays(ctx.now, -CONFIRMED_WITHIN_DAYS);
  const cancelled = await each({ status: "requires_action", createdAt: { lte: unconfirmed } }, (id) =>
    cancelPayment(ctx, id),
  );
  const refunded = await each({ status: "refunding", updatedAt: { lte: lately } }, (paymentId) =>
    refundPayment(ctx, { paymentId }),
  );
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} payments wait`);
  return { asked, cancelled, refunded };
}

async function cancelPayment(ctx: Context, id: string): Promise<void> {
  const payment = await ctx.db.prisma.payment.findUniqueOrThrow({ where: { id }, include: { method: true } });
  if (!ctx.payments) return;
  await settle(ctx, id, await ctx.payments.cancel(await orderOf(ctx, ctx.payments, payment)));
}
