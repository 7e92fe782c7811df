import { bodySchema, dataSchema, EVENTS, type EventType } from "@/services/events/catalogue";
import { EVENT_GROUPS } from "@/services/events/groups";
import { bullets, code, json, link, paragraphs, table } from "../markdown";
import type { DocsPage } from "../page";
import { guidePage } from "../webhook-guide";

const EVENTS_PATH = "/docs/webhooks/events";

export const WEBHOOK_GUIDE: DocsPage = {
  path: "/docs/webhooks",
  title: "Webhooks and events",
  description:
    "Have events posted to a URL of yours: what is sent, how to verify it, what happens when it fails.",
  markdown: ({ publicUrl }) => guidePage(publicUrl),
};

export const EVENT_CATALOGUE: DocsPage = {
  path: EVENTS_PATH,
  title: "Events",
  description: "Every event that a webhook can be sent, with its fields, an example and its JSON Schema.",
  markdown: () =>
    paragraphs(
      `The same schemas are in the section ${code("webhooks")} of the ${link("OpenAPI document", "/api/v2/openapi.json")}. Fields may be added to ${code("data")}: ignore those that you do not know.`,
      ...EVENT_GROUPS.map(({ title, types }) =>
        paragraphs(
          `## ${title}`,
          table(
            ["Event", "When"],
            types.map((type) => [link(code(type), `${EVENTS_PATH}/${type}`), EVENTS[type].description]),
          ),
        ),
      ),
    ),
};

/** The page of one event. */
export function eventPage(type: EventType): DocsPage {
  const { title, description, example } = EVENTS[type];
  return {
    path: `${EVENTS_PATH}/${type}`,
    title: type,
    description: `${title}. ${description}`,
    markdown: () =>
      paragraphs(
        "## What is posted",
        json({
          event: type,
          timestamp: "2025-01-08T12:00:00Z",
          data: example,
          signature: `sha256=${"0123456789abcdef".repeat(4)}`,
        }),
        `With the headers ${code("webhook-id")}, ${code("webhook-timestamp")} and ${code("webhook-signature")}: see ${link("how to verify it", "/docs/webhooks#verify-it")}.`,
        "## Fields of data",
        table(["Field", "Type", "Always there", "Says"], fieldRows(type)),
        "## JSON Schema",
        json(bodySchema(type)),
        "## See also",
        bullets([link("All events", EVENTS_PATH), link("Webhooks", "/docs/webhooks")]),
      ),
  };
}

interface Field {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly items?: Field;
  readonly anyOf?: readonly Field[];
}

function fieldRows(type: EventType): string[][] {
  const { properties = {}, required = [] } = dataSchema(type) as {
    properties?: Readonly<Record<string, Field>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, field]) => [
    code(name),
    typeText(field),
    required.includes(name) ? "yes" : "no",
    field.description ?? "",
  ]);
}

/** "string", "list of string", "string (date-time) or null" of a JSON Schema. */
function typeText(field: Field): string {
  if (field.enum) return field.enum.map((one) => code(String(one))).join(", ");
  if (field.const !== undefined) return code(String(field.const));
  if (field.anyOf) return field.anyOf.map(typeText).join(" or ");
  if (field.type === "array") return `list of ${field.items ? typeText(field.items) : "anything"}`;
  const name = [field.type ?? "anything"].flat().join(" or ");
  return field.format ? `${name} (${field.format})` : name;
}
