import { requireScope, scopesOf, type Tenant } from "../access/require";
import type { Context } from "../context";

/** Whose zones a command sees, and how much of them. */
export interface DnsTenant extends Tenant {
  /** The only names that there are for an ACME-only key; null for everybody else. */
  readonly acmeNames: readonly string[] | null;
}

/**
 * Asserts that the actor may read or write records: all of the account with `dns:read` or `dns:write`, or the challenges
 * of chosen names with `dns:acme` alone.
 * @throws RegistryError unauthenticated | no_account | account_suspended | missing_scope
 */
export function requireDns(ctx: Context, access: "read" | "write"): DnsTenant {
  const { actor } = ctx;
  const scope = `dns:${access}` as const;
  if (actor.kind === "apiKey" && isAcmeOnly(scopesOf(actor))) {
    return { accountId: actor.accountId, acmeNames: actor.acmeNames };
  }
  return { ...requireScope(ctx, scope), acmeNames: null };
}

function isAcmeOnly(scopes: readonly string[]): boolean {
  return scopes.includes("dns:acme") && !scopes.includes("dns:read") && !scopes.includes("dns:write");
}
