import * as z from "zod";

/** Commands whose work may wait for an operator. */
export const WORK_COMMANDS = ["update_nameservers", "transfer_domain", "delete_domain"] as const;
export type WorkCommand = (typeof WORK_COMMANDS)[number];

/** `superseded`: a later command took its place, or there was nothing left to do it to. */
export const WORK_STATES = ["pending", "applied", "rejected", "superseded"] as const;
export type WorkState = (typeof WORK_STATES)[number];

/** How many are decided on at once, at most. */
export const MOST_WORK_AT_ONCE = 100;

const workId = z.uuid("There is no such work");

/** Filters left out let everything through. */
export const listWorkInput = z.strictObject({
  state: z.enum(WORK_STATES, { error: "There is no such state" }).default("pending"),
  namespace: z.string().trim().toLowerCase().min(1).max(253).optional(),
  /** The channel's handle. */
  channel: z.string().trim().toLowerCase().min(1).max(64).optional(),
  command: z.enum(WORK_COMMANDS, { error: "There is no such command" }).optional(),
  /** Part of the name. */
  query: z.string().trim().toLowerCase().max(253).optional(),
  page: z.int().min(1).max(1_000_000).default(1),
  limit: z.int().min(1).max(MOST_WORK_AT_ONCE).default(50),
});
export type ListWorkInput = z.infer<typeof listWorkInput>;

export const workInput = z.strictObject({ id: workId });
export type WorkInput = z.infer<typeof workInput>;

export const applyWorkInput = z.strictObject({
  id: workId,
  /** Also when the name is not any more as it was when the registrar asked. */
  force: z.boolean().default(false),
});
export type ApplyWorkInput = z.infer<typeof applyWorkInput>;

export const applyManyWorkInput = z.strictObject({
  ids: z
    .array(workId)
    .min(1, "Choose at least one")
    .max(MOST_WORK_AT_ONCE, `Choose at most ${MOST_WORK_AT_ONCE}`)
    .transform((ids) => [...new Set(ids)]),
});
export type ApplyManyWorkInput = z.infer<typeof applyManyWorkInput>;

export const rejectWorkInput = z.strictObject({
  id: workId,
  reason: z
    .string({ error: "Enter a reason: the registrar reads it" })
    .refine((text) => text.isWellFormed(), "This text has broken Unicode: type it again")
    .normalize("NFC")
    .trim()
    .min(1, "Enter a reason: the registrar reads it")
    .max(2_000, "Use at most 2000 characters")
    .regex(/^(?:\P{Cc}|[\n\r\t])*$/u, "Remove control characters"),
});
export type RejectWorkInput = z.infer<typeof rejectWorkInput>;
