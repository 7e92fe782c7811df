import { statement } from "@/db/sql";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import type { ActivityEntry } from "./activity";
import { filterCondition, filterValues } from "./filter";
import type { ListAuditInput } from "./schema";

export interface AuditedEntry extends ActivityEntry {
  readonly actorId: string | null;
  /** Whether a change of it would show: see `verifyLogs`. */
  readonly isSealed: boolean;
  readonly account: { readonly number: number; readonly organization: string } | null;
}

interface Row extends Omit<AuditedEntry, "account" | "isSealed"> {
  readonly isSealed: boolean | null;
  readonly number: number | null;
  readonly organization: string | null;
}

const LIST = statement(
  "audit_list",
  `SELECT r.id::text AS id, r.at, r.action, r.door, r.request_id AS "requestId", r.actor_kind AS "actorKind",
     r.actor_id AS "actorId", r.actor_label AS "actorLabel", r.ip, r.subject_kind AS "subjectKind",
     r.subject_id AS "subjectId", r.subject_name AS "subjectName", r.before, r.after, a.number, a.organization,
     (r.position, r.id) <= (h.last_position, h.last_id) AS "isSealed"
     FROM audit_entry r LEFT JOIN account a ON a.id = r.account_id
       LEFT JOIN (
         SELECT last_position, last_id FROM audit_seal WHERE log = 'audit' ORDER BY audit_seal.id DESC LIMIT 1
       ) h ON true
    WHERE ($1::bigint IS NULL OR r.id < $1) AND ${filterCondition(3)}
    ORDER BY r.id DESC LIMIT $2`,
);

/** The whole registry's audit, the newest first. Operators only. */
export async function listAudit(
  ctx: Context,
  input: ListAuditInput,
): Promise<{ entries: AuditedEntry[]; nextCursor: string | null }> {
  requireOperator(ctx);
  const { cursor, limit, ...filter } = input;
  const rows = await ctx.db.sql<Row>(LIST, [cursor ?? null, limit + 1, ...filterValues(filter)]);
  const entries = rows.slice(0, limit).map(({ number, organization, isSealed, ...entry }) => ({
    ...entry,
    isSealed: isSealed === true,
    account: number === null || organization === null ? null : { number, organization },
  }));
  return { entries, nextCursor: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}
