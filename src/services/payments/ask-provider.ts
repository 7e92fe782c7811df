import type { Context } from "../context";
import { RegistryError } from "../errors";
import { findPaidFor } from "./paid-for";
import type { PaymentRow } from "./payment-row";
import type { PaymentOrder, PaymentProvider } from "./provider";
import type { PaymentResult } from "./result";

/** Who takes cards here. @throws RegistryError unavailable */
export function requireProvider({ payments }: Context): PaymentProvider {
  if (payments) return payments;
  throw new RegistryError("unavailable", {
    message: "Cards cannot be taken here: no payment provider is set up",
  });
}

/**
 * Asks the provider for a payment that is not settled, or what has become of it. Called outside a transaction, after the
 * payment was committed.
 * @throws ProviderAway
 */
export async function askProvider(ctx: Context, payment: PaymentRow): Promise<PaymentResult> {
  const provider = requireProvider(ctx);
  if (payment.status === "pending" && payment.methodId === null && payment.providerRef === null) {
    return { status: "declined", ref: null, code: "card_removed" };
  }
  const order = await orderOf(ctx, provider, payment);
  return payment.status === "pending" ? provider.pay(order, ctx.now) : provider.look(order);
}

/** The payment in the words that the provider is asked with, the same each time. */
export async function orderOf(
  ctx: Context,
  provider: PaymentProvider,
  payment: PaymentRow,
): Promise<PaymentOrder> {
  return {
    paymentId: payment.id,
    accountId: payment.accountId,
    amount: payment.amount,
    currency: payment.currency,
    description: (await findPaidFor(ctx.db, payment))?.description ?? "Prepaid balance",
    ref: payment.providerRef,
    cardRef: payment.method?.providerRef ?? null,
    offSession: payment.purpose === "auto_renewal",
    createdAt: payment.createdAt,
    customerRef: await customerRefOf(ctx, provider, payment.accountId),
    returnUrl: `${ctx.publicUrl}/dashboard/billing/payments/${payment.id}`,
  };
}

/** What the account is called at the provider; it is made known there when it is not. */
export async function customerRefOf(
  ctx: Context,
  provider: PaymentProvider,
  accountId: string,
): Promise<string | null> {
  if (!provider.hosted) return null;
  const key = { accountId, provider: provider.name };
  const known = await ctx.db.prisma.paymentCustomer.findUnique({ where: { accountId_provider: key } });
  if (known) return known.providerRef;
  const account = await ctx.db.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  const { id, email, organization } = account;
  const providerRef = await provider.hosted.openCustomer({ id, email, organization });
  await ctx.db.prisma.paymentCustomer.createMany({ data: [{ ...key, providerRef }], skipDuplicates: true });
  return providerRef;
}
