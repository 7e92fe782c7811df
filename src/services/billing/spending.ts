import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { listPolicies } from "../namespaces/policy";
import { CHARGE_KINDS } from "./movement";
import { monthOf, spentByAccount } from "./spend-limit";

/** A key that works, or has spent something this month. Amounts in minor units. */
export interface SpendingKey {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly limit: number | null;
  readonly spent: number;
  /** Not revoked: its limit can be set. */
  readonly isLive: boolean;
}

/** What the account has spent this month and in those before. Amounts in minor units of `currency`. */
export interface Spending {
  readonly currency: string;
  /** For each currency by itself; null for none. */
  readonly limit: number | null;
  readonly spent: number;
  /** What was spent this month in other currencies. */
  readonly others: readonly { readonly currency: string; readonly spent: number }[];
  readonly resetsAt: Date;
  /** This month and the eleven before it, the oldest first; `month` as `2026-11`. */
  readonly months: readonly { readonly month: string; readonly amount: number }[];
  readonly keys: readonly SpendingKey[];
}

const MONTHS = 12;

const BY_MONTH = statement(
  "spending_by_month",
  `SELECT to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, sum(-e.amount)::bigint AS amount
   FROM ledger_account a
   JOIN ledger_entry e ON e.ledger_account_id = a.id
   JOIN ledger_transaction t ON t.id = e.transaction_id
   WHERE a.kind = 'customer' AND a.account_id = $1::uuid AND a.currency = $2 AND t.created_at >= $3
     AND t.kind = ANY($4::text[])
     AND NOT EXISTS (SELECT 1 FROM ledger_transaction r WHERE r.refunds_id = t.id)
   GROUP BY 1`,
);

const KEYS = statement(
  "spending_keys",
  `SELECT k.id, k.name, k.hint, k.spend_limit_amount AS "limit", k.revoked_at IS NULL AS "isLive", coalesce(s.spent, 0)::bigint AS spent
   FROM api_key k
   LEFT JOIN LATERAL (
     SELECT sum(-e.amount) AS spent
     FROM ledger_transaction t
     JOIN ledger_entry e ON e.transaction_id = t.id
     JOIN ledger_account a ON a.id = e.ledger_account_id AND a.kind = 'customer' AND a.currency = $2
     WHERE t.key_id = k.id AND t.created_at >= $3 AND t.kind = ANY($4::text[])
       AND NOT EXISTS (SELECT 1 FROM ledger_transaction r WHERE r.refunds_id = t.id)
   ) s ON true
   WHERE k.account_id = $1::uuid
     AND (s.spent > 0 OR (k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $5)))
   ORDER BY s.spent DESC NULLS LAST, k.name, k.id`,
);

/** What was spent and may still be: charges that were not given back count in the month (UTC) of the charge. */
export async function loadSpending(ctx: Context): Promise<Spending> {
  const { accountId } = requireScope(ctx, "billing:read");
  const currency = (await listPolicies(ctx.db))[0]?.currency ?? "USD";
  const month = monthOf(ctx.now);
  const since = new Date(Date.UTC(month.from.getUTCFullYear(), month.from.getUTCMonth() - MONTHS + 1, 1));
  const [account, ledgers, sums, keys] = await Promise.all([
    ctx.db.prisma.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { spendLimitAmount: true },
    }),
    ctx.db.prisma.ledgerAccount.findMany({
      where: { kind: "customer", accountId, currency: { not: currency } },
      select: { currency: true },
      orderBy: { currency: "asc" },
    }),
    ctx.db.sql<{ month: string; amount: number }>(BY_MONTH, [accountId, currency, since, CHARGE_KINDS]),
    ctx.db.sql<SpendingKey>(KEYS, [accountId, currency, month.from, CHARGE_KINDS, ctx.now]),
  ]);
  const others = await Promise.all(
    ledgers.map(async (of) => ({
      currency: of.currency,
      spent: await spentByAccount(ctx.db, { accountId, currency: of.currency }, month),
    })),
  );
  const amounts = new Map(sums.map((row) => [row.month, row.amount]));
  const months = Array.from({ length: MONTHS }, (_, index) => {
    const first = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth() + index, 1));
    const name = first.toISOString().slice(0, 7);
    return { month: name, amount: amounts.get(name) ?? 0 };
  });
  return {
    currency,
    limit: account.spendLimitAmount,
    spent: months.at(-1)?.amount ?? 0,
    others: others.filter(({ spent }) => spent > 0),
    resetsAt: month.to,
    months,
    keys,
  };
}
