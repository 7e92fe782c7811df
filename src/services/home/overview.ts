import type { Name } from "@/db/generated/client";
import { statement } from "@/db/sql";
import { addDays } from "@/lib/time";
import { requireScope, scopesOf } from "../access/require";
import { type Balance, loadBalances } from "../billing/balance";
import type { Context } from "../context";
import { renewAmountOf } from "../names/prices";
import { listPolicies, type NamespacePolicy } from "../namespaces/policy";
import { type Attention, attentionOf, SOON_DAYS } from "./attention";

/** The first page of the dashboard. Amounts in minor units; money only for those who may see it. */
export interface Overview {
  /** The most urgent first. */
  readonly attention: readonly Attention[];
  readonly names: number;
  readonly autoRenewing: number;
  readonly renewalsDue: readonly {
    fqdn: string;
    unicode: string;
    expiresAt: Date;
    autoRenew: boolean;
    amount: number;
  }[];
  readonly balance: Balance | null;
  readonly currency: string;
}

const MOST_RENEWALS = 8;

const COUNT = statement(
  "home_names",
  `SELECT count(*)::int AS names, count(*) FILTER (WHERE auto_renew AND deleted_at IS NULL)::int AS "autoRenewing"
   FROM name WHERE account_id = $1::uuid AND released_at IS NULL`,
);

export async function loadOverview(ctx: Context): Promise<Overview> {
  const { accountId } = requireScope(ctx, "names:read");
  const [policies, [counts], due, balances] = await Promise.all([
    listPolicies(ctx.db),
    ctx.db.sql<{ names: number; autoRenewing: number }>(COUNT, [accountId]),
    ctx.db.prisma.name.findMany({
      where: {
        accountId,
        releasedAt: null,
        deletedAt: null,
        expiresAt: { lte: addDays(ctx.now, SOON_DAYS) },
      },
      orderBy: { expiresAt: "asc" },
      take: MOST_RENEWALS,
    }),
    scopesOf(ctx.actor).includes("billing:read") ? loadBalances(ctx) : null,
  ]);
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const [attention, renewalsDue] = await Promise.all([
    attentionOf(ctx, accountId, policies, balances),
    Promise.all(
      due.flatMap((row) => {
        const policy = byId.get(row.namespaceId);
        return policy ? [toRenewal(ctx, row, policy)] : [];
      }),
    ),
  ]);
  const currency = policies[0]?.currency ?? "USD";
  const balance = balances?.find((one) => one.currency === currency) ?? null;
  const { names = 0, autoRenewing = 0 } = counts ?? {};
  return { attention, names, autoRenewing, renewalsDue, balance, currency };
}

async function toRenewal(ctx: Context, row: Name, policy: NamespacePolicy) {
  const { fqdn, expiresAt, autoRenew } = row;
  const unicode = `${row.labelUnicode}.${policy.name}`;
  return { fqdn, unicode, expiresAt, autoRenew, amount: await renewAmountOf(ctx, { row, policy }) };
}
