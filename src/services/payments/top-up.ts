import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { listPolicies } from "../namespaces/policy";
import { requireProvider } from "./ask-provider";
import { failureMessage } from "./failures";
import { finishPayment } from "./finish-payment";
import { loadMethod } from "./methods";
import { type PaymentProvider, ProviderAway } from "./provider";
import { recordPayment } from "./record-payment";
import type { TopUpInput } from "./schema";
import { type PaymentView, paymentView } from "./view";

/** Field of the form that a refusal stands at. */
const FIELDS: Readonly<Record<string, string>> = {
  expired_card: "cardExpiry",
  incorrect_cvc: "cardCvc",
};

/**
 * Adds money to the prepaid balance by card, in the default namespace's currency. The payment is written down before the
 * provider is asked; a refused one stays on the list and moves nothing. What is not decided yet is `pending` or
 * `requires_action`, and ends by itself.
 * @returns the payment, and the balance after it once it succeeded
 * @throws RegistryError payment_declined | not_found | unavailable
 */
export async function topUp(
  ctx: Context,
  input: TopUpInput,
): Promise<PaymentView & { balance: number | null }> {
  const { accountId } = requireScope(ctx, "billing:write");
  const id = newId();
  const provider = requireProvider(ctx);
  const source = await sourceOf(ctx, provider, accountId, id, input);
  const currency = (await listPolicies(ctx.db))[0]?.currency ?? "USD";
  await inTransaction(ctx.db, (tx) =>
    recordPayment(
      tx,
      ctx,
      { id, accountId, amount: input.amount, currency, provider: provider.name, ...source },
      "late",
    ),
  );
  const settled = await finishPayment(ctx, { paymentId: id }).catch((error: unknown) => {
    if (error instanceof ProviderAway) return null;
    throw error;
  });
  const payment = settled ?? (await ctx.db.prisma.payment.findUniqueOrThrow({ where: { id } }));
  if (payment.status === "declined") throw declined(payment.id, payment.failureCode ?? "card_declined");
  const balance =
    payment.status === "succeeded"
      ? await ctx.db.prisma.ledgerAccount.findFirst({ where: { kind: "customer", accountId, currency } })
      : null;
  return { ...paymentView(payment, null), balance: balance ? Number(balance.balance) : null };
}

/** What is kept of the card before it is charged. */
async function sourceOf(
  ctx: Context,
  provider: PaymentProvider,
  accountId: string,
  paymentId: string,
  input: TopUpInput,
) {
  if (input.by === "saved_card") {
    const method = await loadMethod(ctx, accountId, input.methodId);
    return { ref: null, methodId: method.id, face: method };
  }
  const entered =
    input.by === "new_card"
      ? { number: input.cardNumber, expiry: input.cardExpiry, cvc: input.cardCvc }
      : undefined;
  if (entered ? !provider.entered : !provider.hosted) {
    throw new RegistryError("invalid_request", {
      message: entered
        ? "Cards are entered on the payment provider’s own page here: choose it"
        : "Cards are entered here: give the card’s number",
      fields: [{ path: "by", message: entered ? "Choose the provider’s page" : "Enter a card" }],
    });
  }
  const { ref, face } = provider.prepare({ paymentId, entered, save: input.save }, ctx.now);
  return { ref, methodId: null, face };
}

function declined(paymentId: string, reason: string): RegistryError {
  const message = failureMessage(reason);
  return new RegistryError("payment_declined", {
    message,
    details: { reason, payment_id: paymentId },
    fields: [{ path: FIELDS[reason] ?? "cardNumber", message }],
  });
}
