import { minorDigits } from "@/lib/money";
import type { Schema } from "../form/validate";

/** What the form of a top-up holds. */
export interface TopUpForm {
  /** `50` or `12.50`, major units. */
  amount: string;
  cardNumber: string;
  cardExpiry: string;
  cardCvc: string;
}

/** The form's values as `billing.topUp` takes them; an amount that is none becomes NaN. */
export function toTopUpInput({ amount, ...card }: TopUpForm, currency: string) {
  return { ...card, cardExpiry: card.cardExpiry.replaceAll(" ", ""), amount: minorUnits(amount, currency) };
}

/** "12.50" → 1250 for USD; NaN for what is no amount. A comma is not guessed at: it means thousands to some. */
export function minorUnits(text: string, currency: string): number {
  const plain = text.trim().replace(/^[$€£]\s*/, "");
  if (!/^\d+(\.\d+)?$/.test(plain)) return Number.NaN;
  const factor = 10 ** minorDigits(currency);
  const amount = Number(plain) * factor;
  return Math.abs(amount - Math.round(amount)) < 1e-6 ? Math.round(amount) : amount;
}

/** Checks the form by the schema of `billing.topUp`. */
export async function topUpSchema(currency: string): Promise<Schema<TopUpForm>> {
  const { topUpInput } = await import("@/services/billing/schema");
  return {
    "~standard": {
      validate: (form) => topUpInput["~standard"].validate(toTopUpInput(form as TopUpForm, currency)),
    },
  };
}
