import { randomBytes } from "node:crypto";

/** What the stand-in keeps, in Stripe's own shapes as far as anybody reads them. */

export interface StoredCard {
  id: string;
  object: "payment_method";
  type: "card";
  customer: string | null;
  card: { brand: string; last4: string; exp_month: number; exp_year: number };
  /** What becomes of charges to it. */
  outcome: CardOutcome;
}

export type CardOutcome = "success" | "declined" | "insufficient_funds" | "authentication";

export interface StoredIntent {
  id: string;
  object: "payment_intent";
  amount: number;
  currency: string;
  customer: string | null;
  created: number;
  status: "requires_payment_method" | "requires_action" | "processing" | "succeeded" | "canceled";
  payment_method: string | null;
  metadata: Record<string, string>;
  setup_future_usage: string | null;
  last_payment_error: { code: string; decline_code?: string } | null;
  next_action: { type: "redirect_to_url"; redirect_to_url: { url: string; return_url: string } } | null;
}

export interface StoredSession {
  id: string;
  object: "checkout.session";
  mode: "payment" | "setup";
  status: "open" | "complete" | "expired";
  payment_status: "paid" | "unpaid" | "no_payment_required";
  url: string | null;
  customer: string | null;
  created: number;
  client_reference_id: string | null;
  metadata: Record<string, string>;
  payment_intent: string | null;
  setup_intent: string | null;
  success_url: string;
  cancel_url: string;
  /** Of what is to be paid. */
  order: {
    amount: number;
    currency: string;
    name: string;
    setup_future_usage: string | null;
    metadata: Record<string, string>;
  };
}

export interface StoredDispute {
  id: string;
  object: "dispute";
  amount: number;
  currency: string;
  status: string;
  payment_intent: string;
}

/** An id as Stripe's: `pi_…`. */
export function newRef(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString("hex")}`;
}

export function newCard(customer: string | null, outcome: CardOutcome): StoredCard {
  const last4 = { success: "4242", declined: "0002", insufficient_funds: "9995", authentication: "3155" }[
    outcome
  ];
  const card = { brand: "visa", last4, exp_month: 12, exp_year: 2034 };
  return { id: newRef("pm"), object: "payment_method", type: "card", customer, card, outcome };
}
