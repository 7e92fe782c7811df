import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import type { UpdateAccountInput } from "./schema";

export interface AccountDetails {
  readonly id: string;
  /** Small public number: `registrant_id` in the registrants' API. */
  readonly number: number;
  readonly organization: string;
  readonly contactName: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly suspendedAt: Date | null;
  /** Most that may be spent in a calendar month in each currency, minor units. */
  readonly spendLimitAmount: number | null;
}

/** The account in view. */
export async function loadAccount(ctx: Context): Promise<AccountDetails> {
  const { accountId } = requireScope(ctx, "account:read");
  return ctx.db.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
}

/** Changes organization, contact and contact's address of the account in view. */
export async function updateAccount(ctx: Context, input: UpdateAccountInput): Promise<AccountDetails> {
  const { accountId } = requireScope(ctx, "account:write");
  return inTransaction(ctx.db, async (tx) => {
    const before = await tx.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
    const after = await tx.prisma.account.update({ where: { id: accountId }, data: input });
    await recordAudit(tx, ctx, {
      action: "accounts.update",
      accountId,
      subject: { kind: "account", id: accountId, name: after.organization },
      before: { organization: before.organization, contactName: before.contactName, email: before.email },
      after: input,
    });
    return after;
  });
}
