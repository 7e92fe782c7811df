import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { GAUGE_NAMES, type GaugeName } from "./gauges";
import { HOUR, SUMMED_BUCKETS } from "./sample";
import type { RequestDoor } from "./schema";
import type { Slots } from "./slots";

/** One step of one series, all processes together. */
export interface CountRow {
  readonly slot: number;
  readonly series: string;
  readonly count: number;
  readonly refused: number;
  readonly failed: number;
  readonly buckets: readonly number[];
}

/** Times are `$1` ≤ minute < `$2`; hours are looked up one by one, since an index by minute holds all the minutes too. */
const MINUTES = `minute >= $1 AND minute < $2 AND source <> '${HOUR}'`;
const HOURS_LIST =
  "ANY (ARRAY(SELECT generate_series($1::timestamptz, $2::timestamptz - interval '1 hour', interval '1 hour')))";
const HOURS = `minute = ${HOURS_LIST} AND source = '${HOUR}'`;
const SLOT = "floor(extract(epoch FROM minute - $1::timestamptz) * 1000 / $3::float8)::int AS slot";
const SUMS = `sum(count)::float8 AS count, sum(refused)::float8 AS refused, sum(failed)::float8 AS failed,
  ${SUMMED_BUCKETS}::float8[] AS buckets`;

const counts = (name: string, rows: string) =>
  statement(
    name,
    `SELECT ${SLOT}, series, ${SUMS} FROM metric_minute
    WHERE ${rows} AND position(':' IN series) = 0 GROUP BY 1, series`,
  );

/**
 * Measured with 30 days of 50 series (2.2 million rows): an hour by minutes 11 ms, a day by minutes 31 ms, thirty days by
 * hours 40 ms, operations of thirty days 73 ms.
 */
const COUNTS = { minutes: counts("health_counts", MINUTES), hours: counts("health_counts_hours", HOURS) };

/** What is published on DNS or delivered to webhooks is no request. */
const operations = (name: string, rows: string) =>
  statement(
    name,
    `SELECT series, ${SUMS} FROM metric_minute
    WHERE ${rows} AND position(':' IN series) > 0 AND series NOT LIKE 'dns:%' AND series NOT LIKE 'webhooks:%'
      AND ($3::text IS NULL OR starts_with(series, $3 || ':'))
    GROUP BY series ORDER BY 2 DESC, series LIMIT 50`,
  );

const OPERATIONS = {
  minutes: operations("health_operations", MINUTES),
  hours: operations("health_operations_hours", HOURS),
};

const gauges = (name: string, rows: string) =>
  statement(
    name,
    `SELECT ${SLOT}, name,
      CASE WHEN name LIKE '%_per_minute' THEN avg(value) ELSE max(value) END AS value
    FROM metric_gauge WHERE ${rows} AND name = ANY ($4::text[]) GROUP BY 1, name`,
  );

const HISTORY = {
  minutes: gauges("health_gauge_history", "minute >= $1 AND minute < $2"),
  hours: gauges("health_gauge_history_hours", `minute = ${HOURS_LIST}`),
};

/** Counts of doors, jobs and DNS by step. */
export function readCounts(db: Database, { from, to, stepMs, byHour }: Slots): Promise<CountRow[]> {
  return db.sql<CountRow>(byHour ? COUNTS.hours : COUNTS.minutes, [from, to, stepMs]);
}

/** Sums over the whole range by operation, the busiest 50; of a day and more by whole hours. */
export function readOperations(
  db: Database,
  { from, to, stepMs, count }: Slots,
  door: RequestDoor | null,
): Promise<Omit<CountRow, "slot">[]> {
  if (stepMs * count <= 3_600_000) return db.sql(OPERATIONS.minutes, [from, to, door]);
  return db.sql(OPERATIONS.hours, [new Date(Math.floor(from.getTime() / 3_600_000) * 3_600_000), to, door]);
}

/** What was measured, by step: the worst of a queue or lag, the mean of a rate. */
export async function readGaugeHistory(
  db: Database,
  { from, to, stepMs, byHour }: Slots,
): Promise<{ slot: number; name: GaugeName; value: number }[]> {
  const names = byHour ? GAUGE_NAMES.map((name) => `${HOUR}:${name}`) : GAUGE_NAMES;
  const rows = await db.sql<{ slot: number; name: string; value: number }>(
    byHour ? HISTORY.hours : HISTORY.minutes,
    [from, to, stepMs, names],
  );
  return rows.map((row) => ({ ...row, name: row.name.replace(`${HOUR}:`, "") as GaugeName }));
}
