import { setTimeout as sleep } from "node:timers/promises";
import { decodeCursor, encodeCursor, type FeedPosition, readHorizon } from "@/db/feed";
import { type Statement, statement } from "@/db/sql";
import { RegistryError } from "../../errors";
import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";

interface EventRow {
  id: number;
  position: number;
  at: Date;
  door: string;
  key_id: string | null;
  command: string;
  domain: string | null;
  idempotency_key: string | null;
  status: string;
  sandbox: boolean;
  replay_of_id: number | null;
  http_status: number;
  epp_code: number;
  error_code: string | null;
  request_id: string;
  request: object;
  response: object;
}

const COLUMNS = `id, position, at, door, key_id, command, domain, idempotency_key, status, sandbox, replay_of_id, http_status,
  epp_code, error_code, request_id, request, response`;

/** Events that one answer shows at most. */
export const MOST_EVENTS = 200;

/**
 * The limit that PostgreSQL plans by: of one that is a parameter it supposes a tenth of the table, and sorts instead of
 * walking an index (of a log of 100,000 commands 140 ms, beside 3 ms).
 */
const MOST_ROWS = MOST_EVENTS + 1;

/** What a client may ask for; each is a condition only when it is there, so that each has its index. */
const CONDITIONS = {
  idempotencyKey: (n: number) => `idempotency_key = $${n}`,
  command: (n: number) => `command = $${n}`,
  status: (n: number) => `status = $${n}::command_status`,
  domain: (n: number) => `domain = $${n}`,
  since: (n: number) => `at >= $${n}::timestamptz`,
} as const;

/**
 * Asking for the feed is recorded too, and shown only to whoever asks for that: a feed that grows by being read never
 * ends. The very words of the partial index `registrar_command_feed`: a channel that does little but ask has 100,000 of
 * its own questions in the way (170 ms without it).
 */
const NOT_OF_THE_FEED = "command NOT IN ('poll', 'pending_backend')";

type Filter = keyof typeof CONDITIONS;

const selections = new Map<string, Statement>();

/** The statement for a set of filters. Its values: channel, horizon, place (position, id), limit, then the filters'. */
function selection(direction: "following" | "newest", filters: readonly Filter[]): Statement {
  const isFollowing = direction === "following";
  const conditions = filters.map((filter, index) => CONDITIONS[filter](6 + index));
  if (!filters.includes("command")) conditions.push(NOT_OF_THE_FEED);
  conditions.push(`(position, id) ${isFollowing ? ">" : "<"} ($3::bigint, $4::bigint)`);
  const order = isFollowing ? "position, id" : "position DESC, id DESC";
  const name = `poll_${direction}_${filters.join("_")}`;
  const known = selections.get(name);
  if (known) return known;
  const made = statement(
    name,
    `SELECT * FROM (
       SELECT ${COLUMNS} FROM registrar_command
       WHERE channel_id = $1::uuid AND position < $2::bigint AND ${conditions.join(" AND ")}
       ORDER BY ${order} LIMIT ${MOST_ROWS}
     ) AS page ORDER BY ${order} LIMIT $5`,
  );
  selections.set(name, made);
  return made;
}

const NEWEST = statement(
  "poll_newest_position",
  `SELECT position FROM registrar_command WHERE channel_id = $1::uuid ORDER BY position DESC, id DESC LIMIT 1`,
);

/** A registrar that asks for what it has just done shall find it: the transactions in the way last milliseconds. */
const PATIENCE_MS = [5, 10, 20, 40, 80];

/**
 * The channel's own commands as they were recorded. With `cursor` or `since` the oldest first, from there on: following
 * `next_cursor` never misses a command and never shows one twice, whatever is being written meanwhile. Without them the
 * newest first, with a `next_cursor` that goes on from now.
 * @throws RegistryError invalid_request (a cursor that is none, a time in the future)
 */
