import { z } from "zod";
import { toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import type { MethodView } from "@/services/payments/methods";
import { PAYMENT_STATUSES } from "@/services/payments/schema";
import type { PaymentView } from "@/services/payments/view";
import { answerSchema, bodySchema, currency, decimal, timestamp } from "./components";

const id = z.uuid().meta({ example: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e" });

export const paymentStatus = z.enum(PAYMENT_STATUSES);

export const paymentAnswer = answerSchema(
  "Payment",
  z.object({
    id,
    purpose: z.enum(["top_up", "auto_renewal", "workflow"]),
    amount: decimal,
    currency,
    status: paymentStatus.meta({ description: "`requires_action`: open `action_url` in a browser" }),
    card: z.object({ brand: z.string(), last4: z.string() }).nullable(),
    subdomain: z.string().nullable().meta({ description: "The name that it renews" }),
    action_url: z.string().nullable().meta({ description: "Where the cardholder confirms it" }),
    failure: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .meta({ description: "Why it failed; of a dispute, how it ended" }),
    created_at: timestamp,
  }),
);

export function toPayment(payment: PaymentView) {
  const { amount, currency: code, name, actionUrl, createdAt } = payment;
  return {
    id: payment.id,
    purpose: payment.purpose,
    amount: toDecimal(amount, code),
    currency: code,
    status: payment.status,
    card: payment.card,
    subdomain: name,
    action_url: actionUrl,
    failure: payment.failure,
    created_at: isoSeconds(createdAt),
  };
}

export const paymentMethodAnswer = answerSchema(
  "PaymentMethod",
  z.object({
    id,
    brand: z.string().meta({ example: "visa" }),
    last4: z.string().meta({ example: "4242" }),
    exp_month: z.int(),
    exp_year: z.int(),
    default: z.boolean().meta({ description: "Pays for renewals that the balance does not cover" }),
    expired: z.boolean(),
  }),
);

export function toPaymentMethod(card: MethodView) {
  return {
    id: card.id,
    brand: card.brand,
    last4: card.last4,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    default: card.isDefault,
    expired: card.isExpired,
  };
}

export const topUpBody = bodySchema(
  "TopUpRequest",
  z.strictObject({
    amount: decimal.meta({ description: "5 to 10,000", example: 50 }),
    payment_method_id: z.uuid().optional().meta({ description: "A saved card; by default the default one" }),
  }),
);
