import { bodySchema, EVENT_TYPES, EVENTS } from "@/services/events/catalogue";
import type { OpenApiDocument, Parameter } from "../openapi-document";

const header = (name: string, description: string): Parameter => ({
  name,
  in: "header",
  required: true,
  description,
  schema: { type: "string" },
});

const HEADERS: readonly Parameter[] = [
  header("webhook-id", "The event's id: the same when it is sent again"),
  header("webhook-timestamp", "When this try was sent, seconds since 1970"),
  header(
    "webhook-signature",
    "`v1,` and a signature in base64, for each secret that is valid; Standard Webhooks",
  ),
];

/** What is posted to webhooks, event by event: the section `webhooks` of OpenAPI 3.1. */
export function webhooksSection(): NonNullable<OpenApiDocument["webhooks"]> {
  return Object.fromEntries(
    EVENT_TYPES.map((type) => {
      const { title, description, example } = EVENTS[type];
      const body = {
        event: type,
        timestamp: "2025-01-08T12:00:00Z",
        data: example,
        signature: `sha256=${"0123456789abcdef".repeat(4)}`,
      };
      const post = {
        operationId: `on:${type}`,
        tags: ["Webhooks"],
        summary: title,
        description,
        security: [],
        parameters: HEADERS,
        requestBody: {
          required: true,
          content: { "application/json": { schema: bodySchema(type), example: body } },
        },
        responses: {
          "2XX": { description: "Taken: answer within 15 seconds, do the work later" },
          "410": { description: "Nobody wants it any more: the webhook is disabled" },
          default: { description: "Tried again later; `Retry-After` is honoured" },
        },
      };
      return [type, { post }];
    }),
  );
}
