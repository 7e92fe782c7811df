import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { noSuchEndpoint } from "./load";
import type { ReplaySinceInput } from "./schema";

/** Events that one replay brings at most. */
export const MOST_REPLAYED = 10_000;

/**
 * The events that a replay brings, as the end of a SELECT: those since $3 of the account $2 that the endpoint $1 wants
 * ($4, empty for all) and has not got; with $5 those that it got, too.
 */
export const MISSED = `FROM event e
   WHERE e.account_id = $2::uuid AND e.created_at >= $3 AND e.type <> 'webhook.test'
     AND ($4::text[] = '{}' OR e.type = ANY ($4))
     AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.event_id = e.id AND d.endpoint_id = $1::uuid
       AND (d.state = 'pending' OR d.state = 'delivered' AND NOT $5::boolean))`;

const COUNT = statement(
  "webhook_count_missed",
  `SELECT count(*)::int AS count FROM (SELECT ${MISSED} LIMIT ${MOST_REPLAYED + 1}) missed`,
);

/** What a replay since a time would do now. */
export interface ReplayPreview {
  /** Events that would be sent again, at most `MOST_REPLAYED`. */
  readonly missed: number;
  /** Deliveries that wait for their next try, and would be tried at once. */
  readonly waiting: number;
  /** False when more than `MOST_REPLAYED` were missed. */
  readonly isComplete: boolean;
}

/** @throws RegistryError not_found | invalid_value (a time in the future) */
export async function countMissed(
  ctx: Context,
  { id, since, all = false }: ReplaySinceInput,
): Promise<ReplayPreview> {
  const { accountId } = requireScope(ctx, "webhooks:read");
  const from = pastTime(since as Date | string, ctx.now);
  const endpoint = await ctx.db.prisma.webhookEndpoint.findFirst({ where: { id, accountId } });
  if (!endpoint) throw noSuchEndpoint();
  const [[found], waiting] = await Promise.all([
    ctx.db.sql<{ count: number }>(COUNT, [id, accountId, from, endpoint.events, all]),
    ctx.db.prisma.webhookDelivery.count({
      where: { endpointId: id, state: "pending", createdAt: { gte: from }, dueAt: { gt: ctx.now } },
    }),
  ]);
  const count = found?.count ?? 0;
  return { missed: Math.min(count, MOST_REPLAYED), waiting, isComplete: count <= MOST_REPLAYED };
}

/** @throws RegistryError invalid_value */
export function pastTime(time: Date | string, now: Date): Date {
  const from = new Date(time);
  if (from <= now) return from;
  const message = "Choose a time in the past";
  throw new RegistryError("invalid_value", { message, fields: [{ path: "since", message }] });
}
