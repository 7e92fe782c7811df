import * as z from "zod";
import { LEDGER_KINDS } from "./movement";

export const statementInput = z.strictObject({
  page: z.number().int().min(1).max(1_000_000).default(1),
  limit: z.number().int().min(1).max(100).default(50),
  kind: z.enum(LEDGER_KINDS).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});

/** A movement's number on the statement. */
export const receiptInput = z.strictObject({ number: z.number().int().min(1).max(2_147_483_647) });

/** What a key or account may spend in a calendar month: minor units, null for no limit. */
export const spendLimitField = z
  .number({ error: "Enter an amount, such as 100.00" })
  .int("Enter an amount with at most two decimals")
  .min(0, "Enter an amount of at least 0")
  .max(2_000_000_000, "Enter at most 20,000,000.00")
  .nullable();

export const spendLimitInput = z.strictObject({ spendLimitAmount: spendLimitField });

export const keySpendLimitInput = z.strictObject({
  keyId: z.uuid("There is no such API key"),
  spendLimitAmount: spendLimitField,
});
