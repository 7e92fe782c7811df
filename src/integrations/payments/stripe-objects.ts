import type Stripe from "stripe";
import type { DisputeState, SavedCard } from "@/services/payments/provider";
import type { PaymentResult } from "@/services/payments/result";
import { declineCode } from "./stripe-answers";

/** A PaymentIntent, its payment method expanded, as the result it stands for. */
export function ofIntent(intent: Stripe.PaymentIntent): PaymentResult {
  const card = cardOf(intent.payment_method);
  switch (intent.status) {
    case "succeeded":
      return {
        status: "succeeded",
        ref: intent.id,
        card,
        saved: intent.setup_future_usage === "off_session" ? card : null,
      };
    case "requires_action":
    case "requires_confirmation": {
      const url = intent.next_action?.redirect_to_url?.url;
      return url ? { status: "requires_action", ref: intent.id, url } : { status: "pending" };
    }
    case "requires_payment_method": {
      const error = intent.last_payment_error;
      return { status: "declined", ref: intent.id, code: declineCode(error?.code, error?.decline_code) };
    }
    case "canceled":
      return { status: "cancelled" };
    default:
      return { status: "pending" };
  }
}

/** A Checkout Session, its intent expanded where it was paid. */
export function ofSession(session: Stripe.Checkout.Session): PaymentResult {
  const { payment_intent: intent } = session;
  if (session.payment_status === "paid" && intent && typeof intent !== "string") return ofIntent(intent);
  if (session.status === "expired") return { status: "cancelled" };
  if (session.status === "open" && session.url) {
    return { status: "requires_action", ref: session.id, url: session.url };
  }
  return { status: "pending" };
}

export function cardOf(method: string | Stripe.PaymentMethod | null): SavedCard | null {
  if (!method || typeof method === "string" || !method.card) return null;
  const { brand, last4, exp_month: expMonth, exp_year: expYear } = method.card;
  return { ref: method.id, brand, last4, expMonth, expYear };
}

/** Statuses in which the bank has the money, and may still decide. */
const OPEN: readonly string[] = [
  "needs_response",
  "under_review",
  "appeal_needs_response",
  "appeal_under_review",
];

export function disputeState(status: Stripe.Dispute.Status): DisputeState {
  if (status === "won") return "won";
  if (status === "lost") return "lost";
  return OPEN.includes(status) ? "open" : "inquiry";
}
