import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { noSuchDelivery } from "./deliveries";
import { assertActive, lockEndpoint, subjectOf } from "./load";
import { MISSED, MOST_REPLAYED, pastTime } from "./missed";
import type { DeliveryInput, EndpointInput, ReplaySinceInput } from "./schema";

const WAKE = statement("webhook_wake", "SELECT pg_notify('webhooks', $1)");

const REPLAY_ONE = statement(
  "webhook_replay_one",
  `INSERT INTO webhook_delivery (id, endpoint_id, event_id, type, subject, due_at, created_at, replay_of_id)
   SELECT $1::uuid, d.endpoint_id, d.event_id, d.type, d.subject, least($4, clock_timestamp()), $4::timestamptz, d.id
   FROM webhook_delivery d WHERE d.id = $2::uuid AND d.endpoint_id = $3::uuid RETURNING id`,
);

/** A delivery that waits is due now, after those about the same that come before it. */
const HASTEN_ONE = statement(
  "webhook_hasten_one",
  `UPDATE webhook_delivery d SET due_at = least($3, clock_timestamp()) FROM webhook_delivery one
   WHERE one.id = $1::uuid AND one.endpoint_id = $2::uuid AND one.state = 'pending'
     AND d.endpoint_id = $2 AND d.subject = one.subject AND d.state = 'pending'
     AND (d.position, d.id) <= (one.position, one.id)
   RETURNING d.id`,
);

/** What is being tried now is left alone: whoever has its lock writes down when it is due next. */
const HASTEN_SINCE = statement(
  "webhook_hasten_since",
  `WITH waiting AS (
     SELECT id FROM webhook_delivery WHERE endpoint_id = $1::uuid AND state = 'pending' AND due_at > $3
       AND subject IN (SELECT subject FROM webhook_delivery
         WHERE endpoint_id = $1 AND state = 'pending' AND created_at >= $2)
     FOR UPDATE SKIP LOCKED
   )
   UPDATE webhook_delivery d SET due_at = least($3, clock_timestamp()) FROM waiting w WHERE d.id = w.id
   RETURNING d.id`,
);

/** In the events' own order: ids as `emitEvent` makes them. */
const REPLAY_SINCE = statement(
  "webhook_replay_since",
  `INSERT INTO webhook_delivery (id, endpoint_id, event_id, type, subject, due_at, created_at)
   SELECT (left(e.id::text, 18) || substr(gen_random_uuid()::text, 19))::uuid, $1::uuid, e.id, e.type, e.subject,
     least($6, clock_timestamp()), $6::timestamptz
   ${MISSED} ORDER BY e.position, e.id LIMIT ${MOST_REPLAYED} RETURNING id`,
);

/**
 * Sends an event again to the endpoint that a delivery was for, with the same id, whatever became of the delivery. One
 * that waits for its next try is tried now.
 * @returns the new delivery's id or that of the one that waits, and the event's
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
    const hastened = await tx.sql(HASTEN_ONE, [deliveryId, id, ctx.now]);
    const [made] =
      hastened.length > 0
        ? [found]
        : await tx.sql<{ id: string }>(REPLAY_ONE, [newId(), deliveryId, id, ctx.now]);
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
 * disabled; with `all`, what arrived too. What waits for its next try is tried now. At most `MOST_REPLAYED` that wait no
 * more are sent at once, the oldest first.
 * @throws RegistryError not_found | wrong_state (not active) | invalid_value (a time in the future)
 */
export async function replaySince(
  ctx: Context,
  { id, since, all = false }: ReplaySinceInput,
): Promise<{ count: number; isComplete: boolean }> {
  const { accountId } = requireScope(ctx, "webhooks:write");
  const from = pastTime(since as Date | string, ctx.now);
  return inTransaction(ctx.db, async (tx) => {
    const endpoint = await lockEndpoint(tx, accountId, id);
    assertActive(endpoint);
    const hastened = await tx.sql(HASTEN_SINCE, [id, from, ctx.now]);
    const made = await tx.sql(REPLAY_SINCE, [id, accountId, from, endpoint.events, all, ctx.now]);
    const count = hastened.length + made.length;
    if (count > 0) await tx.sql(WAKE, [id]);
    await recordAudit(tx, ctx, {
      action: "webhooks.replay",
      accountId,
      subject: subjectOf(endpoint),
      after: { count, since: from, all },
    });
    return { count, isComplete: made.length < MOST_REPLAYED };
  });
}

/** Each is about itself: none waits behind one that failed. */
const TEST_EVENT = statement(
  "webhook_test_event",
  `WITH written AS (
     INSERT INTO event (id, type, account_id, subject, payload, created_at, request_id)
     VALUES ($1::uuid, 'webhook.test', $2::uuid, $3::uuid::text, $4::jsonb, $5, $6)
   )
   INSERT INTO webhook_delivery (id, endpoint_id, event_id, type, subject, due_at, created_at)
   VALUES ($7::uuid, $3::uuid, $1::uuid, 'webhook.test', $1::uuid::text, least($5, clock_timestamp()), $5::timestamptz)`,
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
