import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { autoRenewalYears } from "../lifecycle/try-renewal";
import { type NamespacePolicy, priceOf } from "../namespaces/policy";

const COUNT = statement(
  "home_renewals_needed",
  `SELECT n.namespace_id AS "namespaceId", count(*) FILTER (WHERE p.label IS NULL)::int AS ordinary,
     coalesce(sum(p.renew_amount), 0)::float8 AS premium
   FROM name n LEFT JOIN premium_name p ON n.premium AND p.namespace_id = n.namespace_id AND p.label = n.label
   WHERE n.account_id = $1::uuid AND n.released_at IS NULL AND n.deleted_at IS NULL AND n.auto_renew AND n.expires_at <= $2
   GROUP BY 1`,
);

interface Counted {
  readonly namespaceId: string;
  readonly ordinary: number;
  /** A year of all premium names, minor units. */
  readonly premium: number;
}

/** What the account's names that renew by themselves until a day will take, minor units, by currency. */
export async function renewalsNeeded(
  db: Database,
  policies: readonly NamespacePolicy[],
  { accountId, now, until }: { accountId: string; now: Date; until: Date },
): Promise<ReadonlyMap<string, number>> {
  const needed = new Map<string, number>();
  for (const { namespaceId, ordinary, premium } of await db.sql<Counted>(COUNT, [accountId, until])) {
    const policy = policies.find(({ id }) => id === namespaceId);
    if (!policy) continue;
    const aYear = (ordinary > 0 ? ordinary * priceOf(policy, "renew", now) : 0) + premium;
    const amount = aYear * autoRenewalYears(policy);
    needed.set(policy.currency, (needed.get(policy.currency) ?? 0) + amount);
  }
  return needed;
}
