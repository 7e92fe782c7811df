import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { newId } from "@/lib/id";
import type { LoggedTry } from "./attempt-log";

/** A try and what follows from it. */
export interface EndedTry extends LoggedTry {
  readonly deliveryId: string;
  readonly endpointId: string;
  /** Made before this one: when another process has counted on, this one comes too late to decide. */
  readonly tries: number;
  readonly at: Date;
  readonly durationMillis: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly state: "delivered" | "pending" | "failed";
  readonly nextAt: Date | null;
}

/** An endpoint's row is written at a failure, at the first success after one, and now and then. */
const RECORD = statement(
  "webhook_record",
  `WITH done AS (
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS t ("attemptId" uuid, "deliveryId" uuid, "endpointId" uuid,
       tries int, at timestamptz, "durationMillis" int, status int, error text, "requestHeaders" jsonb,
       "requestBody" text, "responseHeaders" jsonb, "responseBody" text, state text, "nextAt" timestamptz)
   ), ended AS (
     UPDATE webhook_delivery d SET state = done.state::delivery_state, tries = d.tries + 1, leased_until = NULL,
       due_at = coalesce(done."nextAt", d.due_at),
       ended_at = CASE WHEN done.state <> 'pending' THEN done.at END
     FROM done WHERE d.id = done."deliveryId" AND d.state = 'pending'
       AND (d.tries = done.tries OR done.state = 'delivered')
   ), told AS (
     SELECT "endpointId" AS id, bool_or(state = 'delivered') AS succeeded, min(at) AS at FROM done GROUP BY 1
   ), endpoint AS (
     UPDATE webhook_endpoint w SET
       failing_since = CASE WHEN told.succeeded THEN NULL ELSE coalesce(w.failing_since, told.at) END,
       last_success_at = CASE WHEN told.succeeded THEN told.at ELSE w.last_success_at END
     FROM told WHERE w.id = told.id AND CASE WHEN told.succeeded THEN w.failing_since IS NOT NULL
         OR w.last_success_at IS NULL OR w.last_success_at < told.at - interval '10 seconds'
       ELSE w.failing_since IS NULL END
   )
   INSERT INTO webhook_attempt (id, delivery_id, endpoint_id, at, duration_millis, status, error, request_headers,
     request_body, response_headers, response_body, next_at)
   SELECT "attemptId", "deliveryId", "endpointId", at, "durationMillis", status, error, "requestHeaders",
     "requestBody", "responseHeaders", "responseBody", "nextAt"
   FROM done WHERE EXISTS (SELECT FROM webhook_delivery d WHERE d.id = done."deliveryId")`,
);

/** Writes what became of some tries, all in one statement. */
export async function recordTries(db: Pick<Database, "sql">, tries: readonly EndedTry[]): Promise<void> {
  const rows = tries.map((one) => ({ ...one, attemptId: newId() }));
  await db.sql(RECORD, [JSON.stringify(rows)]);
}
