import { type Sql, statement } from "@/db/sql";
import { CATALOGUE, type ErrorCode } from "../error-catalogue";

/** A command of a run in the whole form that is safe to show: as the command log keeps it. */
export interface RunCommand {
  readonly id: number;
  readonly at: Date;
  readonly door: string;
  readonly command: string;
  readonly domain: string | null;
  readonly idempotencyKey: string | null;
  readonly status: "success" | "sandbox" | "failed";
  readonly sandbox: boolean;
  readonly replayOfId: number | null;
  readonly httpStatus: number;
  readonly eppCode: number;
  /** Of the catalogue, and as the registrar read it; null when it succeeded. */
  readonly errorCode: string | null;
  readonly wireErrorCode: string | null;
  readonly requestId: string;
  readonly keyId: string | null;
  readonly userAgent: string | null;
  readonly request: unknown;
  readonly response: unknown;
  /** Of a sandbox command: what it would have written. */
  readonly effects: unknown;
  readonly durationMicros: number;
}

const COMMANDS = statement(
  "ote_shown_commands",
  `SELECT id, at, door, command, domain, idempotency_key AS "idempotencyKey", status, sandbox,
     replay_of_id AS "replayOfId", http_status AS "httpStatus", epp_code AS "eppCode", error_code AS "errorCode",
     request_id AS "requestId", key_id AS "keyId", user_agent AS "userAgent", request, response, effects,
     duration_micros AS "durationMicros"
   FROM registrar_command WHERE id = ANY($1::bigint[]) AND channel_id = $2::uuid ORDER BY id`,
);

/** The commands with these ids, of this channel, the oldest first. */
export async function readRunCommands(
  sql: Sql,
  channelId: string,
  ids: readonly number[],
): Promise<RunCommand[]> {
  if (ids.length === 0) return [];
  const rows = await sql<Omit<RunCommand, "wireErrorCode">>(COMMANDS, [[...new Set(ids)], channelId]);
  return rows.map((row) => ({ ...row, wireErrorCode: wireCode(row.errorCode) }));
}

function wireCode(code: string | null): string | null {
  if (code === null) return null;
  return code in CATALOGUE ? CATALOGUE[code as ErrorCode].registrar : code;
}
