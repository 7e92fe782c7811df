import * as z from "zod";

export const listMailInput = z.strictObject({
  /** Part of an address or a subject. */
  search: z
    .string()
    .trim()
    .max(200)
    // PostgreSQL's texts cannot hold one.
    .refine((text) => !text.includes("\0"), "Remove null bytes")
    .default(""),
  page: z.int().min(1).max(100_000).default(1),
  limit: z.int().min(1).max(100).default(25),
});
export type ListMailInput = z.infer<typeof listMailInput>;

export const mailInput = z.strictObject({ mailId: z.uuid("There is no such mail") });
export type MailInput = z.infer<typeof mailInput>;
