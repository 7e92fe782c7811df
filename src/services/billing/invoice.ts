import type { z } from "zod";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { invoiceInput } from "./schema";

/** A charge that was paid from the balance, or a receipt for money that was added. Amounts in minor units, positive. */
export interface Invoice {
  readonly number: number;
  readonly at: Date;
  readonly kind: string;
  readonly description: string;
  readonly amount: number;
  readonly currency: string;
  /** For how long a name was paid; null where that says nothing. */
  readonly years: number | null;
  readonly requestId: string;
  readonly billTo: {
    readonly organization: string;
    readonly contactName: string;
    readonly email: string;
    readonly number: number;
  };
  /** When it was given back, and by which number. */
  readonly refund: { readonly number: number; readonly at: Date } | null;
}

/** One invoice or receipt of the account. @throws RegistryError not_found */
export async function loadInvoice(ctx: Context, input: z.output<typeof invoiceInput>): Promise<Invoice> {
  const { accountId } = requireScope(ctx, "billing:read");
  const entry = await ctx.db.prisma.ledgerEntry.findFirst({
    where: {
      ledgerAccount: { kind: "customer", accountId },
      transaction: { number: input.number, kind: { notIn: ["refund", "adjustment"] } },
    },
    include: { transaction: true, ledgerAccount: { include: { account: true } } },
  });
  const account = entry?.ledgerAccount.account;
  if (!entry || !account) throw new RegistryError("not_found", { message: "There is no such invoice" });
  const { transaction, ledgerAccount, amount } = entry;
  const refund = await ctx.db.prisma.ledgerTransaction.findUnique({ where: { refundsId: transaction.id } });
  return {
    number: transaction.number,
    at: transaction.createdAt,
    kind: transaction.kind,
    description: transaction.description,
    amount: Math.abs(Number(amount)),
    currency: ledgerAccount.currency,
    years: transaction.years,
    requestId: transaction.requestId,
    billTo: {
      organization: account.organization,
      contactName: account.contactName,
      email: account.email,
      number: account.number,
    },
    refund: refund && { number: refund.number, at: refund.createdAt },
  };
}
