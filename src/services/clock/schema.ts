import * as z from "zod";

/** States of a name that a clock can be moved to. */
export const MILESTONES = ["expiry", "hold", "redemption", "pending_delete", "release"] as const;
export type Milestone = (typeof MILESTONES)[number];

/** Farther than any name is paid for, with all its grace periods. */
export const MOST_DAYS = 4_000;

const namespace = z.string().min(1).max(253);
const name = z.string().trim().min(1, "Choose a name").max(253);

/** Where a clock is moved to; only forward. */
const target = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("by"),
    seconds: z
      .int()
      .min(1, "A clock moves forward only: at least a second")
      .max(MOST_DAYS * 86_400, `At most ${MOST_DAYS} days at once`),
  }),
  z.strictObject({ kind: z.literal("until"), at: z.iso.datetime({ offset: true, error: "Choose a day" }) }),
  /** The moment at which something is due next. */
  z.strictObject({ kind: z.literal("next") }),
  z.strictObject({ kind: z.literal("name"), name, milestone: z.enum(MILESTONES) }),
]);
export type ClockTarget = z.output<typeof target>;

export const advanceClockInput = z.strictObject({
  namespace,
  target,
  /** Stops where a card payment of a renewal is under way, so that it can end before the name goes on. */
  waitForPayments: z.boolean().default(true),
});

export const clockInput = z.strictObject({ namespace });

export const clockNamesInput = z.strictObject({
  namespace,
  /** Part of a name. */
  search: z.string().trim().max(253).default(""),
});

export const clockNameInput = z.strictObject({ namespace, name });
