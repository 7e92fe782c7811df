import type { Database } from "@/db/client";
import type { CommandStatus } from "@/db/generated/enums";
import { type Sql, statement } from "@/db/sql";
import type { CommandName } from "./commands";
import { storable } from "./redact";

/** A row of the command log. `request` and `response` hold no secret and no personal data: see redact.ts. */
export interface CommandRecord {
  readonly at: Date;
  readonly door: string;
  readonly channelId: string;
  readonly keyId: string | null;
  readonly command: CommandName;
  readonly domain: string | null;
  readonly idempotencyKey: string | null;
  readonly status: CommandStatus;
  readonly sandbox: boolean;
  readonly replayOfId: number | null;
  readonly httpStatus: number;
  readonly eppCode: number;
  readonly errorCode: string | null;
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly request: object;
  readonly response: object;
  readonly effects: object | null;
  readonly durationMicros: number;
}

const INSERT = statement(
  "registrar_command_insert",
  `INSERT INTO registrar_command (at, door, channel_id, key_id, command, domain, idempotency_key, status, sandbox,
     replay_of_id, http_status, epp_code, error_code, request_id, ip, user_agent, request, response, effects,
     duration_micros)
   SELECT r.at, r.door, r."channelId", r."keyId", r.command, r.domain, r."idempotencyKey",
     r.status::command_status, r.sandbox, r."replayOfId", r."httpStatus", r."eppCode", r."errorCode", r."requestId",
     r.ip, r."userAgent", r.request, r.response, r.effects, r."durationMicros"
   FROM json_to_recordset($1::json) AS r (at timestamptz, door text, "channelId" uuid, "keyId" uuid, command text,
     domain text, "idempotencyKey" text, status text, sandbox boolean, "replayOfId" bigint, "httpStatus" int,
     "eppCode" int, "errorCode" text, "requestId" text, ip text, "userAgent" text, request jsonb, response jsonb,
     effects jsonb, "durationMicros" int)
   RETURNING id, request_id`,
);

/** What cannot be stored would fail a whole batch; where nothing is escaped there is none of it. */
function toJson(records: readonly CommandRecord[]): string {
  const text = JSON.stringify(records);
  if (!text.includes("\\u")) return text;
  return JSON.stringify(records, (_, value: unknown) =>
    typeof value === "string" ? storable(value) : value,
  );
}

interface Inserted {
  id: number;
  request_id: string;
}

/** Writes a row in the command's own transaction. @returns its id, the audit id of the wire */
export async function writeCommand(sql: Sql, record: CommandRecord): Promise<number> {
  const [row] = await sql<Inserted>(INSERT, [toJson([record])]);
  if (!row) throw new Error("PostgreSQL inserted no command");
  return row.id;
}

interface Waiting {
  readonly record: CommandRecord;
  resolve(id: number): void;
  reject(error: unknown): void;
}

interface Batcher {
  waiting: Waiting[];
  isWriting: boolean;
}

const batchers = new WeakMap<Database["pool"], Batcher>();

/** Rows written with one statement at most. */
const MOST_ROWS = 200;

/**
 * Writes a row of a command that changed nothing (a read, a refusal, a replay, a sandbox command). Rows that come while
 * one is being written go together in the next statement, so that a busy server makes one commit of many. Resolves when
 * the row is committed: nobody is answered before.
 */
export function writeCommandTogether(db: Database, record: CommandRecord): Promise<number> {
  const batcher = batchers.get(db.pool) ?? { waiting: [], isWriting: false };
  batchers.set(db.pool, batcher);
  return new Promise((resolve, reject) => {
    batcher.waiting.push({ record, resolve, reject });
    if (!batcher.isWriting) void drain(db, batcher);
  });
}

async function drain(db: Database, batcher: Batcher): Promise<void> {
  batcher.isWriting = true;
  while (batcher.waiting.length > 0) {
    const batch = batcher.waiting.splice(0, MOST_ROWS);
    try {
      const rows = await db.sql<Inserted>(INSERT, [toJson(batch.map(({ record }) => record))]);
      const ids = new Map(rows.map((row) => [row.request_id, row.id]));
      for (const { record, resolve, reject } of batch) {
        const id = ids.get(record.requestId);
        if (id === undefined) reject(new Error("PostgreSQL inserted no command"));
        else resolve(id);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
  batcher.isWriting = false;
}
