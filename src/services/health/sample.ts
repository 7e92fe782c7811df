import { statement } from "@/db/sql";
import type { Context } from "../context";
import { BUCKETS } from "./buckets";
import { GAUGE_NAMES } from "./gauges";
import { readGauges } from "./read-gauges";
import { minuteOf } from "./write-counts";

/** The `source` of a row that holds a whole hour of all processes, and what the name of a gauge's hour begins with. */
export const HOUR = "@hour";

/** Each bucket's sum, as an array. */
export const SUMMED_BUCKETS = `ARRAY[${Array.from({ length: BUCKETS }, (_, i) => `coalesce(sum(buckets[${i + 1}]), 0)`).join(", ")}]`;

const WRITE = statement(
  "metric_gauge_write",
  `INSERT INTO metric_gauge (minute, name, value)
   SELECT $1, u.name, u.value FROM unnest($2::text[], $3::float8[]) AS u (name, value)
   ON CONFLICT (minute, name) DO UPDATE SET value = excluded.value`,
);

/** From the hour before the last one summed on: a process may have been late with its counts. */
const since = (last: string, table: string) =>
  `coalesce((${last}) - interval '1 hour',
     (SELECT date_bin('1 hour', min(minute), 'epoch'::timestamptz) FROM ${table}))`;

const HOURS_OF_COUNTS = statement(
  "metric_minute_hours",
  `INSERT INTO metric_minute (minute, source, series, count, refused, failed, buckets)
   SELECT date_bin('1 hour', minute, 'epoch'::timestamptz), '${HOUR}', series,
     sum(count), sum(refused), sum(failed), ${SUMMED_BUCKETS}::int[]
   FROM metric_minute
   WHERE source <> '${HOUR}' AND minute >= ${since(
     `SELECT minute FROM metric_minute WHERE source = '${HOUR}' ORDER BY minute DESC LIMIT 1`,
     "metric_minute",
   )}
   GROUP BY 1, 3
   ON CONFLICT (minute, source, series) DO UPDATE SET count = excluded.count, refused = excluded.refused,
     failed = excluded.failed, buckets = excluded.buckets`,
);

/** Of queues and lags the hour's worst counts, of rates the mean. */
const HOURS_OF_GAUGES = statement(
  "metric_gauge_hours",
  `INSERT INTO metric_gauge (minute, name, value)
   SELECT date_bin('1 hour', minute, 'epoch'::timestamptz), '${HOUR}:' || name,
     CASE WHEN name LIKE '%_per_minute' THEN avg(value) ELSE max(value) END
   FROM metric_gauge
   WHERE name NOT LIKE '${HOUR}:%' AND minute >= ${since(
     `SELECT minute FROM metric_gauge WHERE name LIKE '${HOUR}:%' ORDER BY minute DESC LIMIT 1`,
     "metric_gauge",
   )}
   GROUP BY 1, name
   ON CONFLICT (minute, name) DO UPDATE SET value = excluded.value`,
);

/**
 * Measures queues and lags and writes them down for this minute, and sums the hours at hand: a plot of thirty days reads
 * 720 rows a series instead of 43,200.
 */
export async function sampleHealth(ctx: Context): Promise<void> {
  const gauges = await readGauges(ctx.db, ctx.now);
  await ctx.db.sql(WRITE, [minuteOf(ctx.now), GAUGE_NAMES, GAUGE_NAMES.map((name) => gauges[name])]);
  await ctx.db.sql(HOURS_OF_COUNTS, []);
  await ctx.db.sql(HOURS_OF_GAUGES, []);
}
