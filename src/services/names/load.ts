import type { Prisma } from "@/db/generated/client";
import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import type { Tenant } from "../access/require";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import type { NamespacePolicy } from "../namespaces/policy";
import { type ParsedName, parseName, RULES_OF_ANY_DAY } from "./label";

export const nameDetails = {
  nameservers: { orderBy: { position: "asc" } },
  dsRecords: { orderBy: { keyTag: "asc" } },
  contacts: { include: { contact: true } },
  zone: true,
} satisfies Prisma.NameInclude;

export type NameWithDetails = Prisma.NameGetPayload<{ include: typeof nameDetails }>;

export interface LoadedName {
  readonly row: NameWithDetails;
  readonly policy: NamespacePolicy;
}

/** A name that is not the tenant's, or is no name at all, is not there: the answer does not tell which. */
export function noSuchName(text: string): RegistryError {
  const shown = text.slice(0, 253).replace(/\p{Cc}/gu, "\uFFFD");
  return new RegistryError("not_found", {
    message: `There is no subdomain '${shown}' in your account`,
    details: { subdomain: shown },
  });
}

/** Reads a name for a look-up: what cannot be a name is not found. */
export async function parseForLookup(ctx: Context, text: string): Promise<ParsedName> {
  try {
    return await parseName(ctx, text, undefined, RULES_OF_ANY_DAY);
  } catch (error) {
    if (
      error instanceof RegistryError &&
      (error.code === "invalid_label" || error.code === "unknown_namespace")
    ) {
      throw noSuchName(text);
    }
    throw error;
  }
}

/** The tenant's registration. @throws RegistryError not_found */
export async function loadName(ctx: Context, tenant: Tenant, text: string): Promise<LoadedName> {
  const { fqdn, policy } = await parseForLookup(ctx, text);
  const row = await ctx.db.prisma.name.findFirst({
    where: { fqdn, accountId: tenant.accountId, releasedAt: null },
    include: nameDetails,
  });
  if (!row) throw noSuchName(text);
  return { row, policy };
}

const LOCK = statement(
  "name_lock",
  "SELECT id FROM name WHERE fqdn = $1 AND account_id = $2::uuid AND released_at IS NULL FOR UPDATE",
);

/** As `loadName`, with the row locked until the transaction ends: every change of a name begins here. */
export async function lockName(tx: Tx, ctx: Context, tenant: Tenant, text: string): Promise<LoadedName> {
  const { fqdn, policy } = await parseForLookup(within(ctx, tx), text);
  const [locked] = await tx.sql<{ id: string }>(LOCK, [fqdn, tenant.accountId]);
  if (!locked) throw noSuchName(text);
  const row = await tx.prisma.name.findUniqueOrThrow({ where: { id: locked.id }, include: nameDetails });
  return { row, policy };
}
