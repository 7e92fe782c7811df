import type { Database } from "@/db/client";
import { decodeCursor, encodeCursor, type FeedPosition } from "@/db/feed";
import type { CommandStatus } from "@/db/generated/enums";
import { RegistryError } from "../errors";
import type { OwnCommandsInput } from "./schema";

/** One line of the command log. */
export interface ListedCommand {
  readonly id: string;
  readonly at: Date;
  readonly door: string;
  /** The channel's handle. */
  readonly channel: string;
  readonly command: string;
  readonly domain: string | null;
  readonly idempotencyKey: string | null;
  readonly status: CommandStatus;
  /** Asked for in the sandbox, whatever became of it. */
  readonly sandbox: boolean;
  /** The command whose recorded result it was given. */
  readonly replayOfId: string | null;
  readonly httpStatus: number;
  readonly eppCode: number;
  readonly errorCode: string | null;
  readonly requestId: string;
  readonly durationMicros: number;
}

/** With what was asked and answered, for the export. */
export interface ExportedCommand extends ListedCommand {
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly request: unknown;
  readonly response: unknown;
}

export interface CommandPage<Row> {
  /** The newest first. */
  readonly commands: readonly Row[];
  /** For the next, older page; null on the last. */
  readonly nextCursor: string | null;
}

export const LISTED = `r.id::text, r.at, r.door, c.slug AS channel, r.command, r.domain,
  r.idempotency_key AS "idempotencyKey", r.status, r.sandbox, r.replay_of_id::text AS "replayOfId",
  r.http_status AS "httpStatus", r.epp_code AS "eppCode", r.error_code AS "errorCode", r.request_id AS "requestId",
  r.duration_micros AS "durationMicros"`;

const COLUMNS = {
  listed: LISTED,
  exported: `${LISTED}, r.ip, r.user_agent AS "userAgent", r.request, r.response`,
} as const;

/** Longer than a command takes from its begin, which `at` is, to its row. */
const LONGEST_COMMAND = "interval '5 minutes'";

/** Of a bigint. */
const MOST = "9223372036854775807";

/**
 * Selects a page by keyset. The order is the one that an index has: of one channel that of its feed (position, id), else
 * by id; by a name or a key within each channel. Times become bounds of the order, which an index by time finds, so that a
 * day long ago is reached without reading all that came since. Measured over 1,000,000 commands: 1 to 6 ms a page, and
 * 0.4 s where every row has to be looked at: for an error that nobody ever got.
 * @param channelId null for all channels
 * @throws RegistryError invalid_request (a cursor that is none)
 */
export async function selectCommands<Row extends ListedCommand>(
  db: Pick<Database, "sql">,
  channelId: string | null,
  input: OwnCommandsInput,
  columns: keyof typeof COLUMNS,
): Promise<CommandPage<Row>> {
  const { limit } = input;
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const isSelective = Boolean(input.domain || input.idempotencyKey);
  const byFeed = channelId !== null && !isSelective;
  const conditions = conditionsOf(input, bind, byFeed ? "position" : "id");
  const after = input.cursor === undefined ? null : readCursor(input.cursor);
  if (after && byFeed) {
    conditions.push(
      `(r.position, r.id) < (${bind(String(after.position))}::bigint, ${bind(String(after.id))}::bigint)`,
    );
  } else if (after) conditions.push(`r.id < ${bind(String(after.id))}::bigint`);
  const order = byFeed ? "r.position DESC, r.id DESC" : "r.id DESC";
  const chosen = (channel: string) =>
    `SELECT r.* FROM registrar_command r WHERE ${[...(channel ? [`r.channel_id = ${channel}`] : []), ...conditions, "true"].join(" AND ")}
     ORDER BY ${order} LIMIT ${limit + 1}`;
  const only = channelId === null ? "" : `${bind(channelId)}::uuid`;
  // Of all channels the newest of each, since the indexes by name and key begin with the channel; there are few of them.
  const from =
    isSelective && channelId === null
      ? `(SELECT each.* FROM channel JOIN LATERAL (${chosen("channel.id")}) each ON true) r`
      : `(${chosen(only)}) r`;
  const text = `SELECT ${COLUMNS[columns]}, r.position::text AS position FROM ${from} JOIN channel c ON c.id = r.channel_id
    ORDER BY ${order} LIMIT ${limit + 1}`;
  // Without a name: planned for the very values, which decide on the index.
  const rows = await db.sql<Row & { position: string }>({ name: "", text }, values);
  const last = rows[limit - 1];
  return {
    commands: rows.slice(0, limit).map(({ position: _, ...row }) => row as unknown as Row),
    nextCursor:
      rows.length > limit && last
        ? encodeCursor({ position: BigInt(last.position), id: BigInt(last.id) })
        : null,
  };
}

/** @param along the column that the index in use is ordered by */
function conditionsOf(
  input: OwnCommandsInput,
  bind: (value: unknown) => string,
  along: "position" | "id",
): string[] {
  const { command, status, errorCode, domain, idempotencyKey, requestId, since, until, sandbox } = input;
  const equals = {
    command,
    error_code: errorCode,
    domain,
    idempotency_key: idempotencyKey,
    request_id: requestId,
  };
  const found = Object.entries(equals).flatMap(([column, value]) =>
    value === undefined ? [] : [`r.${column} = ${bind(value)}`],
  );
  if (status !== undefined) found.push(`r.status = ${bind(status)}::command_status`);
  if (sandbox !== undefined) found.push(`r.sandbox = ${bind(sandbox)}`);
  // The value of the nearest row beyond: an index by time finds it.
  const bound = (condition: string) =>
    `(SELECT b.${along} FROM registrar_command b WHERE b.at ${condition} LIMIT 1)`;
  if (since !== undefined) {
    const from = `${bind(since)}::timestamptz`;
    found.push(`r.at >= ${from}`);
    found.push(`r.${along} > coalesce(${bound(`< ${from} - ${LONGEST_COMMAND} ORDER BY b.at DESC`)}, 0)`);
  }
  if (until !== undefined) {
    const to = `${bind(until)}::timestamptz`;
    found.push(`r.at < ${to}`);
    found.push(`r.${along} < coalesce(${bound(`> ${to} + ${LONGEST_COMMAND} ORDER BY b.at`)}, ${MOST})`);
  }
  return found;
}

function readCursor(text: string): FeedPosition {
  const place = decodeCursor(text);
  if (place) return place;
  const message = "is not one that a page gave as nextCursor";
  throw new RegistryError("invalid_request", {
    message: `cursor ${message}`,
    fields: [{ path: "cursor", message }],
  });
}
