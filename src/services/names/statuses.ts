import type { Name } from "@/db/generated/client";
import { addDays } from "@/lib/time";
import { RegistryError } from "../errors";
import type { NamespacePolicy } from "../namespaces/policy";

/** Registry grace periods, RFC 3915 §3.1, as on the wire. */
export const RGP_STATUSES = [
  "addPeriod",
  "autoRenewPeriod",
  "renewPeriod",
  "transferPeriod",
  "redemptionPeriod",
  "pendingDelete",
] as const;
export type RgpStatus = (typeof RGP_STATUSES)[number];

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
  | "autoRenewedAt"
  | "stage"
  | "registryLockedAt"
  | "pendingTransferId"
>;

/** What a registry lock forbids (RFC 5731 §2.3); renewing is allowed. */
const REGISTRY_LOCK = ["serverDeleteProhibited", "serverTransferProhibited", "serverUpdateProhibited"];

/** The statuses of RFC 5731 §2.3 at `now`: `ok` stands alone. */
export function eppStatuses(name: Row, policy: NamespacePolicy, now: Date): string[] {
  const statuses = new Set([...name.clientStatuses, ...name.serverStatuses]);
  if (name.deletedAt) statuses.add("pendingDelete");
  if (name.stage === "held") statuses.add("serverHold");
  if (name.pendingTransferId) statuses.add("pendingTransfer");
  if (transferLockEndsAt(name, policy, now)) statuses.add("serverTransferProhibited");
  if (name.registryLockedAt) for (const status of REGISTRY_LOCK) statuses.add(status);
  return statuses.size > 0 ? [...statuses].sort() : ["ok"];
}

/** The end of the lock after registration and after a transfer; null when it has ended. */
export function transferLockEndsAt(
  name: Pick<Row, "registeredAt" | "lastTransferAt" | "deletedAt">,
  policy: NamespacePolicy,
  now: Date,
): Date | null {
  if (name.deletedAt) return null;
  const endsAt = addDays(name.lastTransferAt ?? name.registeredAt, policy.transferLockDays);
  return now < endsAt ? endsAt : null;
}

/** The grace periods of RFC 3915 that the name is in at `now`. */
export function rgpStatuses(name: Row, policy: NamespacePolicy, now: Date): RgpStatus[] {
  if (name.deletedAt) return [isInRedemption(name, now) ? "redemptionPeriod" : "pendingDelete"];
  const within = (from: Date | null, days: number) => from !== null && now < addDays(from, days);
  const statuses: RgpStatus[] = [];
  if (within(name.registeredAt, policy.addGraceDays)) statuses.push("addPeriod");
  if (isPastTerm(name) || within(name.autoRenewedAt, policy.autoRenewGraceDays)) {
    statuses.push("autoRenewPeriod");
  }
  if (within(name.lastRenewedAt, policy.renewGraceDays)) statuses.push("renewPeriod");
  if (within(name.lastTransferAt, policy.addGraceDays)) statuses.push("transferPeriod");
  return statuses;
}

/** Whether its term has ended unpaid, and the registry has told so. */
export function isPastTerm({ stage }: Pick<Row, "stage">): boolean {
  return stage === "expired" || stage === "held";
}

export function isInRedemption(name: Pick<Row, "deletedAt" | "redemptionEndsAt">, now: Date): boolean {
  return name.deletedAt !== null && name.redemptionEndsAt !== null && now < name.redemptionEndsAt;
}

export function stateOf(name: Row, now: Date): NameState {
  if (name.deletedAt) return isInRedemption(name, now) ? "redemption" : "pending_delete";
  if (isOnHold(name)) return "suspended";
  return name.expiresAt <= now ? "expired" : "active";
}

/** Whether somebody took the name out of DNS (RFC 5731 §2.3, clientHold and serverHold). */
export function isOnHold(name: Pick<Row, "clientStatuses" | "serverStatuses">): boolean {
  return name.clientStatuses.includes("clientHold") || name.serverStatuses.includes("serverHold");
}

/** Whether a status of the name forbids transfers; the lock of its first days is another matter. */
export function isTransferLocked(
  name: Pick<Row, "clientStatuses" | "serverStatuses" | "registryLockedAt">,
): boolean {
  return hasProhibition(name, "Transfer") !== null;
}

type Operation = "Update" | "Delete" | "Renew" | "Transfer";

function hasProhibition(
  name: Pick<Row, "clientStatuses" | "serverStatuses" | "registryLockedAt">,
  operation: Operation,
): string | null {
  if (name.clientStatuses.includes(`client${operation}Prohibited`)) return `client${operation}Prohibited`;
  const status = `server${operation}Prohibited`;
  const isLocked = name.registryLockedAt !== null && REGISTRY_LOCK.includes(status);
  return isLocked || name.serverStatuses.includes(status) ? status : null;
}

/**
 * Asserts that the name's statuses allow the operation (RFC 5731 §2.3); a deleted name allows none but restore, one on
 * its way to another account none but the answer to that.
 * @throws RegistryError status_prohibits
 */
export function assertAllowed(
  name: Pick<
    Row,
    "clientStatuses" | "serverStatuses" | "deletedAt" | "registryLockedAt" | "pendingTransferId"
  > & { fqdn: string },
  operation: Operation,
): void {
  const status = pendingStatus(name) ?? hasProhibition(name, operation);
  if (status === null) return;
  const cure =
    PENDING_CURES[status] ??
    (status.startsWith("server") && name.registryLockedAt
      ? "it is under registry lock: unlock it first"
      : status.startsWith("client")
        ? `its status ${status} forbids it: remove that status first`
        : `the registry has set ${status}: contact support`);
  throw new RegistryError("status_prohibits", {
    message: `${name.fqdn} cannot be ${PARTICIPLE[operation]}: ${cure}`,
    details: { subdomain: name.fqdn, status },
  });
}

function pendingStatus(name: Pick<Row, "deletedAt" | "pendingTransferId">): string | null {
  if (name.deletedAt) return "pendingDelete";
  return name.pendingTransferId ? "pendingTransfer" : null;
}

const PENDING_CURES: Readonly<Record<string, string>> = {
  pendingDelete: "it was deleted: restore it first",
  pendingTransfer: "it is being transferred: answer or cancel the transfer first",
};

const PARTICIPLE: Record<Operation, string> = {
  Update: "changed",
  Delete: "deleted",
  Renew: "renewed",
  Transfer: "transferred",
};
