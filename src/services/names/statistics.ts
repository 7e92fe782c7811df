import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";

/** One day of a plot, UTC. */
export interface DayCount {
  /** `2026-11-21`. */
  readonly day: string;
  readonly count: number;
}

/** How many names the account held, DNS changes it made, and DNS queries its zones answered, for each of 30 days. */
export interface NameStatistics {
  readonly names: readonly DayCount[];
  readonly dnsChanges: readonly DayCount[];
  readonly dnsQueries: readonly DayCount[];
}

const DAYS = `generate_series(date_trunc('day', $2::timestamptz AT TIME ZONE 'UTC') - interval '29 days',
  date_trunc('day', $2::timestamptz AT TIME ZONE 'UTC'), interval '1 day') AS day`;

const HELD = statement(
  "statistics_names",
  `SELECT to_char(day, 'YYYY-MM-DD') AS day,
     (SELECT count(*) FROM name n WHERE n.account_id = $1::uuid
        AND n.registered_at AT TIME ZONE 'UTC' < day + interval '1 day'
        AND (n.released_at IS NULL OR n.released_at AT TIME ZONE 'UTC' >= day + interval '1 day')) AS count
   FROM ${DAYS} ORDER BY day`,
);

const CHANGES = statement(
  "statistics_dns_changes",
  `SELECT to_char(day, 'YYYY-MM-DD') AS day, count(c.id) AS count
   FROM ${DAYS}
   LEFT JOIN (zone_change c JOIN zone z ON z.id = c.zone_id JOIN name n ON n.id = z.name_id AND n.account_id = $1::uuid)
     ON date_trunc('day', c.created_at AT TIME ZONE 'UTC') = day
   GROUP BY day ORDER BY day`,
);

const QUERIES = statement(
  "statistics_dns_queries",
  `SELECT to_char(day, 'YYYY-MM-DD') AS day, coalesce(sum(q.count), 0)::bigint AS count
   FROM ${DAYS}
   LEFT JOIN (dns_query_count q JOIN name n ON n.fqdn = q.apex AND n.account_id = $1::uuid AND n.released_at IS NULL)
     ON date_trunc('day', q.hour AT TIME ZONE 'UTC') = day
   GROUP BY day ORDER BY day`,
);

export async function nameStatistics(ctx: Context): Promise<NameStatistics> {
  const { accountId } = requireScope(ctx, "names:read");
  const [names, dnsChanges, dnsQueries] = await Promise.all(
    [HELD, CHANGES, QUERIES].map((plot) => ctx.db.sql<DayCount>(plot, [accountId, ctx.now])),
  );
  return { names: names ?? [], dnsChanges: dnsChanges ?? [], dnsQueries: dnsQueries ?? [] };
}
