import { likeLiteral } from "@/db/sql";
import type { AuditFilter } from "./schema";

/** A condition on rows `r` of audit_entry, with its values at `$<first>…`; a part that is not asked for is null. */
export function filterCondition(first: number): string {
  const [actor, exact, start, subject, account, door, request, since, until] = Array.from(
    { length: 9 },
    (_, index) => `$${first + index}`,
  );
  return `(${actor}::text IS NULL OR r.actor_label ILIKE ${actor})
    AND (${exact}::text IS NULL OR r.action = ${exact}) AND (${start}::text IS NULL OR r.action LIKE ${start})
    AND (${subject}::text IS NULL OR r.subject_name ILIKE ${subject})
    AND (${account}::int IS NULL OR r.account_id = (SELECT id FROM account WHERE number = ${account}))
    AND (${door}::text IS NULL OR r.door = ${door}) AND (${request}::text IS NULL OR r.request_id = ${request})
    AND (${since}::timestamptz IS NULL OR r.at >= ${since}) AND (${until}::timestamptz IS NULL OR r.at < ${until})`;
}

/** The nine values of `filterCondition`. */
export function filterValues(filter: AuditFilter): unknown[] {
  const { actor, action, subject, account, door, requestId, since, until } = filter;
  const isStart = action?.endsWith(".") ?? false;
  return [
    actor ? `%${likeLiteral(actor)}%` : null,
    action && !isStart ? action : null,
    action && isStart ? `${likeLiteral(action)}%` : null,
    subject ? `%${likeLiteral(subject)}%` : null,
    account ?? null,
    door ?? null,
    requestId ?? null,
    since ?? null,
    until ?? null,
  ];
}
