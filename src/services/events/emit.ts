import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { newId } from "@/lib/id";
import type { Context } from "../context";

/** The names of the registrants' API, and the portal's own. */
export type EventType =
  | "subdomain.registered"
  | "subdomain.renewed"
  | "subdomain.expired"
  | "subdomain.transferred"
  | "subdomain.updated"
  | "subdomain.deleted"
  | "subdomain.restored"
  | "dns.updated"
  | "payment.completed"
  | "payment.failed"
  | "work.queued"
  | "work.applied"
  | "work.rejected"
  | "work.withdrawn"
  | "ote.started"
  | "ote.certified"
  | "ote.refused"
  | "ote.abandoned"
  | "channel.applied"
  | "channel.approved"
  | "channel.refused"
  | "channel.production_approved"
  | "channel.certification_expired"
  | "channel.suspended"
  | "channel.resumed"
  | "channel.asked"
  | "channel.answered"
  | "channel.updated"
  | "channel.listing_requested"
  | "channel.listing_approved"
  | "channel.listing_refused"
  | "channel.listing_withdrawn"
  | "channel.balance_low"
  | "channel.balance_credited"
  | "channel.limits_changed"
  | "channel.key_created"
  | "channel.key_rotated"
  | "channel.key_revoked";

const INSERT = statement(
  "event_insert",
  `INSERT INTO event (id, type, account_id, subject, payload, created_at, request_id)
   VALUES ($1::uuid, $2, $3::uuid, $4, $5::jsonb, $6, $7)`,
);

/** Writes an event in the command's transaction: whoever delivers events reads committed rows only. */
export async function emitEvent(
  tx: SqlTx,
  ctx: Context,
  event: { type: EventType; accountId: string; subject: string; payload: object },
): Promise<void> {
  await tx.sql(INSERT, [
    newId(),
    event.type,
    event.accountId,
    event.subject,
    JSON.stringify(event.payload),
    ctx.now,
    ctx.requestId,
  ]);
}
