import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import type { BillingDetailsInput } from "./schema";

/** Where an account's invoices are addressed to; null is not set. */
export type BillingDetails = Readonly<BillingDetailsInput>;

const FIELDS = {
  street: true,
  city: true,
  postalCode: true,
  region: true,
  country: true,
  taxId: true,
} as const;

/** Where the invoices of the account in view are addressed to. */
export async function loadBillingDetails(ctx: Context): Promise<BillingDetails> {
  const { accountId } = requireScope(ctx, "billing:read");
  return ctx.db.prisma.account.findUniqueOrThrow({ where: { id: accountId }, select: FIELDS });
}

/** Sets it for what is invoiced from now on. The audit keeps which of it changed, not the address. */
export async function updateBillingDetails(ctx: Context, input: BillingDetailsInput): Promise<void> {
  const { accountId } = requireScope(ctx, "billing:write");
  await inTransaction(ctx.db, async (tx) => {
    const { organization, ...before } = await tx.prisma.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { ...FIELDS, organization: true },
    });
    const fields = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
    const changed = fields.filter((field) => before[field] !== input[field]);
    if (changed.length === 0) return;
    await tx.prisma.account.update({ where: { id: accountId }, data: input });
    await recordAudit(tx, ctx, {
      action: "billing.update_details",
      accountId,
      subject: { kind: "account", id: accountId, name: organization },
      before: { country: before.country },
      after: { country: input.country, changed },
    });
  });
}
