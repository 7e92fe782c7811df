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
