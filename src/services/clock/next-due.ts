import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { nextDueAt } from "../lifecycle/due";
import type { NamespacePolicy } from "../namespaces/policy";

const NEXT_TRANSFER = statement(
  "clock_next_transfer",
  `SELECT min(t.acts_at) AS at FROM transfer t JOIN name n ON n.id = t.name_id
   WHERE t.state = 'pending' AND n.namespace_id = $1::uuid`,
);

/** When the registry has next to do something by itself with a name of the namespace; null when it never has. */
export async function findNextDue(db: Database, policy: NamespacePolicy, now: Date): Promise<Date | null> {
  const [lifecycle, [transfer]] = await Promise.all([
    nextDueAt(db, policy, now),
    db.sql<{ at: Date | null }>(NEXT_TRANSFER, [policy.id]),
  ]);
  const due = [lifecycle, transfer?.at ?? null].filter((at) => at !== null);
  return due.length > 0 ? new Date(Math.min(...due.map((at) => at.getTime()))) : null;
}
