import { requireScope, type Tenant } from "../access/require";
import type { Scope } from "../access/scopes";
import { monthOf, spentByAccount, spentByKey } from "../billing/spend-limit";
import type { Actor, Context } from "../context";
import { RegistryError } from "../errors";

type KeyActor = Extract<Actor, { kind: "apiKey" }>;

/** Agents act by an account's token and by nothing else. @throws RegistryError unauthenticated */
export function requireAgent(ctx: Context): KeyActor {
  if (ctx.actor.kind !== "apiKey") throw new RegistryError("unauthenticated");
  return ctx.actor;
}

/**
 * Asserts that an agent may change something: its token was made for agents that write, and has the scope as well.
 * @throws RegistryError unauthenticated | missing_scope
 */
export function requireAgentWrite(ctx: Context, scope: Scope): Tenant {
  requireScope(ctx, "agents:write");
  return requireScope(ctx, scope);
}

/** What an agent's token may still spend this month (UTC). Amounts in minor units of `currency`. */
export interface Purse {
  readonly currency: string;
  /** The token's own limit; null for none. */
  readonly limit: number | null;
  /** Of the token's limit and the account's, whichever is nearer; null where neither has one. */
  readonly left: number | null;
  readonly resetsAt: Date;
}

export async function loadPurse(ctx: Context, currency: string): Promise<Purse> {
  const { keyId, accountId } = requireAgent(ctx);
  const month = monthOf(ctx.now);
  const { spendLimitAmount: limit, account } = await ctx.db.prisma.apiKey.findUniqueOrThrow({
    where: { id: keyId },
    select: { spendLimitAmount: true, account: { select: { spendLimitAmount: true } } },
  });
  const rests: number[] = [];
  if (limit !== null) rests.push(limit - (await spentByKey(ctx.db, { keyId, currency }, month)));
  if (account.spendLimitAmount !== null) {
    rests.push(account.spendLimitAmount - (await spentByAccount(ctx.db, { accountId, currency }, month)));
  }
  const left = rests.length === 0 ? null : Math.max(0, Math.min(...rests));
  return { currency, limit, left, resetsAt: month.to };
}

/** The purse of a token that may buy: only with a limit of its own. @throws RegistryError spend_limit_required */
export async function requirePurse(ctx: Context, currency: string): Promise<Purse> {
  const purse = await loadPurse(ctx, currency);
  if (purse.limit === null) throw new RegistryError("spend_limit_required");
  return purse;
}
