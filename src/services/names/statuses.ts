import type { Name } from "@/db/generated/client";
import { addDays } from "@/lib/time";
import { RegistryError } from "../errors";
import type { NamespacePolicy } from "../namespaces/policy";

/** Registry grace periods, RFC 3915 §3.1, as on the wire. */
export type RgpStatus = "addPeriod" | "renewPeriod" | "transferPeriod" | "redemptionPeriod" | "pendingDelete";

/** In short, for lists and filters. */
export type NameState = "active" | "expired" | "suspended" | "redemption" | "pending_delete";

type Row = Pick<
  Name,
  | "registeredAt"
  | "expiresAt"
  | "clientStatuses"
  | "serverStatuses"
  | "lastRenewedAt"
  | "lastTransferAt"
  | "deletedAt"
  | "redemptionEndsAt"
>;

/** The statuses of RFC 5731 §2.3 at `now`: `ok` stands alone. */
export function eppStatuses(name: Row): string[] {
  const statuses = [...name.clientStatuses, ...name.serverStatuses];
  if (name.deletedAt) statuses.push("pendingDelete");
  return statuses.length > 0 ? statuses.sort() : ["ok"];
}

/** The grace periods of RFC 3915 that the name is in at `now`. */
export function rgpStatuses(name: Row, policy: NamespacePolicy, now: Date): RgpStatus[] {
  if (name.deletedAt) return [isInRedemption(name, now) ? "redemptionPeriod" : "pendingDelete"];
  const within = (from: Date | null, days: number) => from !== null && now < addDays(from, days);
  const statuses: RgpStatus[] = [];
  if (within(name.registeredAt, policy.addGraceDays)) statuses.push("addPeriod");
  if (within(name.lastRenewedAt, policy.renewGraceDays)) statuses.push("renewPeriod");
  if (within(name.lastTransferAt, policy.addGraceDays)) statuses.push("transferPeriod");
  return statuses;
}

export function isInRedemption(name: Pick<Row, "deletedAt" | "redemptionEndsAt">, now: Date): boolean {
  return name.deletedAt !== null && name.redemptionEndsAt !== null && now < name.redemptionEndsAt;
}

export function stateOf(name: Row, now: Date): NameState {
  if (name.deletedAt) return isInRedemption(name, now) ? "redemption" : "pending_delete";
  if (isOnHold(name)) return "suspended";
  return name.expiresAt <= now ? "expired" : "active";
}

/** Whether the name is taken out of DNS (RFC 5731 §2.3, clientHold and serverHold). */
export function isOnHold(name: Pick<Row, "clientStatuses" | "serverStatuses">): boolean {
  return name.clientStatuses.includes("clientHold") || name.serverStatuses.includes("serverHold");
}

export function isTransferLocked(name: Pick<Row, "clientStatuses" | "serverStatuses">): boolean {
  return hasProhibition(name, "Transfer") !== null;
}

type Operation = "Update" | "Delete" | "Renew" | "Transfer";

function hasProhibition(
  name: Pick<Row, "clientStatuses" | "serverStatuses">,
  operation: Operation,
): string | null {
  if (name.clientStatuses.includes(`client${operation}Prohibited`)) return `client${operation}Prohibited`;
  if (name.serverStatuses.includes(`server${operation}Prohibited`)) return `server${operation}Prohibited`;
  return null;
}

/**
 * Asserts that the name's statuses allow the operation (RFC 5731 §2.3); a deleted name allows none but restore.
 * @throws RegistryError status_prohibits
 */
export function assertAllowed(
  name: Pick<Row, "clientStatuses" | "serverStatuses" | "deletedAt"> & { fqdn: string },
  operation: Operation,
): void {
  const status = name.deletedAt ? "pendingDelete" : hasProhibition(name, operation);
  if (status === null) return;
  const cure =
    status === "pendingDelete"
      ? "it was deleted: restore it first"
      : status.startsWith("client")
        ? `its status ${status} forbids it: remove that status first`
        : `the registry has set ${status}: contact support`;
  throw new RegistryError("status_prohibits", {
    message: `${name.fqdn} cannot be ${PARTICIPLE[operation]}: ${cure}`,
    details: { subdomain: name.fqdn, status },
  });
}

const PARTICIPLE: Record<Operation, string> = {
  Update: "changed",
  Delete: "deleted",
  Renew: "renewed",
  Transfer: "transferred",
};
