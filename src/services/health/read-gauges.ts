import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { stuckSql } from "../workflows/stuck";
import type { Gauges } from "./gauges";
import { LIFECYCLE_DUE } from "./lifecycle-due";

/** A count of rows that wait stops here: more says nothing more, and would cost. */
const MOST_COUNTED = 100_000;

const sealedUntil = (log: string) =>
  `coalesce((SELECT last_id FROM audit_seal WHERE log = '${log}' ORDER BY id DESC LIMIT 1), 0)`;

/** By ids, which follow the positions closely enough to count by. */
const unsealed = (log: string, table: string) =>
  `(SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE id > ${sealedUntil(log)} LIMIT ${MOST_COUNTED}) AS rows)::float8`;

const oldestUnsealed = (log: string, table: string) =>
  `(SELECT at FROM ${table} WHERE id > ${sealedUntil(log)} ORDER BY id LIMIT 1)`;

const age = (from: string) =>
  `coalesce(greatest(0, extract(epoch FROM $1::timestamptz - ${from})), 0)::float8`;

/** Every part reads an index or a small table: 4 ms over 100,000 names and as many audit entries. */
const READ = statement(
  "health_gauges",
  `WITH RECURSIVE jobs AS (
     SELECT task_identifier = 'send_mail' AS is_mail, attempts >= max_attempts AS is_failed,
       attempts > 0 AND attempts < max_attempts AND locked_at IS NULL AS is_retried,
       run_at <= $1::timestamptz AND locked_at IS NULL AND attempts < max_attempts AS is_due, run_at
     FROM graphile_worker.jobs),
   job_counts AS (
     SELECT count(*) FILTER (WHERE is_due)::float8 AS jobs_waiting,
       count(*) FILTER (WHERE is_retried)::float8 AS jobs_retrying,
       count(*) FILTER (WHERE is_failed)::float8 AS jobs_failed,
       ${age("min(run_at) FILTER (WHERE is_due)")} AS jobs_oldest_seconds,
       count(*) FILTER (WHERE is_mail AND NOT is_failed)::float8 AS mail_waiting,
       count(*) FILTER (WHERE is_mail AND is_retried)::float8 AS mail_retrying FROM jobs),
   outbox AS (
     SELECT count(*)::float8 AS dns_outbox_rows, ${age("min(created_at)")} AS dns_outbox_oldest_seconds FROM dns_outbox),
   behind AS (
     SELECT coalesce(max((serial - published_serial + 4294967296) % 4294967296), 0)::float8 AS dns_serial_lag
     FROM zone WHERE published_serial > 0
       AND apex IN (SELECT apex FROM (SELECT apex FROM dns_outbox ORDER BY id LIMIT 1000) AS first)),
   work AS (
     SELECT count(*)::float8 AS pending_work, ${age("min(created_at)")} AS pending_work_oldest_seconds
     FROM pending_work WHERE state = 'pending'),
   waiting (endpoint_id, due_at) AS (
     (SELECT endpoint_id, due_at FROM webhook_delivery WHERE state = 'pending' ORDER BY endpoint_id, due_at LIMIT 1)
     UNION ALL
     SELECT n.* FROM waiting CROSS JOIN LATERAL (SELECT endpoint_id, due_at FROM webhook_delivery d
       WHERE d.state = 'pending' AND d.endpoint_id > waiting.endpoint_id ORDER BY endpoint_id, due_at LIMIT 1) n),
   webhooks AS (
     SELECT count(*) FILTER (WHERE w.failing_since IS NOT NULL)::float8 AS webhooks_failing,
       ${age("min(waiting.due_at) FILTER (WHERE w.failing_since IS NULL)")} AS webhooks_oldest_seconds
     FROM webhook_endpoint w LEFT JOIN waiting ON waiting.endpoint_id = w.id WHERE w.state = 'active')
   SELECT job_counts.*, outbox.*, behind.*, work.*, webhooks.*,
     ${unsealed("audit", "audit_entry")} AS audit_unsealed,
     ${unsealed("commands", "registrar_command")} AS commands_unsealed,
     ${age(`least(${oldestUnsealed("audit", "audit_entry")}, ${oldestUnsealed("commands", "registrar_command")})`)}
       AS seal_lag_seconds,
     ${age(`(SELECT min(at) FROM (${LIFECYCLE_DUE}) AS due)`)} AS lifecycle_lag_seconds,
     (SELECT count(*) FROM auto_renewal r JOIN name n ON n.id = r.name_id
       WHERE r.last_failure IS NOT NULL AND n.released_at IS NULL AND n.deleted_at IS NULL)::float8 AS renewals_unpaid,
     (SELECT count(*) FROM workflow WHERE ${stuckSql("$1::timestamptz - interval '1 hour'")})::float8 AS workflows_stuck,
     (SELECT count(*) FROM (SELECT 1 FROM webhook_delivery WHERE state = 'pending' LIMIT ${MOST_COUNTED}) AS rows)::float8
       AS webhooks_waiting,
     (SELECT count(*) FROM event WHERE created_at >= date_trunc('minute', $1::timestamptz) - interval '1 minute'
       AND created_at < date_trunc('minute', $1::timestamptz) AND type = 'subdomain.registered')::float8 AS registrations_per_minute,
     pg_database_size(current_database())::float8 AS database_bytes
   FROM job_counts, outbox, behind, work, webhooks`,
);

/** Measures everything now. */
export async function readGauges(db: Database, now: Date): Promise<Gauges> {
  const [gauges] = await db.sql<Gauges>(READ, [now]);
  if (!gauges) throw new Error("The gauges' query gave no row");
  return gauges;
}
