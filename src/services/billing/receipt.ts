import type { z } from "zod";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { receiptInput } from "./schema";

/** A receipt for money that was added to the balance. Amounts in minor units, positive. */
export interface Receipt {
  /** On the statement. */
  readonly number: number;
  readonly at: Date;
  readonly description: string;
  readonly amount: number;
  readonly currency: string;
  readonly requestId: string;
  readonly from: {
    readonly organization: string;
    readonly contactName: string;
    readonly email: string;
    readonly number: number;
  };
}

/** The receipt of a top-up of the account. @throws RegistryError not_found */
export async function loadReceipt(ctx: Context, input: z.output<typeof receiptInput>): Promise<Receipt> {
  const { accountId } = requireScope(ctx, "billing:read");
  const entry = await ctx.db.prisma.ledgerEntry.findFirst({
    where: {
      ledgerAccount: { kind: "customer", accountId },
      transaction: { number: input.number, kind: "top_up" },
    },
    include: { transaction: true, ledgerAccount: { include: { account: true } } },
  });
  const account = entry?.ledgerAccount.account;
  if (!entry || !account) throw new RegistryError("not_found", { message: "There is no such receipt" });
  const { transaction, ledgerAccount, amount } = entry;
  return {
    number: transaction.number,
    at: transaction.createdAt,
    description: transaction.description,
    amount: Math.abs(Number(amount)),
    currency: ledgerAccount.currency,
    requestId: transaction.requestId,
    from: {
      organization: account.organization,
      contactName: account.contactName,
      email: account.email,
      number: account.number,
    },
  };
}
