import { requireScope } from "../access/require";
import type { Context } from "../context";

/** A prepaid balance, minor units. `available` adds the credit limit. */
export interface Balance {
  readonly currency: string;
  readonly balance: number;
  readonly creditLimit: number;
  readonly available: number;
}

/** The account's balances, one a currency. */
export async function loadBalances(ctx: Context): Promise<Balance[]> {
  const { accountId } = requireScope(ctx, "billing:read");
  return balancesOf(ctx, accountId);
}

/** The balances of any account: who asks was asked before. */
export async function balancesOf(ctx: Context, accountId: string): Promise<Balance[]> {
  const rows = await ctx.db.prisma.ledgerAccount.findMany({
    where: { kind: "customer", accountId },
    orderBy: { currency: "asc" },
  });
  return rows.map(({ currency, balance, creditLimit }) => ({
    currency,
    balance: Number(balance),
    creditLimit: Number(creditLimit),
    available: Number(balance + creditLimit),
  }));
}
