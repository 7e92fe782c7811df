import type { Database } from "@/db/client";
import type { LifecycleStage } from "@/db/generated/enums";
import { type Statement, statement } from "@/db/sql";
import { addDays } from "@/lib/time";
import type { NamespacePolicy } from "../namespaces/policy";
import { DAYS_TO_NEXT } from "./steps";

/** A name for which a step is due. `at`: what its order in the sweep is. */
export interface DueName {
  readonly id: string;
  readonly account_id: string;
  readonly at: Date;
}

/** Names of a namespace that are due by one index: those in one stage whose date is `until` or earlier. */
export interface DueRange {
  readonly find: Statement;
  /** The first date after `$3`: when the next one falls due. */
  readonly next: Statement;
  readonly stage: LifecycleStage;
  /** Added to the name's date, it gives the moment at which the step is due: days, often negative. */
  readonly afterDays: number;
}

/** `ORDER BY` as the index has it, so that what is not due is not read; what stays due does not hide what follows. */
function range(name: string, date: string, where: string): Pick<DueRange, "find" | "next"> {
  const due = `FROM name WHERE namespace_id = $1::uuid AND stage = $2::lifecycle_stage AND released_at IS NULL AND ${where}`;
  return {
    find: statement(
      `lifecycle_due_${name}`,
      `SELECT id, account_id, ${date} AS at ${due} AND ${date} <= $3
         AND (${date}, id) > ($4::timestamptz, $5::uuid)
       ORDER BY ${date}, id LIMIT $6`,
    ),
    next: statement(
      `lifecycle_next_${name}`,
      `SELECT ${date} AS at ${due} AND ${date} > $3 ORDER BY ${date} LIMIT 1`,
    ),
  };
}

const TERM = range("term", "expires_at", "deleted_at IS NULL");
const REDEMPTION = range(
  "redemption",
  "redemption_ends_at",
  "deleted_at IS NOT NULL AND stage = 'redemption'",
);
const RELEASE = range("release", "releases_at", "deleted_at IS NOT NULL");

const RETRIES = `FROM auto_renewal r JOIN name n ON n.id = r.name_id
   WHERE n.namespace_id = $1::uuid AND n.released_at IS NULL AND n.deleted_at IS NULL`;
const RETRY: Pick<DueRange, "find" | "next"> = {
  find: statement(
    "lifecycle_due_retry",
    `SELECT n.id, n.account_id, r.next_try_at AS at ${RETRIES} AND $2::lifecycle_stage IS NOT NULL AND r.next_try_at <= $3
       AND (r.next_try_at, n.id) > ($4::timestamptz, $5::uuid)
     ORDER BY r.next_try_at, n.id LIMIT $6`,
  ),
  next: statement(
    "lifecycle_next_retry",
    `SELECT r.next_try_at AS at ${RETRIES} AND $2::lifecycle_stage IS NOT NULL AND r.next_try_at > $3
     ORDER BY r.next_try_at LIMIT 1`,
  ),
};

/** Every way in which a name of the namespace can fall due. What is first here is looked for first. */
export function dueRanges(policy: NamespacePolicy): readonly DueRange[] {
  const { expiryHoldDays, autoRenewGraceDays } = policy;
  const terms = Object.entries(DAYS_TO_NEXT).map(([stage, days]) => ({
    ...TERM,
    stage: stage as LifecycleStage,
    afterDays: -days,
  }));
  return [
    ...terms.reverse(),
    { ...RETRY, stage: "expired", afterDays: 0 },
    { ...TERM, stage: "expired", afterDays: Math.min(expiryHoldDays, autoRenewGraceDays) },
    { ...TERM, stage: "held", afterDays: autoRenewGraceDays },
    { ...REDEMPTION, stage: "redemption", afterDays: 0 },
    { ...RELEASE, stage: "pending_delete", afterDays: 0 },
  ];
}

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/** Names that are due at `now` in a range, page by page. */
export async function* findDue(
  db: Database,
  policy: NamespacePolicy,
  { find, stage, afterDays }: DueRange,
  now: Date,
  pageSize = 5_000,
): AsyncGenerator<readonly DueName[]> {
  const until = addDays(now, -afterDays);
  for (let after: Pick<DueName, "at" | "id"> = { at: new Date(0), id: FIRST_ID }; ; ) {
    const page = await db.sql<DueName>(find, [policy.id, stage, until, after.at, after.id, pageSize]);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last;
  }
}

/** The first moment after `now` at which something falls due in a namespace; null when nothing ever does. */
export async function nextDueAt(db: Database, policy: NamespacePolicy, now: Date): Promise<Date | null> {
  let first: Date | null = null;
  for (const { next, stage, afterDays } of dueRanges(policy)) {
    const [found] = await db.sql<{ at: Date }>(next, [policy.id, stage, addDays(now, -afterDays)]);
    if (!found) continue;
    const dueAt = addDays(found.at, afterDays);
    if (first === null || dueAt < first) first = dueAt;
  }
  return first;
}
