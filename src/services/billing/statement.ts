import type { z } from "zod";
import type { Prisma } from "@/db/generated/client";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import type { invoicesInput, statementInput } from "./schema";

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
  return page(ctx, input, {
    ledgerAccount: { kind: "customer", accountId },
    transaction: { ...(input.kind ? { kind: input.kind } : {}), createdAt },
  });
}

/** The charges, each an invoice paid from the balance, the newest first. */
export async function listInvoices(
  ctx: Context,
  input: z.output<typeof invoicesInput>,
): Promise<StatementPage> {
  const { accountId } = requireScope(ctx, "billing:read");
  return page(ctx, input, {
    ledgerAccount: { kind: "customer", accountId },
    transaction: { kind: { in: ["register", "renew", "restore", "transfer"] } },
  });
}

async function page(
  ctx: Context,
  input: { page: number; limit: number },
  where: Prisma.LedgerEntryWhereInput,
): Promise<StatementPage> {
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
