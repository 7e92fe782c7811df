import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { toDecimal } from "@/lib/money";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import { listPolicies } from "../namespaces/policy";
import { credit, openLedger } from "./ledger";
import type { PaymentProvider } from "./payment-provider";
import type { topUpInput } from "./schema";

/** A payment taken. Amounts in minor units. */
export interface ToppedUp {
  readonly paymentId: string;
  readonly amount: number;
  readonly balance: number;
  readonly currency: string;
  readonly receiptNumber: number;
}

/**
 * Adds money to the prepaid balance by card, in the default namespace's currency. A refused card is recorded as a
 * declined payment and moves nothing.
 * @throws RegistryError payment_declined
 */
export async function topUp(
  ctx: Context,
  input: z.output<typeof topUpInput>,
  provider: PaymentProvider,
): Promise<ToppedUp> {
  const { accountId } = requireScope(ctx, "billing:write");
  const currency = (await listPolicies(ctx.db))[0]?.currency ?? "USD";
  const { amount } = input;
  const result = await provider.chargeCard({ ...input, currency }, ctx.now);
  const paymentId = newId();
  const failureCode = result.status === "declined" ? result.failureCode : null;

  const posted = await inTransaction(ctx.db, async (tx) => {
    await tx.prisma.payment.create({
      data: {
        id: paymentId,
        accountId,
        amount,
        currency,
        status: result.status,
        cardBrand: result.brand,
        cardLast4: result.last4,
        failureCode,
        createdAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "billing.topUp",
      accountId,
      subject: { kind: "payment", id: paymentId, name: `${result.brand} ${result.last4}` },
      after: { amount, currency, status: result.status, failureCode },
    });
    await emitEvent(tx, ctx, {
      type: result.status === "succeeded" ? "payment.completed" : "payment.failed",
      accountId,
      subject: paymentId,
      payload: {
        invoice: paymentId,
        amount: toDecimal(amount, currency),
        currency,
        error: failureCode ?? undefined,
      },
    });
    if (result.status === "declined") return null;
    await openLedger(tx, accountId, currency);
    return credit(tx, ctx, {
      accountId,
      currency,
      amount,
      kind: "top_up",
      description: `Top-up by ${result.brand} ending in ${result.last4}`,
      paymentId,
    });
  });
  if (result.status === "declined" || !posted) {
    throw new RegistryError("payment_declined", {
      message: result.status === "declined" ? result.message : undefined,
      details: { reason: failureCode },
      fields: [
        { path: "cardNumber", message: result.status === "declined" ? result.message : "was declined" },
      ],
    });
  }
  return { paymentId, amount, balance: posted.balance, currency, receiptNumber: posted.number };
}
