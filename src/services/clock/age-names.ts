import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";

/** Which names become older: all living ones of a namespace, or one of them. */
export interface Aged {
  readonly namespaceId: string;
  readonly nameId?: string;
}

const LIVING = "n.namespace_id = $1::uuid AND n.released_at IS NULL AND ($2::uuid IS NULL OR n.id = $2)";
const SHIFT = "make_interval(secs => $3)";

/** `a = a - shift, …` of a table's columns; what is null stays so. */
const earlier = (...columns: string[]) =>
  columns.map((column) => `${column} = ${column} - ${SHIFT}`).join(", ");

/** One statement: what is going on with a name ages with it, for one way to the database. */
const AGE = statement(
  "clock_age",
  `WITH aged AS (
     UPDATE name n SET ${earlier(
       "registered_at",
       "expires_at",
       "last_renewed_at",
       "auto_renewed_at",
       "last_transfer_at",
       "deleted_at",
       "redemption_ends_at",
       "releases_at",
       "auth_info_expires_at",
       "registry_locked_at",
     )} WHERE ${LIVING}
   ), transfers AS (
     UPDATE transfer t SET requested_at = t.requested_at - ${SHIFT}, acts_at = t.acts_at - ${SHIFT}
     FROM name n WHERE t.name_id = n.id AND t.state = 'pending' AND ${LIVING}
   ), renewals AS (
     UPDATE auto_renewal r SET term_ends_at = r.term_ends_at - ${SHIFT}, next_try_at = r.next_try_at - ${SHIFT},
       created_at = r.created_at - ${SHIFT}
     FROM name n WHERE r.name_id = n.id AND ${LIVING}
   )
   UPDATE payment p SET term_ends_at = p.term_ends_at - ${SHIFT}
   FROM name n WHERE p.name_id = n.id AND p.term_ends_at IS NOT NULL AND ${LIVING}`,
);

/**
 * Makes names older by so many seconds: every date that a rule compares with today, theirs and those of what is going on
 * with them. What has happened stays dated as it happened: history, ledger, invoices, ended transfers.
 */
export async function ageNames(tx: SqlTx, { namespaceId, nameId }: Aged, seconds: number): Promise<void> {
  await tx.sql(AGE, [namespaceId, nameId ?? null, seconds]);
}
