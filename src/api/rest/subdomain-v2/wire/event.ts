import { z } from "zod";
import { isoSeconds } from "@/lib/time";
import type { PolledEvent } from "@/services/events/poll";
import { answerSchema, timestamp } from "./components";

export const eventAnswer = answerSchema(
  "Event",
  z.object({
    id: z.string().meta({ description: "As in the header `webhook-id` of its deliveries" }),
    event: z.string().meta({ example: "subdomain.registered" }),
    timestamp,
    data: z.unknown(),
  }),
);

export const eventsMetaAnswer = answerSchema(
  "EventsMeta",
  z.object({
    next: z.string().nullable().meta({ description: "What to send as `after` the next time" }),
    has_more: z.boolean().meta({ description: "More is there at once" }),
  }),
);

export function toEvent({ id, type, createdAt, payload }: PolledEvent) {
  return { id, event: type, timestamp: isoSeconds(createdAt), data: payload };
}
