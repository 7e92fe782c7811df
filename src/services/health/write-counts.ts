import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { doorOf, type RequestCounts, type SeriesCounts, sumOf } from "./series";

/** Adds to what the same process wrote for the same minute before. */
const WRITE = statement(
  "metric_minute_add",
  `INSERT INTO metric_minute AS m (minute, source, series, count, refused, failed, buckets)
   SELECT $1, $2, u.series, u.count, u.refused, u.failed, u.buckets::int[]
   FROM unnest($3::text[], $4::int[], $5::int[], $6::int[], $7::text[]) AS u (series, count, refused, failed, buckets)
   ON CONFLICT (minute, source, series) DO UPDATE SET
     count = m.count + excluded.count, refused = m.refused + excluded.refused, failed = m.failed + excluded.failed,
     buckets = ARRAY(SELECT coalesce(a, 0) + coalesce(b, 0)
       FROM unnest(m.buckets, excluded.buckets) WITH ORDINALITY AS t (a, b, i) ORDER BY i)`,
);

/**
 * Writes what was counted since the last time into the minute of `at`: a row a series, and one a door with its sum. What
 * cannot be written is kept and written with the next.
 * @param source names the process
 */
export async function writeCounts(
  db: Database,
  counts: RequestCounts,
  source: string,
  at: Date,
): Promise<void> {
  const news = counts.news();
  if (news.size === 0) return;
  const rows = [...withDoors(news)];
  await db.sql(WRITE, [
    minuteOf(at),
    source,
    rows.map(([series]) => series),
    rows.map(([, { count }]) => count),
    rows.map(([, { refused }]) => refused),
    rows.map(([, { failed }]) => failed),
    rows.map(([, { buckets }]) => `{${buckets.join(",")}}`),
  ]);
  counts.markWritten(news);
}

function withDoors(news: ReadonlyMap<string, SeriesCounts>): Map<string, SeriesCounts> {
  const rows = new Map(news);
  for (const [name, counts] of news) {
    const door = doorOf(name);
    if (door === name) continue;
    const sum = rows.get(door);
    rows.set(door, sum ? sumOf(sum, counts) : counts);
  }
  return rows;
}

export function minuteOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000);
}
