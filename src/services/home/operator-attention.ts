import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { addDays } from "@/lib/time";
import { stuckBefore, stuckSql } from "../workflows/stuck";

/** What waits for an operator, or should be looked at. */
export type OperatorMatter =
  | "unlocks"
  | "disputes"
  | "stuck_payments"
  | "stuck_requests"
  | "declined_payments"
  | "applications"
  | "listings"
  | "work";

export interface OperatorAttention {
  readonly kind: OperatorMatter;
  readonly count: number;
  /** Of the oldest. */
  readonly at: Date;
}

const matter = (kind: OperatorMatter, at: string, from: string) =>
  `SELECT '${kind}' AS kind, count(*)::int AS count, min(${at}) AS at FROM ${from}`;

/** `$1` an hour ago, `$2` a day ago, `$3` thirty days ago. The most urgent first. */
const READ = statement(
  "operator_attention",
  `SELECT * FROM (${[
    matter("unlocks", "requested_at", "registry_unlock WHERE state = 'pending'"),
    matter("disputes", "created_at", "payment WHERE status = 'disputed' AND created_at > $3::timestamptz"),
    matter(
      "stuck_payments",
      "created_at",
      "payment WHERE status IN ('pending', 'refunding') AND created_at < $1::timestamptz",
    ),
    matter("stuck_requests", "updated_at", `workflow WHERE ${stuckSql("$1::timestamptz")}`),
    matter(
      "declined_payments",
      "created_at",
      "payment WHERE status = 'declined' AND created_at > $2::timestamptz",
    ),
    matter("applications", "applied_at", "channel WHERE state = 'applied'"),
    matter("listings", "requested_at", "channel_listing WHERE state = 'requested'"),
    matter("work", "created_at", "pending_work WHERE state = 'pending'"),
  ].join(" UNION ALL ")}) AS matters WHERE count > 0`,
);

/** What needs the operators, with how many of each and since when. */
export function readOperatorAttention(db: Database, now: Date): Promise<OperatorAttention[]> {
  return db.sql(READ, [stuckBefore(now), addDays(now, -1), addDays(now, -30)]);
}
