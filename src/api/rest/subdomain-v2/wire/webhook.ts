import { z } from "zod";
import { isoSeconds } from "@/lib/time";
import type { DeliveryLine, DeliveryView } from "@/services/webhooks/deliveries";
import { CHOOSABLE_EVENTS, createEndpointInput, headersField } from "@/services/webhooks/schema";
import type { EndpointView } from "@/services/webhooks/view";
import { answerSchema, bodySchema, timestamp } from "./components";

const events = z
  .array(z.string())
  .min(1, "Choose at least one event, or * for all")
  .max(200)
  .meta({
    description: `\`*\` for all, or some of ${CHOOSABLE_EVENTS.map((type) => `\`${type}\``).join(", ")}`,
    example: ["subdomain.registered", "dns.updated"],
  });
const url = createEndpointInput.shape.url.meta({
  description: "Where events are posted to: https, without user and password",
  example: "https://example.com/hooks/names",
});
const description = z.string().max(200).meta({ description: "For you alone", example: "Order system" });
const headers = z
  .record(z.string(), z.string().nullable())
  .meta({ description: "Sent with every event; in a change, null keeps the value that a header has" });

export const webhookBody = bodySchema(
  "WebhookBody",
  z.strictObject({
    url,
    events: events.optional(),
    description: description.optional(),
    headers: headers.pipe(headersField).optional(),
  }),
);

export const webhookChangeBody = bodySchema(
  "WebhookChangeBody",
  z
    .strictObject({
      url: url.optional(),
      events: events.optional(),
      description: description.optional(),
      headers: headers.pipe(headersField).optional(),
      active: z.boolean().optional().meta({ description: "False pauses it, true lets it go on" }),
    })
    .refine((body) => Object.keys(body).length > 0, "Send at least one field to change"),
);

export const rotateBody = bodySchema(
  "WebhookRotateBody",
  z.strictObject({
    overlap_hours: z.int().min(0).max(168).default(24).meta({ description: "Both secrets sign for so long" }),
  }),
);

export const replayBody = bodySchema(
  "WebhookReplayBody",
  z.strictObject({
    since: z.iso.datetime({ offset: true }).meta({ description: "Events from this time on" }),
    all: z.boolean().default(false).meta({ description: "Also those that arrived" }),
  }),
);

const nullableTime = timestamp.nullable();

const webhookShape = {
  id: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.string()).meta({ description: "`*` stands for all" }),
  status: z.enum(["active", "paused", "disabled"]),
  status_reason: z.string().nullable().meta({ description: "Why the portal disabled it" }),
  headers: z.array(z.string()).meta({ description: "Names of the headers that are sent beside ours" }),
  previous_secret_ends_at: nullableTime.meta({ description: "Until then the secret before signs too" }),
  failing_since: nullableTime,
  last_success_at: nullableTime,
  created_at: timestamp,
  updated_at: timestamp,
};

export const webhookAnswer = answerSchema("Webhook", z.object(webhookShape));
export const newWebhookAnswer = answerSchema(
  "NewWebhook",
  z.object({
    ...webhookShape,
    secret: z.string().meta({ description: "Signs every delivery; shown this once" }),
  }),
);
export const newSecretAnswer = answerSchema(
  "NewWebhookSecret",
  z.object({
    secret: z.string().meta({ description: "Shown this once" }),
    previous_secret_ends_at: nullableTime,
  }),
);
export const testAnswer = answerSchema(
  "WebhookTest",
  z.object({ delivery_id: z.string(), event_id: z.string() }),
);
export const replayedAnswer = answerSchema(
  "WebhookReplay",
  z.object({
    count: z.int(),
    complete: z.boolean().meta({ description: "False when more wait: ask again once these have arrived" }),
  }),
);

const deliveryShape = {
  id: z.string(),
  event_id: z.string().meta({ description: "As in the header `webhook-id`" }),
  event: z.string(),
  subject: z.string().meta({ description: "What it is about: events about the same come in order" }),
  status: z.enum(["pending", "delivered", "failed", "dropped"]),
  attempts: z.int(),
  response_status: z.int().nullable(),
  error: z.string().nullable(),
  duration_ms: z.int().nullable(),
  next_attempt_at: nullableTime,
  replay_of: z.string().nullable(),
  created_at: timestamp,
  ended_at: nullableTime,
};
const attempt = z.object({
  at: timestamp,
  duration_ms: z.int(),
  response_status: z.int().nullable(),
  error: z.string().nullable(),
  request: z.object({ headers: z.record(z.string(), z.string()), body: z.string() }),
  response: z.object({ headers: z.record(z.string(), z.string()), body: z.string() }),
  next_attempt_at: nullableTime,
});

export const deliveryAnswer = answerSchema("WebhookDelivery", z.object(deliveryShape));
export const deliveryDetailAnswer = answerSchema(
  "WebhookDeliveryDetail",
  z.object({
    ...deliveryShape,
    data: z.unknown(),
    log: z.array(attempt).meta({ description: "The newest first" }),
  }),
);
export const cursorAnswer = answerSchema(
  "CursorMeta",
  z.object({ next_cursor: z.string().nullable().meta({ description: "Null on the last page" }) }),
);

const orNull = (date: Date | null) => date && isoSeconds(date);

export function toWebhook(view: EndpointView) {
  return {
    id: view.id,
    url: view.url,
    description: view.description,
    events: view.events.length === 0 ? ["*"] : view.events,
    status: view.state,
    status_reason: view.stateReason,
    headers: view.headerNames,
    previous_secret_ends_at: orNull(view.previousSecretEndsAt),
    failing_since: orNull(view.failingSince),
    last_success_at: orNull(view.lastSuccessAt),
    created_at: isoSeconds(view.createdAt),
    updated_at: isoSeconds(view.updatedAt),
  };
}

export function toDelivery(line: DeliveryLine) {
  return {
    id: line.id,
    event_id: line.eventId,
    event: line.type,
    subject: line.subject,
    status: line.state,
    attempts: line.tries,
    response_status: line.lastStatus,
    error: line.lastError,
    duration_ms: line.lastDurationMillis,
    next_attempt_at: orNull(line.nextTryAt),
    replay_of: line.replayOfId,
    created_at: isoSeconds(line.createdAt),
    ended_at: orNull(line.endedAt),
  };
}

export function toDeliveryDetail(view: DeliveryView) {
  return {
    ...toDelivery(view),
    data: view.data,
    log: view.attempts.map((one) => ({
      at: isoSeconds(one.at),
      duration_ms: one.durationMillis,
      response_status: one.status,
      error: one.error,
      request: { headers: one.requestHeaders, body: one.requestBody },
      response: { headers: one.responseHeaders, body: one.responseBody },
      next_attempt_at: orNull(one.nextAt),
    })),
  };
}
