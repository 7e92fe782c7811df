import * as z from "zod";

/** `stuck`: should go on by itself, and has not for an hour. */
export const WATCHED_STATES = ["stuck", "open", "action_required", "blocked", "failed"] as const;

export const allWorkflowsInput = z.strictObject({
  page: z.number().int().min(1).max(1_000_000).default(1),
  limit: z.number().int().min(1).max(100).default(25),
  /** Left out: what has not ended, and what has failed. */
  state: z.enum(WATCHED_STATES).optional(),
  /** Part of the name or the organization, the account's number, or the request's id. */
  search: z
    .string()
    .trim()
    .max(253)
    .refine((text) => !text.includes("\0"), "Remove null bytes")
    .default(""),
});
