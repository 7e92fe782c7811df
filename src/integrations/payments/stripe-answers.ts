import Stripe from "stripe";
import { ProviderAway } from "@/services/payments/provider";
import type { PaymentResult } from "@/services/payments/result";

/** Runs a question to Stripe. @throws ProviderAway for whatever is no answer, faults of our own settings included */
export async function asked<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) throw away(error);
    throw error;
  }
}

/** Says what Stripe said, without what was asked: that may name a customer. */
function away(error: InstanceType<typeof Stripe.errors.StripeError>): ProviderAway {
  const { type, code, statusCode, requestId } = error;
  return new ProviderAway(
    `Stripe: ${type}, ${code ?? "no code"}, ${statusCode ?? "no status"}, ${requestId}`,
  );
}

/** Reasons that people can do something about, other than by another card. */
const CODES: readonly string[] = [
  "expired_card",
  "incorrect_cvc",
  "incorrect_number",
  "authentication_required",
];

/** The code of a decline as ours: of `card_declined` the reason that the bank gave, where it tells what to do. */
export function declineCode(code: string | undefined, declineCode: string | undefined): string {
  if (declineCode === "insufficient_funds" || declineCode === "authentication_required") return declineCode;
  if (code === "payment_intent_authentication_failure") return "authentication_failed";
  return code && CODES.includes(code) ? code : "card_declined";
}

/** The decline that an error is; null for all others. */
export function declineOf(error: unknown): PaymentResult | null {
  if (error instanceof Stripe.errors.StripeCardError) {
    const ref = error.payment_intent?.id ?? null;
    return { status: "declined", ref, code: declineCode(error.code, error.decline_code) };
  }
  const isGone = error instanceof Stripe.errors.StripeInvalidRequestError && error.param === "payment_method";
  return isGone ? { status: "declined", ref: null, code: "card_removed" } : null;
}

export function refusedAs(error: unknown, code: string): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === code;
}
