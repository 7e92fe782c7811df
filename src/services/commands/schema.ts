import * as z from "zod";
import { COMMAND_NAMES } from "../registrar/commands";

export const COMMAND_STATUSES = ["success", "sandbox", "failed"] as const;

const text = (most: number) => z.string().trim().min(1).max(most);
const time = z.iso.datetime({ offset: true, error: "Enter a time such as 2026-11-21T09:00:00Z" });

/** What narrows the command log; what is left out lets everything through. */
export const commandFilter = z.strictObject({
  command: z.enum(COMMAND_NAMES, { error: "There is no such command" }).optional(),
  status: z.enum(COMMAND_STATUSES, { error: "The status is success, sandbox or failed" }).optional(),
  /** Of the error catalogue: `rate_limited`. */
  errorCode: text(64).toLowerCase().optional(),
  /** The whole name, in A-labels. */
  domain: text(253).toLowerCase().optional(),
  idempotencyKey: text(255).optional(),
  requestId: text(255).optional(),
  since: time.optional(),
  until: time.optional(),
  /** Asked for in the sandbox, or outside of it. */
  sandbox: z.boolean().optional(),
});

const page = {
  limit: z.int().min(1).max(1_000).default(50),
  /** `nextCursor` of the page before. */
  cursor: text(60).optional(),
};

/** Of the registrar's own channel. */
export const ownCommandsInput = commandFilter.extend(page);
export type OwnCommandsInput = z.infer<typeof ownCommandsInput>;

/** Over all channels. */
export const commandsInput = ownCommandsInput.extend({
  /** The channel's handle. */
  channel: text(64).toLowerCase().optional(),
});
export type CommandsInput = z.infer<typeof commandsInput>;

export const commandInput = z.strictObject({
  id: z.string().regex(/^\d{1,18}$/, "A command’s id is a number"),
});
export type CommandInput = z.infer<typeof commandInput>;
