import * as z from "zod";

/** The least and most that one top-up adds, minor units. */
export const TOP_UP_LIMITS = { min: 500, max: 1_000_000 } as const;

/** What becomes of a payment: docs/payments.md. */
export const PAYMENT_STATUSES = [
  "pending",
  "requires_action",
  "succeeded",
  "declined",
  "cancelled",
  "refunding",
  "refunded",
  "disputed",
] as const;

/** Minor units. */
const amount = z
  .number({ error: "Enter an amount" })
  .int("Enter an amount with at most two decimals")
  .min(TOP_UP_LIMITS.min, "Add at least 5.00")
  .max(TOP_UP_LIMITS.max, "Add at most 10,000.00 at once");

const card = {
  cardNumber: z
    .string()
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{12,19}$/, "Enter the card’s number: 12 to 19 digits")),
  /** `MM/YY`. */
  cardExpiry: z.string().regex(/^(0[1-9]|1[0-2])\/\d{2}$/, "Enter the expiry as MM/YY"),
  cardCvc: z.string().regex(/^\d{3,4}$/, "Enter the 3 or 4 digits of the security code"),
};

/** Whether the card is kept for later payments. */
const save = z.boolean().default(false);
const methodId = z.uuid("Choose one of your cards");

/** A top-up by a card entered here, by a saved one, or by one that the provider asks for on its own page. */
export const topUpInput = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("new_card"), amount, ...card, save }),
  z.strictObject({ by: z.literal("saved_card"), amount, methodId }),
  z.strictObject({ by: z.literal("redirect"), amount, save }),
]);
export type TopUpInput = z.output<typeof topUpInput>;

export const topUpAmount = amount;

/** A top-up by a program, which knows amounts as decimals: 50 USD is 50. Saved cards only; none is the default one. */
export const startTopUpInput = z.strictObject({ amount: z.number(), methodId: methodId.optional() });

export const addCardInput = z.strictObject(card);
export const methodInput = z.strictObject({ methodId });
export const paymentInput = z.strictObject({ paymentId: z.uuid("There is no such payment") });
export const answerInput = z.strictObject({ paymentId: z.uuid(), isConfirmed: z.boolean() });
export const finishSetupInput = z.strictObject({ setupRef: z.string().min(1).max(255) });

const page = z.number().int().min(1).max(1_000_000).default(1);
const limit = z.number().int().min(1).max(100).default(25);

export const paymentsInput = z.strictObject({
  page,
  limit,
  status: z.enum(PAYMENT_STATUSES).optional(),
});

/** What operators look for: by what became of payments, by account or card. */
export const allPaymentsInput = z.strictObject({
  page,
  limit,
  status: z.enum(PAYMENT_STATUSES).optional(),
  purpose: z.enum(["top_up", "auto_renewal", "workflow"]).optional(),
  /** Part of the organization or its email address, the account's number, the card's last four digits or the payment's id. */
  search: z
    .string()
    .trim()
    .max(200)
    .refine((text) => !text.includes("\0"), "Remove null bytes")
    .default(""),
});

export const requestRefundInput = z.strictObject({
  paymentId: z.uuid("There is no such payment"),
  reason: z.string().trim().min(1, "Say why").max(500, "Say it in at most 500 characters"),
});

export const decideDisputeInput = z.strictObject({
  paymentId: z.uuid("There is no such payment"),
  outcome: z.enum(["won", "lost"]),
});
