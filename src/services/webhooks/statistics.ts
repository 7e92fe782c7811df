import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { assertEndpoint } from "./load";
import type { StatisticsInput } from "./schema";

/** The tries of an hour. */
export interface HourOfTries {
  readonly at: Date;
  readonly succeeded: number;
  readonly failed: number;
  /** Milliseconds that half and 95 of 100 tries took at most. */
  readonly medianMillis: number;
  readonly p95Millis: number;
}

export interface EndpointStatistics {
  readonly hours: readonly HourOfTries[];
  /** Deliveries that wait. */
  readonly pending: number;
}

const HOURS = statement(
  "webhook_hours",
  `SELECT date_trunc('hour', at) AS at,
     count(*) FILTER (WHERE error IS NULL AND status BETWEEN 200 AND 299)::int AS succeeded,
     count(*) FILTER (WHERE error IS NOT NULL OR status NOT BETWEEN 200 AND 299)::int AS failed,
     percentile_disc(0.5) WITHIN GROUP (ORDER BY duration_millis) AS median,
     percentile_disc(0.95) WITHIN GROUP (ORDER BY duration_millis) AS p95
   FROM webhook_attempt WHERE endpoint_id = $1::uuid AND at > $2 GROUP BY 1 ORDER BY 1`,
);

/** Success and latency of an endpoint, hour by hour; hours without a try are absent. @throws RegistryError not_found */
export async function loadStatistics(
  ctx: Context,
  { id, days = 1 }: StatisticsInput,
): Promise<EndpointStatistics> {
  const { accountId } = requireScope(ctx, "webhooks:read");
  await assertEndpoint(ctx, accountId, id);
  const since = new Date(ctx.now.getTime() - days * 86_400_000);
  const [rows, pending] = await Promise.all([
    ctx.db.sql<{ at: Date; succeeded: number; failed: number; median: number; p95: number }>(HOURS, [
      id,
      since,
    ]),
    ctx.db.prisma.webhookDelivery.count({ where: { endpointId: id, state: "pending" } }),
  ]);
  const hours = rows.map(({ median, p95, ...row }) => ({ ...row, medianMillis: median, p95Millis: p95 }));
  return { hours, pending };
}
