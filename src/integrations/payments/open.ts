import type { PaymentProvider } from "@/services/payments/provider";
import { type StripeSettings, stripePayments } from "./stripe";
import { testCards } from "./test-cards";

interface PaymentSettings {
  readonly stripe: StripeSettings | null;
  readonly testCards: boolean;
}

/** Who takes cards here: Stripe where it is set, else test cards where those are taken, else nobody. */
export function openPayments({
  stripe,
  testCards: takesTestCards,
}: PaymentSettings): PaymentProvider | undefined {
  if (stripe) return stripePayments(stripe);
  return takesTestCards ? testCards : undefined;
}
