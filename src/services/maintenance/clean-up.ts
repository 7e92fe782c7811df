import { type Statement, statement } from "@/db/sql";
import type { Context } from "../context";

/** What is of no use any more, and after how long. Sessions and tokens stay a while for those who look into an incident. */
const REMOVALS: readonly Statement[] = [
  statement(
    "clean_sessions",
    `DELETE FROM session WHERE id IN (
       SELECT id FROM session WHERE least(expires_at, coalesce(revoked_at, expires_at)) < $1::timestamptz - interval '30 days'
       LIMIT 10000)`,
  ),
  statement(
    "clean_email_tokens",
    `DELETE FROM email_token WHERE id IN (
       SELECT id FROM email_token WHERE expires_at < $1::timestamptz - interval '7 days' LIMIT 10000)`,
  ),
  statement(
    "clean_invitations",
    `DELETE FROM invitation WHERE id IN (
       SELECT id FROM invitation WHERE expires_at < $1::timestamptz - interval '30 days' LIMIT 10000)`,
  ),
  statement(
    "clean_idempotency_records",
    `DELETE FROM idempotency_record WHERE (scope, key) IN (
       SELECT scope, key FROM idempotency_record WHERE expires_at < $1::timestamptz LIMIT 10000)`,
  ),
  statement(
    "clean_throttles",
    `DELETE FROM throttle WHERE key IN (
       SELECT key FROM throttle WHERE expire < extract(epoch FROM $1::timestamptz) * 1000 - 3600000 LIMIT 10000)`,
  ),
  statement(
    "clean_webhook_deliveries",
    // Their tries go with them.
    `DELETE FROM webhook_delivery WHERE id IN (
       SELECT d.id FROM webhook_endpoint w CROSS JOIN LATERAL (
         SELECT id FROM webhook_delivery WHERE endpoint_id = w.id AND state <> 'pending'
           AND created_at < $1::timestamptz - interval '30 days' LIMIT 10000) d
       LIMIT 10000)`,
  ),
  statement(
    "clean_webhook_attempts",
    // Of what still waits, having been replayed for a month.
    `DELETE FROM webhook_attempt WHERE id IN (
       SELECT a.id FROM webhook_endpoint w CROSS JOIN LATERAL (
         SELECT id FROM webhook_attempt WHERE endpoint_id = w.id AND at < $1::timestamptz - interval '30 days'
           LIMIT 10000) a
       LIMIT 10000)`,
  ),
  statement(
    "clean_sandbox_workflows",
    // Names of the sandbox are what its workflows have left.
    `DELETE FROM workflow WHERE id IN (
       SELECT w.id FROM account a CROSS JOIN LATERAL (
         SELECT id FROM workflow WHERE account_id = a.id AND sandbox
           AND created_at < $1::timestamptz - interval '30 days' LIMIT 10000) w
       LIMIT 10000)`,
  ),
  statement(
    "clean_workflows",
    // Their ids begin with the time, and are in an index; their steps go with them.
    `DELETE FROM workflow WHERE id IN (
       SELECT id FROM workflow
       WHERE id < (rpad(lpad(to_hex((extract(epoch FROM $1::timestamptz - interval '1 year') * 1000)::bigint), 12, '0'), 32, '0'))::uuid
         AND completed_at < $1::timestamptz - interval '1 year'
       ORDER BY id LIMIT 10000)`,
  ),
  statement(
    "clean_contacts",
    // What names had before they were given another contact, or had a holder before: nobody's business any more.
    `DELETE FROM contact WHERE id IN (
       SELECT id FROM contact c WHERE NOT in_book AND created_at < $1::timestamptz - interval '1 day'
         AND NOT EXISTS (SELECT 1 FROM name_contact WHERE contact_id = c.id) LIMIT 10000)`,
  ),
  statement(
    "clean_contact_emails",
    // Nobody answered, and nothing that waits a month for it goes on.
    `DELETE FROM contact_email WHERE verified_at IS NULL AND expires_at < $1::timestamptz - interval '30 days'`,
  ),
  statement(
    "clean_metric_minutes",
    `DELETE FROM metric_minute WHERE ctid IN (
       SELECT ctid FROM metric_minute WHERE minute < $1::timestamptz - interval '30 days' LIMIT 50000)`,
  ),
  statement(
    "clean_metric_gauges",
    `DELETE FROM metric_gauge WHERE ctid IN (
       SELECT ctid FROM metric_gauge WHERE minute < $1::timestamptz - interval '30 days' LIMIT 50000)`,
  ),
];

/** Removes what has expired, some 10,000 rows of a kind at a time: what is left goes at the next call. */
export async function cleanUp(ctx: Context): Promise<void> {
  for (const removal of REMOVALS) await ctx.db.sql(removal, [ctx.now]);
}