export async function poll(ctx: ChannelContext, input: CommandInputs["poll"]): Promise<object> {
  const { channelId, slug } = ctx.actor;
  const { idempotencyKey, command, status, domain, since, limit } = input;
  const after = input.cursor === undefined ? null : readCursor(input.cursor);
  if (since !== undefined && since > ctx.now) {
    const message = "lies in the future";
    throw new RegistryError("invalid_request", {
      message: `since ${message}`,
      fields: [{ path: "since", message }],
    });
  }
  const isFollowing = after !== null || since !== undefined;
  const values = { idempotencyKey, command, status, domain, since };
  const filters = (Object.keys(CONDITIONS) as Filter[]).filter((filter) => values[filter] !== undefined);
  const horizon = await horizonPast(ctx, channelId);
  const from = isFollowing
    ? (after ?? (since === undefined ? START : await placeBefore(ctx, since)))
    : { position: horizon, id: 0n };
  const rows = await ctx.db.sql<EventRow>(selection(isFollowing ? "following" : "newest", filters), [
    channelId,
    horizon,
    from.position,
    from.id,
    limit + 1,
    ...filters.map((filter) => values[filter]),
  ]);
  const page = rows.slice(0, limit);
  // Whoever was shown all there is has seen the feed up to the horizon, whatever their filters left out.
  const seen = { position: from.position > horizon ? from.position : horizon, id: 0n };
  return {
    events: page.map((row) => event(row, { channelId, slug })),
    count: page.length,
    has_more: rows.length > limit,
    next_cursor: encodeCursor(isFollowing && rows.length > limit ? (page.at(-1) ?? from) : seen),
  };
}

/** Before everything. */
const START: FeedPosition = { position: 0n, id: 0n };

const RECORDED_BEFORE = statement(
  "poll_recorded_before",
  "SELECT position FROM registrar_command WHERE at < $1::timestamptz ORDER BY at DESC LIMIT 1",
);

/**
 * A command's transaction begins after its `at`, and not as late as this: it is waited for 15 s and ends after 30 s
 * (src/db/transaction.ts), and processes' clocks do not differ by more than the rest.
 */
const LONGEST_COMMAND_MS = 60_000;

/**
 * A place that no command from `since` on lies before, found by the index on `at`: without it the feed would be read from
 * its beginning.
 */
async function placeBefore(ctx: ChannelContext, since: Date): Promise<FeedPosition> {
  const [row] = await ctx.db.sql<{ position: number }>(RECORDED_BEFORE, [
    new Date(since.getTime() - LONGEST_COMMAND_MS),
  ]);
  return row ? { position: BigInt(row.position), id: 0n } : START;
}

/** The horizon, once it is past what the channel has recorded by now: a transaction of anybody's may hold it back. */
async function horizonPast(ctx: ChannelContext, channelId: string): Promise<bigint> {
  const [newest] = await ctx.db.sql<{ position: number }>(NEWEST, [channelId]);
  let horizon = await readHorizon(ctx.db);
  for (const pause of PATIENCE_MS) {
    if (!newest || BigInt(newest.position) < horizon) break;
    await sleep(pause);
    horizon = await readHorizon(ctx.db);
  }
  return horizon;
}

function readCursor(text: string): FeedPosition {
  const place = decodeCursor(text);
  if (place) return place;
  const message = "is not one that an answer gave as next_cursor";
  throw new RegistryError("invalid_request", {
    message: `cursor ${message}`,
    fields: [{ path: "cursor", message }],
  });
}

function event(row: EventRow, registrar: { channelId: string; slug: string }) {
  return {
    id: row.id,
    cursor: encodeCursor(row),
    at: row.at.toISOString(),
    door: row.door,
    registrar: { channel_id: registrar.channelId, channel: registrar.slug },
    api_key_id: row.key_id,
    command: row.command,
    domain: row.domain,
    idempotency_key: row.idempotency_key,
    status: row.status,
    sandbox: row.sandbox,
    idempotent: row.replay_of_id !== null,
    replay_of: row.replay_of_id,
    http_status: row.http_status,
    epp_result_code: row.epp_code,
    error_code: row.error_code,
    request_id: row.request_id,
    request_summary: row.request,
    response_summary: row.response,
  };
}

/** What the command log keeps of a poll: which events were shown, not the events again. */
export function pollSummary(result: object): object {
  const { events, count, next_cursor, has_more } = result as {
    events: { id: number }[];
    count: number;
    next_cursor: string;
    has_more: boolean;
  };
  return { event_ids: events.map(({ id }) => id), count, next_cursor, has_more };
}
