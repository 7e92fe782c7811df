import * as z from "zod";

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
