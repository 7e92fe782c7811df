import * as z from "zod";

/** The least and most that one top-up adds, minor units. */
export const TOP_UP_LIMITS = { min: 500, max: 1_000_000 } as const;

export const topUpInput = z.strictObject({
  /** Minor units. */
  amount: z
    .number({ error: "Enter an amount" })
    .int("Enter an amount with at most two decimals")
    .min(TOP_UP_LIMITS.min, "Add at least 5.00")
    .max(TOP_UP_LIMITS.max, "Add at most 10,000.00 at once"),
  cardNumber: z
    .string()
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{12,19}$/, "Enter the card's number: 12 to 19 digits")),
  /** `MM/YY`. */
  cardExpiry: z.string().regex(/^(0[1-9]|1[0-2])\/\d{2}$/, "Enter the expiry as MM/YY"),
  cardCvc: z.string().regex(/^\d{3,4}$/, "Enter the 3 or 4 digits of the security code"),
});

export const statementInput = z.strictObject({
  page: z.number().int().min(1).max(1_000_000).default(1),
  limit: z.number().int().min(1).max(100).default(50),
  kind: z.enum(["register", "renew", "restore", "transfer", "refund", "top_up", "adjustment"]).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});

export const invoicesInput = z.strictObject({
  page: z.number().int().min(1).max(1_000_000).default(1),
  limit: z.number().int().min(1).max(100).default(50),
});

export const invoiceInput = z.strictObject({ number: z.number().int().min(1).max(2_147_483_647) });
