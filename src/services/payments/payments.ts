import type { z } from "zod";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { finishPayment } from "./finish-payment";
import type { PaymentRow } from "./payment-row";
import { ProviderAway } from "./provider";
import type { paymentInput, paymentsInput } from "./schema";
import { type PaymentView, paymentViews } from "./view";

export interface PaymentPage {
  readonly items: readonly PaymentView[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** The account's payments by card, the newest first. */
export async function listPayments(
  ctx: Context,
  { page, limit, status }: z.output<typeof paymentsInput>,
): Promise<PaymentPage> {
  const { accountId } = requireScope(ctx, "billing:read");
  const where = { accountId, status };
  const total = await ctx.db.prisma.payment.count({ where });
  const rows = await ctx.db.prisma.payment.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * limit,
    take: limit,
  });
  const items = await paymentViews(ctx.db, rows);
  return { items, total, page, pages: Math.max(1, Math.ceil(total / limit)) };
}

/** One payment of the account. @throws RegistryError not_found */
export async function loadPayment(
  ctx: Context,
  { paymentId }: z.output<typeof paymentInput>,
): Promise<PaymentView> {
  const { accountId } = requireScope(ctx, "billing:read");
  return viewOne(ctx, await loadOwnPayment(ctx, accountId, paymentId));
}

/**
 * Asks the provider what has become of a payment, as somebody does who comes back from its page before its notice.
 * @throws RegistryError not_found
 */
export async function checkPayment(
  ctx: Context,
  { paymentId }: z.output<typeof paymentInput>,
): Promise<PaymentView> {
  const { accountId } = requireScope(ctx, "billing:write");
  const payment = await loadOwnPayment(ctx, accountId, paymentId);
  const settled = await finishPayment(ctx, { paymentId }).catch((error: unknown) => {
    if (error instanceof ProviderAway) return null;
    throw error;
  });
  return viewOne(ctx, settled ?? payment);
}

export async function loadOwnPayment(ctx: Context, accountId: string, id: string): Promise<PaymentRow> {
  const found = await ctx.db.prisma.payment.findFirst({
    where: { id, accountId },
    include: { method: true },
  });
  if (found) return found;
  throw new RegistryError("not_found", { message: "There is no such payment in your account" });
}

async function viewOne(ctx: Context, row: PaymentRow): Promise<PaymentView> {
  const [view] = await paymentViews(ctx.db, [row]);
  if (!view) throw new Error("A payment without a view");
  return view;
}
