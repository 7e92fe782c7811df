import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import { requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { AccountInput, SetDomainLimitInput, SetRateLimitInput } from "./schema";

const LOCK = statement("account_lock_by_number", "SELECT id FROM account WHERE number = $1 FOR UPDATE");

/** What operators change about an account. */
interface Governed {
  readonly suspendedAt?: Date | null;
  readonly rateLimitPerHour?: number | null;
  readonly domainLimit?: number | null;
}

/**
 * Sets how many requests each key of an account may make in an hour, from its next request on; null for the portal's
 * default. Operators with the role support or admin only. @throws RegistryError not_found | missing_scope
 */
export async function setRateLimit(ctx: Context, input: SetRateLimitInput): Promise<void> {
  const { number, rateLimitPerHour } = input;
  await govern(ctx, "accounts.set_rate_limit", number, () => ({ rateLimitPerHour }));
}

/**
 * Sets how many names an account may hold by way of programs and agents; null for the usual number. Names that it has
 * stay. Operators with the role support or admin only. @throws RegistryError not_found | missing_scope
 */
export async function setDomainLimit(ctx: Context, input: SetDomainLimitInput): Promise<void> {
  const { number, domainLimit } = input;
  await govern(ctx, "accounts.set_domain_limit", number, () => ({ domainLimit }));
}

/**
 * Suspends an account: its keys are refused, its members look and change nothing; its names stay on DNS. Twice does no
 * harm. Operators with the role support or admin only. @throws RegistryError not_found | missing_scope
 */
export async function suspendAccount(ctx: Context, input: AccountInput): Promise<void> {
  await govern(ctx, "accounts.suspend", input.number, ({ suspendedAt }) => ({
    suspendedAt: suspendedAt ?? ctx.now,
  }));
}

/** Ends a suspension. Operators with the role support or admin only. @throws RegistryError not_found | missing_scope */
export async function resumeAccount(ctx: Context, input: AccountInput): Promise<void> {
  await govern(ctx, "accounts.resume", input.number, () => ({ suspendedAt: null }));
}

/** Changes the account's locked row and audits it; what is so already is no change and leaves no audit row. */
async function govern(
  ctx: Context,
  action: string,
  number: number,
  change: (before: { suspendedAt: Date | null }) => Governed,
): Promise<void> {
  requireRight(ctx, "accounts:write");
  await inTransaction(ctx.db, async (tx) => {
    await tx.sql(LOCK, [number]);
    const account = await tx.prisma.account.findUnique({ where: { number } });
    if (!account) throw new RegistryError("not_found", { message: "There is no such account" });
    const after = change(account);
    const before = Object.fromEntries(
      (Object.keys(after) as (keyof Governed)[]).map((field) => [field, account[field]]),
    );
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    await tx.prisma.account.update({ where: { id: account.id }, data: after });
    await recordAudit(tx, ctx, {
      action,
      accountId: account.id,
      subject: { kind: "account", id: account.id, name: account.organization },
      before,
      after,
    });
  });
}
