import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { listPolicies, priceOf } from "../namespaces/policy";

/** What renewing for a year costs of all names that expire in one month (UTC). Amounts in minor units. */
export interface RenewalMonth {
  /** `2027-03`. */
  readonly month: string;
  /** Names that renew by themselves, and what that takes. */
  readonly automatic: { readonly names: number; readonly amount: number };
  /** Names that end unless somebody renews them, and what that would take. */
  readonly manual: { readonly names: number; readonly amount: number };
}

export interface Renewals {
  readonly currency: string;
  /** This month and the twelve after it, also the ones without names: a name registered today for a year is in. */
  readonly months: readonly RenewalMonth[];
}

const MONTHS = 13;

const BY_MONTH = statement(
  "renewals_by_month",
  `SELECT to_char(greatest(n.expires_at, $2) AT TIME ZONE 'UTC', 'YYYY-MM') AS month, n.namespace_id,
     n.auto_renew, count(*)::int AS names, count(*) FILTER (WHERE p.label IS NULL)::int AS standard,
     coalesce(sum(p.renew_amount), 0)::bigint AS premium
   FROM name n
   LEFT JOIN premium_name p ON n.premium AND p.namespace_id = n.namespace_id AND p.label = n.label
   WHERE n.account_id = $1::uuid AND n.released_at IS NULL AND n.deleted_at IS NULL AND n.expires_at < $3
   GROUP BY 1, 2, 3`,
);

interface Row {
  month: string;
  namespace_id: string;
  auto_renew: boolean;
  names: number;
  standard: number;
  premium: number;
}

/**
 * What renewals come, in the default namespace's currency, at today's prices. Names past their expiry count in this
 * month.
 */
export async function loadRenewals(ctx: Context): Promise<Renewals> {
  const { accountId } = requireScope(ctx, "billing:read");
  const policies = await listPolicies(ctx.db);
  const currency = policies[0]?.currency ?? "USD";
  const until = startOfMonth(ctx.now, MONTHS);
  const rows = await ctx.db.sql<Row>(BY_MONTH, [accountId, ctx.now, until]);
  const months = Array.from({ length: MONTHS }, (_, index) => {
    const month = startOfMonth(ctx.now, index).toISOString().slice(0, 7);
    const sum = (autoRenew: boolean) =>
      rows
        .filter((row) => row.month === month && row.auto_renew === autoRenew)
        .reduce(
          (total, row) => {
            const policy = policies.find(({ id }) => id === row.namespace_id);
            if (policy?.currency !== currency) return total;
            const amount = row.standard * priceOf(policy, "renew", ctx.now) + Number(row.premium);
            return { names: total.names + row.names, amount: total.amount + amount };
          },
          { names: 0, amount: 0 },
        );
    return { month, automatic: sum(true), manual: sum(false) };
  });
  return { currency, months };
}

function startOfMonth(date: Date, later: number): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1));
}
