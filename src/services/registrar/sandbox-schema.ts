import * as z from "zod";
import { MILESTONES, MOST_DAYS } from "../clock/schema";

/** Whole days that a sandbox's clock moves on. */
export const sandboxDays = z
  .int("Enter whole days")
  .min(1, "A clock moves forward only: at least a day")
  .max(MOST_DAYS, `At most ${MOST_DAYS} days at once`);

const target = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("by"), days: sandboxDays }),
  z.strictObject({
    kind: z.literal("name"),
    name: z.string().min(1).max(253),
    milestone: z.enum(MILESTONES),
  }),
]);

export const advanceSandboxInput = z.strictObject({ target });
export const advanceAnySandboxInput = z.strictObject({
  slug: z.string().trim().toLowerCase().max(64),
  target,
});
