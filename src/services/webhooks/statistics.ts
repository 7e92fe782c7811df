import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { assertEndpoint } from "./load";
import type { StatisticsInput } from "./schema";

const MINUTE = 60_000;
const DAY = 1_440;

/** The attempts of an endpoint over time; the lists have an entry for each step. */
export interface EndpointStatistics {
  readonly stepMinutes: number;
  /** When each step begins, on round times of UTC, the oldest first; the last is not over yet. */
  readonly times: readonly Date[];
  readonly succeeded: readonly number[];
  readonly failed: readonly number[];
  /** Milliseconds that half and 95 of 100 attempts took at most; null in a step without any. */
  readonly medianMillis: readonly (number | null)[];
  readonly p95Millis: readonly (number | null)[];
  /** Deliveries that wait. */
  readonly pending: number;
}

const STEPS = statement(
  "webhook_steps",
  `SELECT date_bin($3::int * interval '1 minute', at, 'epoch') AS at,
     count(*) FILTER (WHERE error IS NULL AND status BETWEEN 200 AND 299)::int AS succeeded,
     count(*)::int AS attempts,
     percentile_disc('{0.5,0.95}'::float8[]) WITHIN GROUP (ORDER BY duration_millis) AS percentiles
   FROM webhook_attempt WHERE endpoint_id = $1::uuid AND at >= $2 GROUP BY 1`,
);

interface Step {
  readonly at: Date;
  readonly succeeded: number;
  readonly attempts: number;
  readonly percentiles: readonly [median: number, p95: number];
}

/** Success and latency of an endpoint. @throws RegistryError not_found */
export async function loadStatistics(
  ctx: Context,
  { id, days = 1 }: StatisticsInput,
): Promise<EndpointStatistics> {
  const { accountId } = requireScope(ctx, "webhooks:read");
  await assertEndpoint(ctx, accountId, id);
  const stepMinutes = days === 1 ? 30 : days <= 7 ? 240 : DAY;
  const times = stepsUntil(ctx.now, days * DAY, stepMinutes);
  const [rows, pending] = await Promise.all([
    ctx.db.sql<Step>(STEPS, [id, times[0], stepMinutes]),
    ctx.db.prisma.webhookDelivery.count({ where: { endpointId: id, state: "pending" } }),
  ]);
  const byTime = new Map(rows.map((row) => [row.at.getTime(), row]));
  const found = times.map((time) => byTime.get(time.getTime()));
  return {
    stepMinutes,
    times,
    succeeded: found.map((row) => row?.succeeded ?? 0),
    failed: found.map((row) => (row ? row.attempts - row.succeeded : 0)),
    medianMillis: found.map((row) => row?.percentiles[0] ?? null),
    p95Millis: found.map((row) => row?.percentiles[1] ?? null),
    pending,
  };
}

const SUMMARY = statement(
  "webhook_summary",
  `SELECT w.id, a.at, a.succeeded, a.attempts FROM webhook_endpoint w CROSS JOIN LATERAL (
     SELECT date_bin('2 hours', at, 'epoch') AS at, count(*)::int AS attempts,
       count(*) FILTER (WHERE error IS NULL AND status BETWEEN 200 AND 299)::int AS succeeded
     FROM webhook_attempt WHERE endpoint_id = w.id AND at >= $2 GROUP BY 1) a
   WHERE w.account_id = $1::uuid`,
);

/** How an endpoint has fared in the last 24 hours. */
export interface EndpointSummary {
  readonly id: string;
  /** Attempts of two hours each, the oldest first; the last are not over yet. */
  readonly steps: readonly { readonly at: Date; readonly succeeded: number; readonly failed: number }[];
  /** Deliveries that wait. */
  readonly pending: number;
}

const SUMMARY_STEP = 120;

/** One summary for each endpoint of the account. */
export async function listSummaries(ctx: Context): Promise<EndpointSummary[]> {
  const { accountId } = requireScope(ctx, "webhooks:read");
  const times = stepsUntil(ctx.now, DAY, SUMMARY_STEP);
  const [endpoints, rows, waiting] = await Promise.all([
    ctx.db.prisma.webhookEndpoint.findMany({ where: { accountId }, select: { id: true } }),
    ctx.db.sql<{ id: string; at: Date; succeeded: number; attempts: number }>(SUMMARY, [accountId, times[0]]),
    ctx.db.prisma.webhookDelivery.groupBy({
      by: ["endpointId"],
      where: { state: "pending", endpoint: { accountId } },
      _count: true,
    }),
  ]);
  return endpoints.map(({ id }) => ({
    id,
    steps: times.map((at) => {
      const row = rows.find((one) => one.id === id && one.at.getTime() === at.getTime());
      return { at, succeeded: row?.succeeded ?? 0, failed: row ? row.attempts - row.succeeded : 0 };
    }),
    pending: waiting.find(({ endpointId }) => endpointId === id)?._count ?? 0,
  }));
}

/** Steps on round times that reach back `minutes` from now; the last one holds now. */
function stepsUntil(now: Date, minutes: number, stepMinutes: number): Date[] {
  const step = stepMinutes * MINUTE;
  const last = Math.floor(now.getTime() / step) * step;
  const count = minutes / stepMinutes;
  return Array.from({ length: count }, (_, i) => new Date(last - (count - 1 - i) * step));
}
