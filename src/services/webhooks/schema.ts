import * as z from "zod";
import { line } from "../accounts/schema";
import { EVENT_TYPES } from "../events/catalogue";
import { headerFault, MOST_HEADERS } from "./header-rules";

export { MOST_HEADERS };

/** Endpoints that an account may have. */
export const MOST_ENDPOINTS = 20;
export const LONGEST_URL = 2_048;

/** What an endpoint can choose: a test event comes without being chosen. */
export const CHOOSABLE_EVENTS = EVENT_TYPES.filter((type) => type !== "webhook.test");

const endpointId = z.uuid("There is no such webhook");
const deliveryId = z.uuid("There is no such delivery");

export const urlField = z
  .string({ error: "Enter the URL that events are posted to" })
  .trim()
  .min(1, "Enter the URL that events are posted to")
  .max(LONGEST_URL, "A URL has at most 2,048 characters");

/** Chosen events; `*` stands for all, those that come to be later too, and is kept as an empty list. */
export const eventsField = z
  .array(z.enum(["*", ...CHOOSABLE_EVENTS], { error: "There is no such event" }))
  .min(1, "Choose at least one event, or * for all")
  .max(200, "Name each event once")
  .transform((chosen): string[] => (chosen.includes("*") ? [] : [...new Set(chosen)]));

const descriptionField = line("a description", 200).or(z.literal(""));

/** Null keeps the value that a header has. */
export const headersField = z.record(z.string(), z.string().nullable()).superRefine((headers, check) => {
  const names = Object.keys(headers);
  if (names.length > MOST_HEADERS) {
    check.addIssue({ code: "custom", message: `Use at most ${MOST_HEADERS} headers` });
  }
  const seen = new Set<string>();
  for (const name of names) {
    const fault = seen.has(name.toLowerCase()) ? "is there twice" : headerFault(name, headers[name] ?? null);
    seen.add(name.toLowerCase());
    if (fault) check.addIssue({ code: "custom", path: [name], message: `The header ${name} ${fault}` });
  }
});

export const createEndpointInput = z.strictObject({
  url: urlField,
  events: eventsField.default([]),
  description: descriptionField.default(""),
  headers: headersField.default({}),
});
export type CreateEndpointInput = z.infer<typeof createEndpointInput>;

export const endpointInput = z.strictObject({ id: endpointId });
export type EndpointInput = z.infer<typeof endpointInput>;

export const updateEndpointInput = z.strictObject({
  id: endpointId,
  url: urlField.optional(),
  events: eventsField.optional(),
  description: descriptionField.optional(),
  /** All that are to be sent. */
  headers: headersField.optional(),
  /** False pauses it, true lets it go on. */
  active: z.boolean().optional(),
});
export type UpdateEndpointInput = z.infer<typeof updateEndpointInput>;

export const rotateSecretInput = z.strictObject({
  id: endpointId,
  /** Both secrets sign for so long. */
  overlapHours: z.int().min(0, "Choose 0 to 168 hours").max(168, "Choose 0 to 168 hours").default(24),
});
export type RotateSecretInput = z.input<typeof rotateSecretInput>;

export const deliveryStates = ["pending", "delivered", "failed", "dropped"] as const;

/** What both views of an endpoint's log take. */
const logInput = z.strictObject({
  id: endpointId,
  type: z.enum(EVENT_TYPES, { error: "There is no such event" }).optional(),
  /** Part of a name, or the whole id of an event or delivery. */
  search: z.string().trim().max(253).optional(),
  since: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
  limit: z.int().min(1).max(100).default(50),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(100).optional(),
});

export const listDeliveriesInput = logInput.extend({
  state: z.enum(deliveryStates).optional(),
  /** The whole name. */
  subject: z.string().trim().max(253).optional(),
});
export type ListDeliveriesInput = z.input<typeof listDeliveriesInput>;

/** What came of an attempt: `none` is no answer, `failed` whatever is no success. */
export const attemptAnswers = ["succeeded", "failed", "3xx", "4xx", "5xx", "none"] as const;

export const listAttemptsInput = logInput.extend({ answer: z.enum(attemptAnswers).optional() });
export type ListAttemptsInput = z.input<typeof listAttemptsInput>;

export const deliveryInput = z.strictObject({ id: endpointId, deliveryId });
export type DeliveryInput = z.infer<typeof deliveryInput>;

export const replaySinceInput = z.strictObject({
  id: endpointId,
  since: z.coerce.date({ error: "Enter a time such as 2026-01-08T12:00:00Z" }),
  /** Those that arrived, too. */
  all: z.boolean().default(false),
});
export type ReplaySinceInput = z.input<typeof replaySinceInput>;

export const statisticsInput = z.strictObject({
  id: endpointId,
  /** Days back: one in half hours, up to seven in steps of four hours, more in days. */
  days: z.int().min(1).max(30).default(1),
});
export type StatisticsInput = z.input<typeof statisticsInput>;
