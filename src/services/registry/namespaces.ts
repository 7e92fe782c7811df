import { statement } from "@/db/sql";
import { RECORD_TYPES } from "@/lib/dns/rdata/registry";
import { SCRIPTS } from "@/lib/idna";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { NamespacePolicy } from "../namespaces/policy";

/** How much a namespace holds. */
export interface NamespaceCounts {
  readonly live: number;
  readonly premium: number;
  readonly reserved: number;
  readonly claims: number;
  /** Registrars whose listing is approved. */
  readonly channels: number;
}

export interface NamespaceAtOperators {
  readonly policy: NamespacePolicy;
  readonly counts: NamespaceCounts;
  /** Why it cannot be deleted now, or null. */
  readonly whyNotDelete: string | null;
  /** What may be chosen from. */
  readonly scripts: readonly string[];
  readonly recordTypes: readonly string[];
}

const COUNTS = statement(
  "registry_namespace_counts",
  `SELECT (SELECT count(*) FROM name WHERE namespace_id = s.id AND released_at IS NULL)::int AS live,
     (SELECT count(*) FROM premium_name WHERE namespace_id = s.id)::int AS premium,
     (SELECT count(*) FROM reserved_name WHERE namespace_id = s.id)::int AS reserved,
     (SELECT count(*) FROM claimed_name WHERE namespace_id = s.id)::int AS claims,
     (SELECT count(*) FROM channel_listing WHERE namespace_id = s.id AND state = 'approved')::int AS channels
   FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, position) JOIN namespace s ON s.id = asked.id
   ORDER BY asked.position`,
);

const EVER_USED = statement(
  "registry_namespace_used",
  `SELECT EXISTS (SELECT FROM name WHERE namespace_id = $1::uuid) AS names,
     EXISTS (SELECT FROM pending_work WHERE namespace_id = $1::uuid)
       OR EXISTS (SELECT FROM ote_run WHERE namespace_id = $1::uuid) AS runs`,
);

const withPrices = { prices: { orderBy: { validFrom: "desc" } } } as const;

/** All namespaces as they are now, the default first. Operators only. */
export async function listNamespaces(
  ctx: Context,
): Promise<{ policy: NamespacePolicy; counts: NamespaceCounts }[]> {
  requireOperator(ctx);
  const policies = await ctx.db.prisma.namespace.findMany({
    include: withPrices,
    orderBy: [{ isDefault: "desc" }, { name: "asc" }],
  });
  const counts = await ctx.db.sql<NamespaceCounts>(COUNTS, [policies.map(({ id }) => id)]);
  return policies.map((policy, index) => ({ policy, counts: counts[index] ?? NONE }));
}

const NONE: NamespaceCounts = { live: 0, premium: 0, reserved: 0, claims: 0, channels: 0 };

/** One namespace with its rules and prices. Operators only. @throws RegistryError not_found */
export async function loadNamespace(ctx: Context, input: { name: string }): Promise<NamespaceAtOperators> {
  requireOperator(ctx);
  const policy = await findNamespace(ctx, input.name);
  const [counts] = await ctx.db.sql<NamespaceCounts>(COUNTS, [[policy.id]]);
  return {
    policy,
    counts: counts ?? NONE,
    whyNotDelete: await whyNotDelete(ctx.db, policy),
    scripts: SCRIPTS,
    recordTypes: RECORD_TYPES,
  };
}

/** The namespace as it is now, not as it was a second ago. @throws RegistryError not_found */
export async function findNamespace(ctx: Pick<Context, "db">, name: string): Promise<NamespacePolicy> {
  const found = await ctx.db.prisma.namespace.findUnique({ where: { name }, include: withPrices });
  if (!found) throw noSuchNamespace(name);
  return found;
}

export function noSuchNamespace(name: string): RegistryError {
  return new RegistryError("not_found", { message: `There is no namespace '${name}'` });
}

/** Why the namespace cannot be deleted, or null. */
export async function whyNotDelete(
  on: Pick<Context["db"], "sql">,
  policy: Pick<NamespacePolicy, "id" | "name" | "isDefault" | "listedFor">,
): Promise<string | null> {
  if (policy.isDefault)
    return `${policy.name} is the default namespace: choose another one as the default first`;
  const [used] = await on.sql<{ names: boolean; runs: boolean }>(EVER_USED, [policy.id]);
  if (used?.names) return `Names were registered under ${policy.name}: their history needs it`;
  if (used?.runs) return `Registrars were certified under ${policy.name}: their evidence needs it`;
  if (policy.listedFor.length > 0) return `${policy.name} is still offered: take it off every list first`;
  return null;
}
