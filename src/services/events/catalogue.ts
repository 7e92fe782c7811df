import { z } from "zod";
import type { EventSpec } from "./event-spec";
import { accessEvents } from "./payloads/access";
import { channelEvents } from "./payloads/channel";
import { moneyEvents } from "./payloads/money";
import { subdomainEvents } from "./payloads/subdomain";
import { workEvents } from "./payloads/work";

const CATALOGUE = {
  ...subdomainEvents,
  ...moneyEvents,
  ...accessEvents,
  ...channelEvents,
  ...workEvents,
} satisfies Record<string, EventSpec>;

export type EventType = keyof typeof CATALOGUE;

/** Every type of event with what it carries, the registrants' own first. */
export const EVENTS: Readonly<Record<EventType, EventSpec>> = CATALOGUE;

export const EVENT_TYPES = Object.keys(CATALOGUE) as EventType[];

/** The JSON Schema (draft 2020-12) of an event's `data`. Receivers must bear fields that it does not name. */
export function dataSchema(type: EventType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(EVENTS[type].data, { io: "input" });
  return schema;
}

/** The JSON Schema of the whole body that is posted. */
export function bodySchema(type: EventType): Record<string, unknown> {
  return {
    type: "object",
    description: EVENTS[type].description,
    required: ["event", "timestamp", "data", "signature"],
    properties: {
      event: { type: "string", const: type },
      timestamp: { type: "string", format: "date-time", description: "When it happened, UTC" },
      data: dataSchema(type),
      signature: {
        type: "string",
        pattern: "^sha256=[0-9a-f]{64}$",
        description: "HMAC-SHA256 over the body without this field, keys sorted",
      },
    },
  };
}

/**
 * What is wrong with an event, by the catalogue; null when all is well. Fields that the catalogue does not name are wrong
 * too: what we send is documented.
 */
export function faultOf(type: EventType, payload: unknown): string | null {
  const found = EVENTS[type].data.strict().safeParse(payload);
  return found.success ? null : `${type}: ${z.prettifyError(found.error)}`;
}
