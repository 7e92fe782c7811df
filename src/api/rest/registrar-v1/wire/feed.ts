import { z } from "zod";
import { BACKEND_COMMANDS, COMMAND_NAMES } from "@/services/registrar/commands";
import { MOST_EVENTS } from "@/services/registrar/verbs/poll";
import { answerSchema, timestamp } from "./components";

const cursor = z.string().max(100).optional().meta({ description: "An earlier answer's `next_cursor`" });
const limit = z.int().min(1).max(MOST_EVENTS).default(100).meta({ description: "At most so many" });
const domain = z.string().min(1).max(1_024).optional().meta({ description: "Only those about this name" });

export const pollQuery = z.object({
  cursor,
  since: z
    .union([z.iso.datetime({ offset: true }), z.iso.date()], {
      error: "write an ISO 8601 time, such as 2026-01-08T12:00:00Z",
    })
    .optional()
    .meta({ type: "string", description: "From then on, the oldest first", example: "2026-01-08T12:00:00Z" }),
  command: z.enum(COMMAND_NAMES).optional(),
  status: z.enum(["success", "sandbox", "failed"]).optional(),
  domain,
  idempotency_key: z.string().min(1).max(255).optional(),
  limit,
});

export const pendingQuery = z.object({
  cursor,
  command: z.enum(BACKEND_COMMANDS as [string, ...string[]]).optional(),
  domain,
  limit,
});

const eventAnswer = answerSchema(
  "CommandEvent",
  z.object({
    id: z.int().meta({ description: "The audit id that the command was answered with" }),
    cursor: z.string().meta({ description: "To go on after this one" }),
    at: z.string().meta({ format: "date-time" }),
    door: z.string().meta({ description: "`registrar_v1`, `epp`" }),
    registrar: z.object({ channel_id: z.string(), channel: z.string() }),
    api_key_id: z.string().nullable(),
    command: z.enum(COMMAND_NAMES),
    domain: z.string().nullable(),
    idempotency_key: z.string().nullable(),
    status: z.enum(["success", "sandbox", "failed"]),
    sandbox: z.boolean(),
    idempotent: z.boolean().meta({ description: "Whether it was given a recorded result" }),
    replay_of: z.int().nullable().meta({ description: "The command whose result that was" }),
    http_status: z.int(),
    epp_result_code: z.int(),
    error_code: z.string().nullable(),
    request_id: z.string(),
    request_summary: z.record(z.string(), z.unknown()),
    response_summary: z.record(z.string(), z.unknown()),
  }),
);

const page = {
  count: z.int(),
  has_more: z.boolean(),
};

export const pollFields = {
  events: z.array(eventAnswer),
  ...page,
  next_cursor: z.string().meta({ description: "Ask with it again for what comes after" }),
};

const workAnswer = answerSchema(
  "PendingWork",
  z.object({
    id: z.string(),
    command: z.string(),
    domain: z.string(),
    status: z.literal("pending"),
    requested_at: timestamp,
    age_seconds: z.int(),
    before: z.record(z.string(), z.unknown()),
    desired: z.record(z.string(), z.unknown()),
    last_error: z.string().nullable(),
  }),
);

export const pendingFields = {
  pending: z.array(workAnswer).meta({ description: "The oldest first" }),
  ...page,
  next_cursor: z.string().nullable(),
};
