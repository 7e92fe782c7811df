import { isoSeconds } from "@/lib/time";
import { RegistryError } from "../errors";
import type { LoadedName } from "../names/load";
import { assertAllowed, isPastTerm, transferLockEndsAt } from "../names/statuses";

/**
 * Asserts that a name can go over to another account now: no status and no lock forbids it, it is out of its first days,
 * and its term runs. Not for who does not know the name's code: the message tells how the name stands.
 * @throws RegistryError status_prohibits
 */
export function assertTransferable({ row, policy }: LoadedName, now: Date): void {
  assertAllowed(row, "Transfer");
  const lockEndsAt = transferLockEndsAt(row, policy, now);
  if (lockEndsAt) {
    throw prohibited(row.fqdn, "serverTransferProhibited", {
      why:
        `it is locked until ${isoSeconds(lockEndsAt)}, as every name is for ` +
        `${policy.transferLockDays} days after its registration and after a transfer`,
      more: { locked_until: isoSeconds(lockEndsAt) },
    });
  }
  if (isPastTerm(row) || row.expiresAt <= now) {
    throw prohibited(row.fqdn, "autoRenewPeriod", {
      why: "its term has ended: its holder has to renew it first",
      more: { expires: isoSeconds(row.expiresAt) },
    });
  }
  if (row.serverStatuses.includes("serverHold")) {
    throw prohibited(row.fqdn, "serverHold", { why: "the registry has put it on hold: contact support" });
  }
}

/**
 * Asserts that a transfer that was asked for may be carried out: a registry lock, or an operator's, that came since stops
 * it until it is taken off, and so does a deletion.
 * @throws RegistryError status_prohibits
 */
export function assertNotStopped({ row }: LoadedName): void {
  if (row.deletedAt) throw prohibited(row.fqdn, "pendingDelete", { why: "it was deleted" });
  if (row.registryLockedAt === null && !row.serverStatuses.includes("serverTransferProhibited")) return;
  throw prohibited(row.fqdn, "serverTransferProhibited", {
    why: "the registry has stopped its transfers: contact support",
  });
}

function prohibited(
  fqdn: string,
  status: string,
  { why, more = {} }: { why: string; more?: object },
): RegistryError {
  return new RegistryError("status_prohibits", {
    message: `${fqdn} cannot be transferred: ${why}`,
    details: { subdomain: fqdn, status, ...more },
  });
}
