import type { Name } from "@/db/generated/client";
import { addDays } from "@/lib/time";
import { requireScope, scopesOf } from "../access/require";
import { type Balance, loadBalances } from "../billing/balance";
import type { Context } from "../context";
import { renewAmountOf } from "../names/prices";
import { listPolicies, type NamespacePolicy } from "../namespaces/policy";

/** Something the registrant should look at, the most urgent first. */
export type Attention =
  | { readonly kind: "expired"; readonly fqdn: string; readonly unicode: string; readonly at: Date }
  | { readonly kind: "expiring"; readonly fqdn: string; readonly unicode: string; readonly at: Date }
  | { readonly kind: "redemption"; readonly fqdn: string; readonly unicode: string; readonly at: Date }
  | { readonly kind: "unpublished"; readonly fqdn: string; readonly unicode: string; readonly at: Date }
  | {
      readonly kind: "low_balance";
      readonly needed: number;
      readonly balance: number;
      readonly currency: string;
    };

/** The first page of the dashboard. Amounts in minor units; money only for those who may see it. */
export interface Overview {
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

const SOON_DAYS = 30;
const LATE_PUBLICATION_MS = 60_000;
const MOST_LINES = 8;

export async function loadOverview(ctx: Context): Promise<Overview> {
  const { accountId } = requireScope(ctx, "names:read");
  const live = { accountId, releasedAt: null };
  const soon = addDays(ctx.now, SOON_DAYS);
  const [policies, names, autoRenewing, due, deleted, late, balances] = await Promise.all([
    listPolicies(ctx.db),
    ctx.db.prisma.name.count({ where: live }),
    ctx.db.prisma.name.count({ where: { ...live, deletedAt: null, autoRenew: true } }),
    ctx.db.prisma.name.findMany({
      where: { ...live, deletedAt: null, expiresAt: { lte: soon } },
      orderBy: { expiresAt: "asc" },
      take: 50,
    }),
    ctx.db.prisma.name.findMany({
      where: { ...live, deletedAt: { not: null }, redemptionEndsAt: { gt: ctx.now } },
      orderBy: { redemptionEndsAt: "asc" },
      take: MOST_LINES,
    }),
    ctx.db.prisma.zone.findMany({
      where: {
        name: { ...live, deletedAt: null, nameservers: { none: {} } },
        publishedSerial: { lt: ctx.db.prisma.zone.fields.serial },
        updatedAt: { lt: new Date(ctx.now.getTime() - LATE_PUBLICATION_MS) },
      },
      include: { name: true },
      take: MOST_LINES,
    }),
    scopesOf(ctx.actor).includes("billing:read") ? loadBalances(ctx) : Promise.resolve([]),
  ]);
  const byId = new Map(policies.map((p) => [p.id, p]));
  const unicode = (row: { namespaceId: string; labelUnicode: string }) =>
    `${row.labelUnicode}.${byId.get(row.namespaceId)?.name ?? ""}`;

  const renewalsDue = await Promise.all(
    due.flatMap((row) => {
      const policy = byId.get(row.namespaceId);
      return policy ? [toRenewal(ctx, row, policy)] : [];
    }),
  );
  const attention: Attention[] = [
    ...deleted.map((row) => ({
      kind: "redemption" as const,
      fqdn: row.fqdn,
      unicode: unicode(row),
      at: row.redemptionEndsAt ?? ctx.now,
    })),
    ...due
      .filter((row) => row.expiresAt <= ctx.now || !row.autoRenew)
      .slice(0, MOST_LINES)
      .map((row) => ({
        kind: row.expiresAt <= ctx.now ? ("expired" as const) : ("expiring" as const),
        fqdn: row.fqdn,
        unicode: unicode(row),
        at: row.expiresAt,
      })),
    ...late.flatMap(({ name, updatedAt }) =>
      name ? [{ kind: "unpublished" as const, fqdn: name.fqdn, unicode: unicode(name), at: updatedAt }] : [],
    ),
  ];
  const currency = policies[0]?.currency ?? "USD";
  const balance = balances.find((b) => b.currency === currency) ?? null;
  const needed = renewalsDue.filter((r) => r.autoRenew).reduce((sum, r) => sum + r.amount, 0);
  if (balance && needed > balance.available) {
    attention.push({ kind: "low_balance", needed, balance: balance.balance, currency });
  }
  return { attention, names, autoRenewing, renewalsDue: renewalsDue.slice(0, MOST_LINES), balance, currency };
}

async function toRenewal(ctx: Context, row: Name, policy: NamespacePolicy) {
  const { fqdn, expiresAt, autoRenew } = row;
  const unicode = `${row.labelUnicode}.${policy.name}`;
  return { fqdn, unicode, expiresAt, autoRenew, amount: await renewAmountOf(ctx, { row, policy }) };
}
