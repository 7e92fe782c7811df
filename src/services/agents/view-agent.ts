import { scopesOf } from "../access/require";
import type { Scope } from "../access/scopes";
import { type Balance, balancesOf } from "../billing/balance";
import type { Context } from "../context";
import { listPolicies } from "../namespaces/policy";
import { loadPurse, type Purse, requireAgent } from "./require-agent";

/** An agent's token and what it may do. */
export interface AgentView {
  readonly account: { readonly number: number; readonly organization: string };
  readonly token: {
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly expiresAt: Date | null;
    readonly canChange: boolean;
    readonly canBuy: boolean;
  };
  /** One for each currency that names are sold in. */
  readonly purses: readonly Purse[];
  /** Null for a token that may not see money. */
  readonly balances: readonly Balance[] | null;
}

/** Who asks, by their token. @throws RegistryError unauthenticated */
export async function viewAgent(ctx: Context): Promise<AgentView> {
  const { keyId, accountId, label } = requireAgent(ctx);
  const scopes = scopesOf(ctx.actor);
  const { account, expiresAt } = await ctx.db.prisma.apiKey.findUniqueOrThrow({
    where: { id: keyId },
    select: { expiresAt: true, account: { select: { number: true, organization: true } } },
  });
  const policies = await listPolicies(ctx.db);
  const currencies = [...new Set(policies.map(({ currency }) => currency))];
  const purses = await Promise.all(currencies.map((currency) => loadPurse(ctx, currency)));
  const canChange = scopes.includes("agents:write");
  const hasLimit = purses.some(({ limit }) => limit !== null);
  const canBuy = canChange && scopes.includes("names:register") && hasLimit;
  return {
    account,
    token: { name: label, scopes, expiresAt, canChange, canBuy },
    purses,
    balances: scopes.includes("billing:read") ? await balancesOf(ctx, accountId) : null,
  };
}
