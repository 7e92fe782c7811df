import type { CardCharge, CardResult, PaymentProvider } from "@/services/billing/payment-provider";

type Outcome = { status: "succeeded" } | { status: "declined"; failureCode: string; message: string };

/** The numbers that payment providers publish for tests, and what becomes of each. */
const OUTCOMES: Record<string, Outcome> = {
  "4242424242424242": { status: "succeeded" },
  "5555555555554444": { status: "succeeded" },
  "4000000000000002": {
    status: "declined",
    failureCode: "card_declined",
    message: "The card was declined: try another one",
  },
  "4000000000009995": {
    status: "declined",
    failureCode: "insufficient_funds",
    message: "The card has insufficient funds: try another one or a smaller amount",
  },
  "4000000000000069": {
    status: "declined",
    failureCode: "expired_card",
    message: "The card has expired: try another one",
  },
};

/** Takes only published test cards and moves no money: the default until a payment provider is set up. */
export const testCards: PaymentProvider = {
  async chargeCard(charge: CardCharge, now: Date): Promise<CardResult> {
    const card = {
      brand: charge.cardNumber.startsWith("5") ? "mastercard" : "visa",
      last4: charge.cardNumber.slice(-4),
    };
    if (isPast(charge.cardExpiry, now)) {
      return {
        ...card,
        status: "declined",
        failureCode: "expired_card",
        message: "The card's expiry is in the past",
      };
    }
    const outcome = OUTCOMES[charge.cardNumber];
    if (outcome) return { ...card, ...outcome };
    return {
      ...card,
      status: "declined",
      failureCode: "test_card_required",
      message: "Only test cards are taken here: use 4242 4242 4242 4242",
    };
  },
};

/** `MM/YY`; a card is good through the last day of its month. */
function isPast(expiry: string, now: Date): boolean {
  const [month = 0, year = 0] = expiry.split("/").map(Number);
  return Date.UTC(2000 + year, month, 1) <= now.getTime();
}
