import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import type { Actor, Context } from "../context";

/** What an audit row says beyond who, when and through which door. `before` and `after` hold no secret. */
export interface AuditRecord {
  /** The verb: `names.register`. */
  readonly action: string;
  /** The tenant it concerns; null for the registry's own. */
  readonly accountId: string | null;
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string };
  readonly before?: object | null;
  readonly after?: object | null;
}

const INSERT = statement(
  "audit_insert",
  `INSERT INTO audit_entry (at, request_id, door, actor_kind, actor_id, actor_label, ip, account_id, action,
     subject_kind, subject_id, subject_name, before, after)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8::uuid, $9, $10, $11, $12, $13::jsonb, $14::jsonb)`,
);

/** Writes one audit row in the command's own transaction. */
export async function recordAudit(tx: SqlTx, ctx: Context, record: AuditRecord): Promise<void> {
  await tx.sql(INSERT, auditValues(ctx, record));
}

/** The fourteen values of an audit row, in the order of its columns after the id. */
export function auditValues(ctx: Context, record: AuditRecord): unknown[] {
  return [
    ctx.now,
    ctx.requestId,
    ctx.door,
    ctx.actor.kind === "apiKey" ? "api_key" : ctx.actor.kind,
    actorId(ctx.actor),
    actorLabel(ctx.actor),
    ctx.ip,
    record.accountId,
    record.action,
    record.subject.kind,
    record.subject.id,
    record.subject.name,
    record.before ? JSON.stringify(record.before) : null,
    record.after ? JSON.stringify(record.after) : null,
  ];
}

export function actorId(actor: Actor): string | null {
  if (actor.kind === "user") return actor.userId;
  if (actor.kind === "apiKey" || actor.kind === "channel") return actor.keyId;
  return null;
}

/** How people recognise the actor: an email address, a key's name, a job's name. */
export function actorLabel(actor: Actor): string {
  if (actor.kind === "user") return actor.email;
  if (actor.kind === "apiKey") return actor.label;
  if (actor.kind === "channel") return actor.slug;
  if (actor.kind === "system") return actor.name;
  return "anonymous";
}
