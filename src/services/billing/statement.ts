import type { z } from "zod";
import type { Prisma } from "@/db/generated/client";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { type PeriodBalance, periodBalances } from "./period-balances";
import type { statementInput } from "./schema";

/** One line of a statement. Amounts in minor units; a charge is negative. */
export interface StatementLine {
  readonly id: string;
  readonly number: number;
  readonly at: Date;
  readonly kind: string;
  readonly description: string;
  readonly amount: number;
  readonly balanceAfter: number;
  readonly currency: string;
  readonly requestId: string;
}

export interface StatementPage {
  readonly items: readonly StatementLine[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
  /** At both ends of the period, where it has a beginning; movements of every kind are in them. */
  readonly balances: readonly PeriodBalance[];
}

/** Every movement of the account's balance, the newest first. */
export async function loadStatement(
  ctx: Context,
  input: z.output<typeof statementInput>,
): Promise<StatementPage> {
  const { accountId } = requireScope(ctx, "billing:read");
  const createdAt = {
    ...(input.from ? { gte: new Date(input.from) } : {}),
    ...(input.to ? { lt: new Date(input.to) } : {}),
  };
  const from = input.from ? new Date(input.from) : null;
  const to = input.to ? new Date(input.to) : ctx.now;
  const balances = from ? await periodBalances(ctx, accountId, { from, to }) : [];
  const found = await page(ctx, input, {
    ledgerAccount: { kind: "customer", accountId },
    transaction: { ...(input.kind ? { kind: input.kind } : {}), createdAt },
  });
  return { ...found, balances };
}

async function page(
  ctx: Context,
  input: { page: number; limit: number },
  where: Prisma.LedgerEntryWhereInput,
): Promise<Omit<StatementPage, "balances">> {
  const [total, entries] = await Promise.all([
    ctx.db.prisma.ledgerEntry.count({ where }),
    ctx.db.prisma.ledgerEntry.findMany({
      where,
      include: { transaction: true, ledgerAccount: { select: { currency: true } } },
      orderBy: { id: "desc" },
      skip: (input.page - 1) * input.limit,
      take: input.limit,
    }),
  ]);
  const items = entries.map(({ transaction, ledgerAccount, amount, balanceAfter }) => ({
    id: transaction.id,
    number: transaction.number,
    at: transaction.createdAt,
    kind: transaction.kind,
    description: transaction.description,
    amount: Number(amount),
    balanceAfter: Number(balanceAfter ?? 0),
    currency: ledgerAccount.currency,
    requestId: transaction.requestId,
  }));
  return { items, total, page: input.page, limit: input.limit };
}
