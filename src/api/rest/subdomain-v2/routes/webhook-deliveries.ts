import { z } from "zod";
import { pollEvents } from "@/services/events/poll";
import { pollEventsInput } from "@/services/events/schema";
import { getDelivery, listDeliveries } from "@/services/webhooks/deliveries";
import { replayDelivery, replaySince } from "@/services/webhooks/replay";
import { deliveryStates, listDeliveriesInput } from "@/services/webhooks/schema";
import { parseInput } from "../../input";
import { type Route, route } from "../route";
import { eventAnswer, eventsMetaAnswer, toEvent } from "../wire/event";
import { emptyBody } from "../wire/subdomain-bodies";
import {
  cursorAnswer,
  deliveryAnswer,
  deliveryDetailAnswer,
  replayBody,
  replayedAnswer,
  testAnswer,
  toDelivery,
  toDeliveryDetail,
} from "../wire/webhook";
import { idOf } from "./webhooks";

const time = z.iso.datetime({ offset: true });

/** What became of events that were sent, sending them again, and reading them without a webhook. */
export const deliveryRoutes: Route[] = [
  route({
    method: "GET",
    path: "/webhooks/{id}/deliveries",
    id: "listDeliveries",
    tag: "Webhooks",
    summary: "List what was sent to a webhook",
    description: "The newest first, kept for 30 days.",
    access: "webhooks:read",
    query: z.object({
      status: z.enum(deliveryStates).optional(),
      event: z.string().max(100).optional().meta({ description: "Only of this type" }),
      subject: z.string().max(253).optional().meta({ description: "Only about this name" }),
      since: time.optional(),
      until: time.optional(),
      limit: z.int().min(1).max(100).default(50).meta({ description: "Results per page, at most 100" }),
      cursor: z.string().max(100).optional().meta({ description: "`next_cursor` of the page before" }),
    }),
    status: 200,
    data: z.array(deliveryAnswer),
    meta: cursorAnswer,
    errors: ["not_found"],
    async run(ctx, { params, query }) {
      const { status, event, ...rest } = query;
      const input = parseInput(
        listDeliveriesInput,
        { ...rest, id: idOf(params.id), state: status, type: event },
        "invalid_request",
      );
      const page = await listDeliveries(ctx, input);
      return { data: page.items.map(toDelivery), meta: { next_cursor: page.nextCursor } };
    },
  }),
  route({
    method: "GET",
    path: "/webhooks/{id}/deliveries/{delivery}",
    id: "getDelivery",
    tag: "Webhooks",
    summary: "Get a delivery with every attempt",
    description: "Requests and answers as they were, cut, and without what opens or signs anything.",
    access: "webhooks:read",
    status: 200,
    data: deliveryDetailAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      const found = { id: idOf(params.id), deliveryId: idOf(params.delivery, "delivery") };
      return { data: toDeliveryDetail(await getDelivery(ctx, found)) };
    },
  }),
  route({
    method: "POST",
    path: "/webhooks/{id}/deliveries/{delivery}/replay",
    id: "replayDelivery",
    tag: "Webhooks",
    summary: "Send an event again",
    description: "With the same `webhook-id`, so that a receiver that had it can tell.",
    access: "webhooks:write",
    body: emptyBody,
    bodyOptional: true,
    status: 201,
    data: testAnswer,
    errors: ["not_found", "wrong_state"],
    async run(ctx, { params }) {
      const deliveryId = idOf(params.delivery, "delivery");
      const { id, eventId } = await replayDelivery(ctx, { id: idOf(params.id), deliveryId });
      return { data: { delivery_id: id, event_id: eventId } };
    },
  }),
  route({
    method: "POST",
    path: "/webhooks/{id}/replay",
    id: "replayEvents",
    tag: "Webhooks",
    summary: "Send again what has not arrived since a time",
    description:
      "Also what happened while the webhook was paused or disabled. At most 10,000 events at once, the oldest first.",
    access: "webhooks:write",
    body: replayBody,
    bodyExample: { since: "2026-01-08T12:00:00Z" },
    status: 201,
    data: replayedAnswer,
    errors: ["not_found", "wrong_state"],
    async run(ctx, { params, body }) {
      const since = new Date(body.since);
      const { count, isComplete } = await replaySince(ctx, { id: idOf(params.id), since, all: body.all });
      return { data: { count, complete: isComplete } };
    },
  }),
  route({
    method: "GET",
    path: "/events",
    id: "listEvents",
    tag: "Webhooks",
    summary: "Read the events of the account",
    description:
      "In an order in which nothing appears behind what was read already: remember the id of the last event and ask for what comes after it. The ids are those that webhooks are sent.",
    access: "webhooks:read",
    query: z.object({
      after: z.string().max(100).optional().meta({ description: "The id of the last event that you read" }),
      limit: pollEventsInput.shape.limit.meta({ description: "Events at once, at most 1,000" }),
    }),
    status: 200,
    data: z.array(eventAnswer),
    meta: eventsMetaAnswer,
    errors: ["invalid_value"],
    async run(ctx, { query }) {
      const { events, isMore } = await pollEvents(ctx, parseInput(pollEventsInput, query, "invalid_request"));
      const next = events.at(-1)?.id ?? query.after ?? null;
      return { data: events.map(toEvent), meta: { next, has_more: isMore } };
    },
  }),
];
