import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { noSuchDelivery } from "./deliveries";
import { assertActive, lockEndpoint, subjectOf } from "./load";
import type { DeliveryInput, EndpointInput, ReplaySinceInput } from "./schema";

/** Events that one replay brings at most. */
export const MOST_REPLAYED = 10_000;

const WAKE = statement("webhook_wake", "SELECT pg_notify('webhooks', $1)");

const REPLAY_ONE = statement(
  "webhook_replay_one",
  `INSERT INTO webhook_delivery (id, endpoint_id, event_id, type, subject, due_at, created_at, replay_of_id)
   SELECT $1::uuid, d.endpoint_id, d.event_id, d.type, d.subject, least($4, clock_timestamp()), $4::timestamptz, d.id
   FROM webhook_delivery d WHERE d.id = $2::uuid AND d.endpoint_id = $3::uuid RETURNING id`,
);

/** In the events' own order: ids as `emitEvent` makes them. */
const REPLAY_SINCE = statement(
  "webhook_replay_since",
  `INSERT INTO webhook_delivery (id, endpoint_id, event_id, type, subject, due_at, created_at)
   SELECT (left(e.id::text, 18) || substr(gen_random_uuid()::text, 19))::uuid, $1::uuid, e.id, e.type, e.subject,
     least($4, clock_timestamp()), $4::timestamptz
   FROM event e
   WHERE e.account_id = $2::uuid AND e.created_at >= $3 AND e.type <> 'webhook.test'
     AND ($5::text[] = '{}' OR e.type = ANY ($5))
     AND ($6::boolean OR NOT EXISTS (SELECT FROM webhook_delivery d
       WHERE d.event_id = e.id AND d.endpoint_id = $1 AND d.state IN ('delivered', 'pending')))
   ORDER BY e.position, e.id LIMIT ${MOST_REPLAYED} RETURNING id`,
);

/**
 * Sends an event again to the endpoint that a delivery was for, with the same id, whatever became of the delivery.
 * @returns the new delivery's id, and the event's
 * @throws RegistryError not_found | wrong_state (not active)
 */
export async function replayDelivery(
  ctx: Context,
  { id, deliveryId }: DeliveryInput,
): Promise<{ id: string; eventId: string }> {
  const { accountId } = requireScope(ctx, "webhooks:write");
  return inTransaction(ctx.db, async (tx) => {
    const endpoint = await lockEndpoint(tx, accountId, id);
    const found = await tx.prisma.webhookDelivery.findFirst({ where: { id: deliveryId, endpointId: id } });
    if (!found) throw noSuchDelivery();
    assertActive(endpoint);
    const [made] = await tx.sql<{ id: string }>(REPLAY_ONE, [newId(), deliveryId, id, ctx.now]);
    if (!made) throw noSuchDelivery();
    await tx.sql(WAKE, [id]);
    await recordAudit(tx, ctx, {
      action: "webhooks.replay",
      accountId,
      subject: subjectOf(endpoint),
      after: { count: 1, eventId: found.eventId, deliveryId: made.id },
    });
    return { id: made.id, eventId: found.eventId };
  });
}

/**
 * Sends again what happened since a time and has not arrived, also what happened while the endpoint was paused or
 * disabled; with `all`, what arrived too. At most `MOST_REPLAYED` at once, the oldest first.
 * @throws RegistryError not_found | wrong_state (not active) | invalid_value (a time in the future)
 */
export async function replaySince(
  ctx: Context,
  { id, since, all = false }: ReplaySinceInput,
): Promise<{ count: number; isComplete: boolean }> {
  const { accountId } = requireScope(ctx, "webhooks:write");
  const from = new Date(since as Date | string);
  if (from > ctx.now) {
    const message = "Choose a time in the past";
    throw new RegistryError("invalid_value", { message, fields: [{ path: "since", message }] });
  }
  return inTransaction(ctx.db, async (tx) => {
    const endpoint = await lockEndpoint(tx, accountId, id);
    assertActive(endpoint);
    const made = await tx.sql(REPLAY_SINCE, [id, accountId, from, ctx.now, endpoint.events, all]);
    if (made.length > 0) await tx.sql(WAKE, [id]);
    await recordAudit(tx, ctx, {
      action: "webhooks.replay",
      accountId,
      subject: subjectOf(endpoint),
      after: { count: made.length, since: from, all },
    });
    return { count: made.length, isComplete: made.length < MOST_REPLAYED };
  });
}

const TEST_EVENT = statement(
  "webhook_test_event",
  `WITH written AS (
     INSERT INTO event (id, type, account_id, subject, payload, created_at, request_id)
     VALUES ($1::uuid, 'webhook.test', $2::uuid, $3::uuid::text, $4::jsonb, $5, $6)
   )
   INSERT INTO webhook_delivery (id, endpoint_id, event_id, type, subject, due_at, created_at)
   VALUES ($7::uuid, $3::uuid, $1::uuid, 'webhook.test', $3::uuid::text, least($5, clock_timestamp()), $5::timestamptz)`,
);

/**
 * Sends a `webhook.test` event to one endpoint, whatever it chose.
 * @throws RegistryError not_found | wrong_state (not active)
 */
export async function sendTest(
  ctx: Context,
  { id }: EndpointInput,
): Promise<{ deliveryId: string; eventId: string }> {
  const { accountId } = requireScope(ctx, "webhooks:write");
  const [eventId, deliveryId] = [newId(), newId()];
  await inTransaction(ctx.db, async (tx) => {
    const endpoint = await lockEndpoint(tx, accountId, id);
    assertActive(endpoint);
    const payload = JSON.stringify({ webhook_id: id, message: "This is a test event." });
    await tx.sql(TEST_EVENT, [eventId, accountId, id, payload, ctx.now, ctx.requestId, deliveryId]);
    await tx.sql(WAKE, [id]);
    await recordAudit(tx, ctx, {
      action: "webhooks.test",
      accountId,
      subject: subjectOf(endpoint),
      after: { eventId },
    });
  });
  return { deliveryId, eventId };
}
