import type { Name } from "@/db/generated/client";
import { addDays } from "@/lib/time";
import { DAYS_TO_NEXT, graceEndsAt, holdStartsAt } from "../lifecycle/steps";
import type { NamespacePolicy } from "../namespaces/policy";
import type { SandboxSpec } from "./sandbox-names";

/** The dates and statuses of a sandbox name, as its row of `name` would have them. */
export function rowOfSpec(spec: SandboxSpec) {
  const date = (text: string | null | undefined) => (text ? new Date(text) : null);
  return {
    clientStatuses: [...spec.clientStatuses],
    serverStatuses: [],
    registeredAt: new Date(spec.registeredAt),
    expiresAt: new Date(spec.expiresAt),
    lastRenewedAt: date(spec.lastRenewedAt),
    autoRenewedAt: date(spec.autoRenewedAt),
    lastTransferAt: null,
    deletedAt: date(spec.deletedAt),
    redemptionEndsAt: date(spec.redemptionEndsAt),
    releasesAt: date(spec.releasesAt),
    stage: spec.stage ?? ("registered" as const),
    registryLockedAt: null,
    pendingTransferId: null,
  };
}

/** The spec of a name as its row says it is now. */
export function specOfRow(spec: SandboxSpec, row: Name): SandboxSpec {
  const text = (date: Date | null) => date?.toISOString() ?? null;
  return {
    ...spec,
    registeredAt: row.registeredAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    stage: row.stage,
    lastRenewedAt: text(row.lastRenewedAt),
    autoRenewedAt: text(row.autoRenewedAt),
    deletedAt: text(row.deletedAt),
    redemptionEndsAt: text(row.redemptionEndsAt),
    releasesAt: text(row.releasesAt),
  };
}

/** The spec of a name to which nothing happens in that time. */
export function earlierSpec(spec: SandboxSpec, seconds: number): SandboxSpec {
  const earlier = (text: string) => new Date(new Date(text).getTime() - seconds * 1000).toISOString();
  const orNone = (text: string | null | undefined) => (text ? earlier(text) : text);
  return {
    ...spec,
    registeredAt: earlier(spec.registeredAt),
    expiresAt: earlier(spec.expiresAt),
    lastRenewedAt: orNone(spec.lastRenewedAt),
    autoRenewedAt: orNone(spec.autoRenewedAt),
    deletedAt: orNone(spec.deletedAt),
    redemptionEndsAt: orNone(spec.redemptionEndsAt),
    releasesAt: orNone(spec.releasesAt),
  };
}

/** When the next step of a name is due, by where it stands; null when none ever is. */
export function nextMomentOf(
  row: Pick<Name, "stage" | "expiresAt" | "deletedAt" | "redemptionEndsAt" | "releasesAt">,
  policy: NamespacePolicy,
): Date | null {
  if (row.deletedAt) return row.stage === "pending_delete" ? row.releasesAt : row.redemptionEndsAt;
  if (row.stage === "held") return graceEndsAt(row, policy);
  if (row.stage === "expired") return holdStartsAt(row, policy) ?? graceEndsAt(row, policy);
  return addDays(row.expiresAt, -(DAYS_TO_NEXT[row.stage] ?? 0));
}
