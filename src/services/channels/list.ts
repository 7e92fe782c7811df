import type { ChannelState } from "@/db/generated/enums";
import { likeLiteral, statement } from "@/db/sql";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import type { ListChannelsInput } from "./schema";

/** A channel in the operators' list. */
export interface ListedChannel {
  readonly id: string;
  readonly slug: string;
  readonly company: string;
  readonly state: ChannelState;
  readonly clientName: string;
  readonly clientVersion: string;
  readonly appliedAt: Date;
  readonly certifiedUntil: Date | null;
  /** Who has to move: operators on the application or on listings, the registrar with an answer; null for nobody. */
  readonly waitsFor: "decision" | "listing" | "answer" | null;
  /** Since when it waits. */
  readonly waitingSince: Date | null;
  /** Namespaces asked for and not decided. */
  readonly requested: readonly string[];
  /** Namespaces approved. */
  readonly approved: readonly string[];
}

interface Row {
  id: string;
  slug: string;
  company: string;
  state: ChannelState;
  client_name: string;
  client_version: string;
  applied_at: Date;
  certified_until: Date | null;
  is_answer_awaited: boolean;
  waiting_since: Date | null;
  requested: string[];
  approved: string[];
  total: number;
}

/**
 * `$1` a LIKE pattern or null, `$2` a state or null, `$3` the queue alone. The queue is ordered by who waits for an operator
 * first, then by age; all channels by the handle.
 */
const LIST = statement(
  "channel_list",
  `SELECT c.id, c.slug, c.company, c.state, c.client_name, c.client_version, c.applied_at, c.certified_until,
     c.is_answer_awaited, w.since AS waiting_since, w.requested, w.approved, count(*) OVER () AS total
   FROM channel c
   CROSS JOIN LATERAL (
     SELECT coalesce(array_agg(n.name ORDER BY n.name) FILTER (WHERE l.state = 'requested'), '{}') AS requested,
       coalesce(array_agg(n.name ORDER BY n.name) FILTER (WHERE l.state = 'approved'), '{}') AS approved,
       CASE WHEN c.state = 'applied' THEN c.applied_at
            WHEN c.state = 'refused' THEN NULL
            ELSE min(l.requested_at) FILTER (WHERE l.state = 'requested') END AS since
     FROM channel_listing l JOIN namespace n ON n.id = l.namespace_id
     WHERE l.channel_id = c.id
   ) w
   WHERE ($1::text IS NULL OR c.slug ILIKE $1 OR c.company ILIKE $1 OR c.technical_email ILIKE $1
       OR c.support_email ILIKE $1)
     AND ($2::channel_state IS NULL OR c.state = $2::channel_state)
     AND (NOT $3::boolean OR w.since IS NOT NULL)
   ORDER BY CASE WHEN $3 THEN c.is_answer_awaited END, CASE WHEN $3 THEN w.since END, c.slug
   LIMIT $4 OFFSET $5`,
);

/** Channels in the console's list or queue. Operators only. */
export async function listChannels(
  ctx: Context,
  input: ListChannelsInput,
): Promise<{ channels: ListedChannel[]; total: number; pages: number }> {
  requireOperator(ctx);
  const { view, search, state, page, limit } = input;
  const pattern = search ? `%${likeLiteral(search)}%` : null;
  const values = [pattern, state ?? null, view === "queue", limit, (page - 1) * limit];
  const rows = await ctx.db.sql<Row>(LIST, values);
  const [first] = rows.length > 0 || page === 1 ? rows : await ctx.db.sql<Row>(LIST, values.with(4, 0));
  const total = first?.total ?? 0;
  return { channels: rows.map(listed), total, pages: Math.max(1, Math.ceil(total / limit)) };
}

function listed(row: Row): ListedChannel {
  return {
    id: row.id,
    slug: row.slug,
    company: row.company,
    state: row.state,
    clientName: row.client_name,
    clientVersion: row.client_version,
    appliedAt: row.applied_at,
    certifiedUntil: row.certified_until,
    waitsFor: waitsFor(row),
    waitingSince: row.waiting_since,
    requested: row.requested,
    approved: row.approved,
  };
}

function waitsFor(row: Row): ListedChannel["waitsFor"] {
  if (row.waiting_since === null) return null;
  if (row.is_answer_awaited) return "answer";
  return row.state === "applied" ? "decision" : "listing";
}

const COUNT = statement(
  "channel_queue_count",
  `SELECT count(*) FILTER (WHERE NOT c.is_answer_awaited AND (c.state = 'applied' OR (c.state <> 'refused' AND EXISTS (
     SELECT 1 FROM channel_listing l WHERE l.channel_id = c.id AND l.state = 'requested')))) AS waiting
   FROM channel c`,
);

/** How many channels wait for an operator's decision. Operators only. */
export async function countWaitingChannels(ctx: Context): Promise<number> {
  requireOperator(ctx);
  const [row] = await ctx.db.sql<{ waiting: number }>(COUNT, []);
  return row?.waiting ?? 0;
}
