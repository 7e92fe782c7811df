import type { Database } from "@/db/client";
import type { Namespace, Price } from "@/db/generated/client";
import type { PricedOperation } from "@/db/generated/enums";
import type { Context, Door } from "../context";
import { RegistryError } from "../errors";

/** An API or page that a namespace may be offered through. */
export type Listing = "dashboard" | "subdomain_v2" | "registrar_v1" | "cloudflare_v4";

/** A namespace with its rules: label, years, money, grace periods, DNS. */
export interface NamespacePolicy extends Namespace {
  readonly prices: readonly Price[];
}

interface Cached {
  readonly readAt: number;
  readonly policies: Promise<readonly NamespacePolicy[]>;
}

/** By pool: a transaction's view of the database shares it. */
const cache = new WeakMap<Database["pool"], Cached>();

/** Policies are few rows, read by every command and seldom changed: other processes see a change after this long. */
const CACHE_MS = 1_000;

/** All namespaces, the default first, then by name. At most a second old; fresh after `forgetPolicies`. */
export function listPolicies(db: Database): Promise<readonly NamespacePolicy[]> {
  const cached = cache.get(db.pool);
  const nowMs = performance.now();
  if (cached && nowMs - cached.readAt < CACHE_MS) return cached.policies;
  const policies = db.prisma.namespace.findMany({
    include: { prices: { orderBy: { validFrom: "desc" } } },
    orderBy: [{ isDefault: "desc" }, { name: "asc" }],
  });
  cache.set(db.pool, { readAt: nowMs, policies });
  policies.catch(() => cache.delete(db.pool));
  return policies;
}

/** Called by whoever changes a namespace. */
export function forgetPolicies(db: Database): void {
  cache.delete(db.pool);
}

/**
 * The policy of the namespace called `name`, or the default one when `name` is undefined.
 * @throws RegistryError unknown_namespace
 */
export async function loadPolicy(ctx: Context, name: string | undefined): Promise<NamespacePolicy> {
  const policies = await listPolicies(ctx.db);
  const found = name === undefined ? policies[0] : policies.find((p) => p.name === name);
  if (!found) throw unknownNamespace(name ?? "", policies);
  return found;
}

const LISTINGS: Partial<Record<Door, Listing>> = {
  trpc: "dashboard",
  subdomain_v2: "subdomain_v2",
  registrar_v1: "registrar_v1",
  cloudflare_v4: "cloudflare_v4",
  // Agents and /client/v4 sell the same.
  mcp: "cloudflare_v4",
};

/**
 * Asserts that new names of the namespace are offered through the caller's door. Names that exist are managed anywhere.
 * @throws RegistryError unknown_namespace
 */
export async function assertListed(ctx: Context, policy: NamespacePolicy): Promise<void> {
  const listing = LISTINGS[ctx.door];
  if (!listing || policy.listedFor.includes(listing)) return;
  const offered = (await listPolicies(ctx.db)).filter((p) => p.listedFor.includes(listing));
  throw unknownNamespace(policy.name, offered);
}

export function unknownNamespace(name: string, policies: readonly NamespacePolicy[]): RegistryError {
  return new RegistryError("unknown_namespace", {
    message: `Names are not offered under '${name}'; choose one of: ${policies.map((p) => p.name).join(", ")}`,
    details: { domain: name, offered: policies.map((p) => p.name) },
    fields: [{ path: "domain", message: `'${name}' is not offered` }],
  });
}

/** The price in force at `now`, minor units a year (restore: flat). A namespace without one does not offer the operation. */
export function priceOf(policy: NamespacePolicy, operation: PricedOperation, now: Date): number {
  const price = policy.prices.find((p) => p.operation === operation && p.validFrom <= now);
  if (!price) {
    throw new RegistryError("unknown_namespace", {
      message: `${policy.name} does not offer to ${operation} names`,
    });
  }
  return price.amount;
}
