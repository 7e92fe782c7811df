import { z } from "zod";
import { currency, event } from "../event-spec";

const paid = {
  invoice: z.string().meta({ description: "Number or id of what was to be paid" }),
  amount: z.number().meta({ description: "In the currency's usual unit: 29.99" }),
  currency,
};

/** About payments. */
export const moneyEvents = {
  "payment.completed": event("Payment completed", "A payment went through.", paid, {
    invoice: "INV-1042",
    amount: 29.99,
    currency: "USD",
  }),
  "payment.failed": event(
    "Payment failed",
    "A payment was declined or could not be made.",
    { ...paid, error: z.string().meta({ description: "The reason, as a code" }) },
    { invoice: "INV-1042", amount: 29.99, currency: "USD", error: "card_declined" },
  ),
  "payment.refunded": event("Payment refunded", "A payment went back to its card.", paid, {
    invoice: "INV-1042",
    amount: 29.99,
    currency: "USD",
  }),
  "payment.disputed": event(
    "Payment disputed",
    "The bank of a card took a payment back, gave it back, or decided that it keeps it.",
    {
      ...paid,
      state: z
        .enum(["open", "won", "lost"])
        .meta({ description: "`won`: the money is on the balance again" }),
    },
    { invoice: "INV-1042", amount: 29.99, currency: "USD", state: "open" },
  ),
};
