import type { Database } from "@/db/client";
import type { FeedPosition } from "@/db/feed";
import { type Statement, statement } from "@/db/sql";

/** The logs that are sealed: what everybody did, and what registrars commanded. */
export const LOGS = ["audit", "commands"] as const;
export type Log = (typeof LOGS)[number];

/** A row as the database has it, by its columns' names: `bigint` as text, times as Date, JSON parsed, NULL as null. */
export type LogRow = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly position: string;
  readonly at: Date;
};

/** Before every row, also one that somebody gave a negative position. */
export const START: FeedPosition = { position: -(2n ** 63n), id: -(2n ** 63n) };

/** The last place below a horizon. */
export function below(horizon: bigint): FeedPosition {
  return { position: horizon - 1n, id: 2n ** 63n - 1n };
}

const BIGINTS = ["id", "position", "replay_of_id"];

/** All columns of each log's table; a test compares them with the database's. */
export const COLUMNS: Record<Log, readonly string[]> = {
  audit: (
    "id position at request_id door actor_kind actor_id actor_label ip account_id action subject_kind subject_id " +
    "subject_name before after"
  ).split(" "),
  commands: (
    "id position at door channel_id key_id command domain idempotency_key status sandbox replay_of_id http_status " +
    "epp_code error_code request_id ip user_agent request response effects duration_micros"
  ).split(" "),
};

const TABLES: Record<Log, string> = { audit: "audit_entry", commands: "registrar_command" };

/** The columns of rows `r` as `LogRow` has them. */
export function selection(log: Log): string {
  return COLUMNS[log]
    .map((name) => (BIGINTS.includes(name) ? `r.${name}::text AS ${name}` : `r.${name}`))
    .join(", ");
}

const BETWEEN =
  "(r.position, r.id) > ($1::bigint, $2::bigint) AND (r.position, r.id) <= ($3::bigint, $4::bigint)";

/** Commands are indexed by (channel, position, id) only: their channels, found by hopping along that index. */
const CHANNELS = `channel (id) AS (
     (SELECT channel_id FROM registrar_command ORDER BY channel_id LIMIT 1)
     UNION ALL
     SELECT (SELECT n.channel_id FROM registrar_command n WHERE n.channel_id > c.id ORDER BY n.channel_id LIMIT 1)
       FROM channel c WHERE c.id IS NOT NULL
   )`;

const READ: Record<Log, Statement> = {
  audit: statement(
    "log_read_audit",
    `SELECT ${selection("audit")} FROM audit_entry r WHERE ${BETWEEN} ORDER BY r.position, r.id LIMIT $5`,
  ),
  commands: statement(
    "log_read_commands",
    `WITH RECURSIVE ${CHANNELS}, wanted AS (
       SELECT w.id FROM channel c CROSS JOIN LATERAL (
         SELECT r.position, r.id FROM registrar_command r WHERE r.channel_id = c.id AND ${BETWEEN}
          ORDER BY r.position, r.id LIMIT $5
       ) w ORDER BY w.position, w.id LIMIT $5
     )
     SELECT ${selection("commands")} FROM wanted JOIN registrar_command r USING (id) ORDER BY r.position, r.id`,
  ),
};

const COUNT: Record<Log, Statement> = {
  audit: statement("log_count_audit", `SELECT count(*) AS count FROM audit_entry r WHERE ${BETWEEN}`),
  commands: statement(
    "log_count_commands",
    `WITH RECURSIVE ${CHANNELS}
     SELECT coalesce(sum((SELECT count(*) FROM registrar_command r WHERE r.channel_id = c.id AND ${BETWEEN})), 0)::bigint
       AS count FROM channel c`,
  ),
};

const EXISTS: Record<Log, Statement> = {
  audit: statement("log_exists_audit", "SELECT id FROM audit_entry WHERE id = $1::bigint"),
  commands: statement("log_exists_commands", "SELECT id FROM registrar_command WHERE id = $1::bigint"),
};

/** Rows of a log after `after` up to `upTo`, in the order of the feed, at most `limit`. */
export function readRows(
  db: Pick<Database, "sql">,
  log: Log,
  after: FeedPosition,
  upTo: FeedPosition,
  limit: number,
): Promise<LogRow[]> {
  return db.sql<LogRow>(READ[log], [...bounds(after, upTo), limit]);
}

export async function countRows(
  db: Pick<Database, "sql">,
  log: Log,
  after: FeedPosition,
  upTo: FeedPosition,
): Promise<number> {
  const [row] = await db.sql<{ count: number }>(COUNT[log], bounds(after, upTo));
  return row?.count ?? 0;
}

/** Whether a row of this id is anywhere in the log. */
export async function hasRow(db: Pick<Database, "sql">, log: Log, id: string): Promise<boolean> {
  return (await db.sql(EXISTS[log], [id])).length > 0;
}

function bounds(after: FeedPosition, upTo: FeedPosition): string[] {
  return [after.position, after.id, upTo.position, upTo.id].map(String);
}

/** `Audit entry 17 (names.register, shop.com.store)`, for messages. */
export function rowInWords(log: Log, id: string, row?: LogRow): string {
  const noun = log === "audit" ? "Audit entry" : "Command";
  const about = row
    ? [row.action ?? row.command, row.subject_name ?? row.domain].filter((part) => typeof part === "string")
    : [];
  return about.length > 0 ? `${noun} ${id} (${about.join(", ")})` : `${noun} ${id}`;
}

/** The table that holds a log, for messages and tests. */
export function tableOf(log: Log): string {
  return TABLES[log];
}
