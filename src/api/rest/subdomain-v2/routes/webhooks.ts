import { z } from "zod";
import { isoSeconds } from "@/lib/time";
import { RegistryError } from "@/services/errors";
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  updateEndpoint,
} from "@/services/webhooks/endpoints";
import { sendTest } from "@/services/webhooks/replay";
import { rotateSecret } from "@/services/webhooks/rotate-secret";
import { createEndpointInput, updateEndpointInput } from "@/services/webhooks/schema";
import { parseInput } from "../../input";
import { type Route, route } from "../route";
import { emptyBody } from "../wire/subdomain-bodies";
import {
  newSecretAnswer,
  newWebhookAnswer,
  rotateBody,
  testAnswer,
  toWebhook,
  webhookAnswer,
  webhookBody,
  webhookChangeBody,
} from "../wire/webhook";

/** @throws RegistryError not_found: what is no UUID is no webhook's id either */
export function idOf(text: string, what = "webhook"): string {
  if (z.uuid().safeParse(text).success) return text;
  throw new RegistryError("not_found", { message: `There is no such ${what}` });
}

/** Where events are sent. */
export const webhookRoutes: Route[] = [
  route({
    method: "POST",
    path: "/webhooks",
    id: "createWebhook",
    tag: "Webhooks",
    summary: "Register a webhook",
    description:
      "Everything that happens from now on is posted there, signed with the secret of this answer. Without `events` all are sent. An account has at most 20 webhooks.",
    access: "webhooks:write",
    body: webhookBody,
    bodyExample: { url: "https://example.com/hooks/names", events: ["subdomain.registered"] },
    status: 201,
    data: newWebhookAnswer,
    errors: ["limit_reached"],
    secret: true,
    async run(ctx, { body }) {
      const { endpoint, secret } = await createEndpoint(ctx, parseInput(createEndpointInput, body));
      return { data: { ...toWebhook(endpoint), secret } };
    },
  }),
  route({
    method: "GET",
    path: "/webhooks",
    id: "listWebhooks",
    tag: "Webhooks",
    summary: "List your webhooks",
    access: "webhooks:read",
    status: 200,
    data: z.array(webhookAnswer),
    errors: [],
    async run(ctx) {
      return { data: (await listEndpoints(ctx)).map(toWebhook) };
    },
  }),
  route({
    method: "GET",
    path: "/webhooks/{id}",
    id: "getWebhook",
    tag: "Webhooks",
    summary: "Get a webhook",
    access: "webhooks:read",
    status: 200,
    data: webhookAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      return { data: toWebhook(await getEndpoint(ctx, { id: idOf(params.id) })) };
    },
  }),
  route({
    method: "PUT",
    path: "/webhooks/{id}",
    id: "updateWebhook",
    tag: "Webhooks",
    summary: "Change, pause or resume a webhook",
    description:
      "A field that is left out stays as it is. What waits for a webhook when it is paused is not sent, nor what happens until it is resumed; `POST /webhooks/{id}/replay` brings it.",
    access: "webhooks:write",
    body: webhookChangeBody,
    bodyExample: { events: ["*"], active: true },
    status: 200,
    data: webhookAnswer,
    errors: ["not_found"],
    async run(ctx, { params, body }) {
      const input = parseInput(updateEndpointInput, { ...body, id: idOf(params.id) });
      return { data: toWebhook(await updateEndpoint(ctx, input)) };
    },
  }),
  route({
    method: "DELETE",
    path: "/webhooks/{id}",
    id: "deleteWebhook",
    tag: "Webhooks",
    summary: "Delete a webhook and its log",
    access: "webhooks:write",
    body: emptyBody,
    bodyOptional: true,
    status: 200,
    data: webhookAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      return { data: toWebhook(await deleteEndpoint(ctx, { id: idOf(params.id) })) };
    },
  }),
  route({
    method: "POST",
    path: "/webhooks/{id}/test",
    id: "testWebhook",
    tag: "Webhooks",
    summary: "Send a test event",
    description: "Of the type `webhook.test`, whatever events the webhook chose.",
    access: "webhooks:write",
    body: emptyBody,
    bodyOptional: true,
    status: 201,
    data: testAnswer,
    errors: ["not_found", "wrong_state"],
    async run(ctx, { params }) {
      const { deliveryId, eventId } = await sendTest(ctx, { id: idOf(params.id) });
      return { data: { delivery_id: deliveryId, event_id: eventId } };
    },
  }),
  route({
    method: "POST",
    path: "/webhooks/{id}/rotate-secret",
    id: "rotateWebhookSecret",
    tag: "Webhooks",
    summary: "Give a webhook a new secret",
    description: "The old secret signs too until the overlap ends; the field `signature` is by the new one.",
    access: "webhooks:write",
    body: rotateBody,
    bodyOptional: true,
    status: 201,
    data: newSecretAnswer,
    errors: ["not_found"],
    secret: true,
    async run(ctx, { params, body }) {
      const done = await rotateSecret(ctx, { id: idOf(params.id), overlapHours: body.overlap_hours });
      const { secret, previousSecretEndsAt } = done;
      return {
        data: { secret, previous_secret_ends_at: previousSecretEndsAt && isoSeconds(previousSecretEndsAt) },
      };
    },
  }),
];
