import * as z from "zod";
import { line } from "../accounts/schema";

/** Several lines of text that a person typed. */
function paragraph(missing: string, longest: number) {
  return z
    .string({ error: missing })
    .refine((text) => text.isWellFormed(), "This text has broken Unicode: type it again")
    .normalize("NFC")
    .trim()
    .min(1, missing)
    .max(longest, `Use at most ${longest} characters`)
    .regex(/^(?:\P{Cc}|[\n\r\t])*$/u, "Remove control characters");
}

const slug = z.string({ error: "Choose a channel" }).trim().toLowerCase().min(1, "Choose a channel").max(64);
const namespace = z
  .string({ error: "Choose a namespace" })
  .trim()
  .toLowerCase()
  .min(1, "Choose a namespace")
  .max(253);
const number = z.int("There is no such run").min(1, "There is no such run").max(2_147_483_647);
const step = z.string().min(1, "Choose a step").max(40, "There is no such step");

export const RUN_STATES = ["running", "signed", "certified", "refused", "abandoned"] as const;

export const startRunInput = z.strictObject({
  /** The channel's handle. */
  slug,
  namespace,
  name: line("a name for the run, such as “First certification”", 100),
  /** Whether two operators have to sign it off. */
  requiresSecondOperator: z.boolean().default(false),
});
export type StartRunInput = z.output<typeof startRunInput>;

export const runInput = z.strictObject({ number });
export type RunInput = z.infer<typeof runInput>;

export const listRunsInput = z.strictObject({
  /** Part of the run's name, its code, its number, or the registrar. */
  search: z
    .string()
    .trim()
    .max(200)
    .refine((text) => !text.includes("\0"), "Remove null bytes")
    .default(""),
  slug: slug.optional(),
  /** `open` = running or signed once. */
  state: z.enum(["open", ...RUN_STATES]).optional(),
  page: z.int().min(1).max(100_000).default(1),
  limit: z.int().min(1).max(100).default(25),
});
export type ListRunsInput = z.output<typeof listRunsInput>;

export const retryStepInput = z.strictObject({
  number,
  step,
  reason: paragraph("Say why the step is to be tried again", 2000),
});
export type RetryStepInput = z.output<typeof retryStepInput>;

export const addNoteInput = z.strictObject({
  number,
  /** Null = about the whole run. */
  step: step.nullable().default(null),
  text: paragraph("Write a note", 4000),
});
export type AddNoteInput = z.output<typeof addNoteInput>;

export const attachPollInput = z.strictObject({
  number,
  title: line("a title", 100).default("Poll evidence"),
});
export type AttachPollInput = z.output<typeof attachPollInput>;

export const signOffInput = z.strictObject({
  number,
  /** What the operator vouches for; the registrar reads it. */
  statement: paragraph("Write what you sign", 2000),
});
export type SignOffInput = z.output<typeof signOffInput>;

export const refuseRunInput = z.strictObject({
  number,
  findings: paragraph("Write what was found: the registrar reads it", 8000),
});
export type RefuseRunInput = z.output<typeof refuseRunInput>;

export const abandonRunInput = z.strictObject({
  number,
  reason: paragraph("Say why the run is abandoned", 2000),
});
export type AbandonRunInput = z.output<typeof abandonRunInput>;

/** Numbers of two runs of one channel, in any order. */
export const compareRunsInput = z.strictObject({ a: number, b: number });
export type CompareRunsInput = z.output<typeof compareRunsInput>;
