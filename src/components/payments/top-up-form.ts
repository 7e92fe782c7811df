import { minorUnits } from "@/lib/money";
import type { Schema } from "../form/validate";
import type { Input } from "../trpc";

/** How the form of a top-up is paid when no saved card is chosen. */
export type NewCard = "new_card" | "redirect";

/** What the form of a top-up holds. */
export interface TopUpForm {
  /** `50` or `12.50`, major units. */
  amount: string;
  /** A saved card's id, or by what else. */
  source: string;
  cardNumber?: string;
  cardExpiry?: string;
  cardCvc?: string;
  save?: boolean;
}

/** The form's values as `payments.topUp` takes them; an amount that is none becomes NaN. */
export function toTopUpInput(form: TopUpForm, currency: string): Input<"payments.topUp"> {
  const amount = minorUnits(form.amount, currency);
  const { source, save, cardNumber = "", cardExpiry = "", cardCvc = "" } = form;
  if (source === "redirect") return { by: "redirect", amount, save };
  if (source !== "new_card") return { by: "saved_card", amount, methodId: source };
  return { by: "new_card", amount, ...writtenCard({ cardNumber, cardExpiry, cardCvc }), save };
}

/** A card's fields as they are sent: people put spaces into dates. */
export function writtenCard<Card extends { cardExpiry: string }>(card: Card): Card {
  return { ...card, cardExpiry: card.cardExpiry.replaceAll(" ", "") };
}

/** Checks the form by the schema of `payments.topUp`. */
export async function topUpSchema(currency: string): Promise<Schema<TopUpForm>> {
  const { topUpInput } = await import("@/services/payments/schema");
  return {
    "~standard": {
      validate: (form) => topUpInput["~standard"].validate(toTopUpInput(form as TopUpForm, currency)),
    },
  };
}
