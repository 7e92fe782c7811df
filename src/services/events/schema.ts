import * as z from "zod";

export const pollEventsInput = z.strictObject({
  /** The id of the last event that was read; without it, from the beginning. */
  after: z.uuid("Give the id of an event").optional(),
  limit: z.int().min(1).max(1_000).default(100),
});
export type PollEventsInput = z.output<typeof pollEventsInput>;
