import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { newId } from "@/lib/id";
import type { Context } from "../context";
import type { EventType } from "./catalogue";

export type { EventType } from "./catalogue";

/**
 * The event, a delivery for each endpoint that wants it, and a word to whoever delivers: one statement, so that a command
 * without endpoints pays for one. Names' events tell whose they are. A delivery takes the time part of its event's id:
 * within a transaction that is the order of its events. It is due now by the wall clock, whatever `now` a test has set.
 */
const INSERT = statement(
  "event_insert",
  `WITH written AS (
     INSERT INTO event (id, type, account_id, subject, payload, created_at, request_id)
     VALUES ($1::uuid, $2::text, $3::uuid, $4::text, CASE WHEN $2 LIKE 'subdomain.%' THEN $5::jsonb ||
       jsonb_build_object('registrant_id', (SELECT number FROM account WHERE id = $3)) ELSE $5::jsonb END,
       $6::timestamptz, $7::text)
   ), wanted AS (
     INSERT INTO webhook_delivery (id, endpoint_id, event_id, type, subject, due_at, created_at)
     SELECT (left($1::text, 18) || substr(gen_random_uuid()::text, 19))::uuid, w.id, $1, $2, $4,
       least($6, clock_timestamp()), $6
     FROM webhook_endpoint w
     WHERE w.account_id = $3 AND w.state = 'active' AND (w.events = '{}' OR $2 = ANY (w.events))
     RETURNING endpoint_id
   )
   SELECT pg_notify('webhooks', endpoint_id::text) FROM wanted`,
);

export interface EmittedEvent {
  readonly type: EventType;
  readonly accountId: string;
  /** What it is about, a name or a handle: deliveries keep the order within it. */
  readonly subject: string;
  readonly payload: object;
}

const watcher: { look?: (type: EventType, payload: unknown) => void } = {};

/** Shows `look` every event before it is written; tests hold them against the catalogue. */
export function watchEvents(look: (type: EventType, payload: unknown) => void): void {
  watcher.look = look;
}

/** Writes an event in the command's transaction, and what is to be delivered of it: workers read committed rows only. */
export async function emitEvent(tx: SqlTx, ctx: Context, event: EmittedEvent): Promise<void> {
  const payload = JSON.stringify(event.payload, inWireNames);
  watcher.look?.(event.type, JSON.parse(payload));
  await tx.sql(INSERT, [
    newId(),
    event.type,
    event.accountId,
    event.subject,
    payload,
    ctx.now,
    ctx.requestId,
  ]);
}

/** `certifiedUntil` → `certified_until`, in every object. */
function inWireNames(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  if (!Object.keys(value).some((key) => /[A-Z]/.test(key))) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      inner,
    ]),
  );
}
