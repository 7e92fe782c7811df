import * as z from "zod";

const text = z.string().trim().min(1).max(200);

export const activityInput = z.strictObject({
  /** A verb (`dns.apply`), or the start of several (`dns.`). */
  action: text.optional(),
  /** The id of a user or an API key. */
  actorId: z.uuid().optional(),
  /** Part of the subject's name: `shop.com.store`. */
  subject: text.optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  limit: z.int().min(1).max(100).default(25),
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, "This cursor is not one of ours")
    .optional(),
});
export type ActivityInput = z.infer<typeof activityInput>;
