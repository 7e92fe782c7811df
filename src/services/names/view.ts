import type { ContactRole } from "@/db/generated/enums";
import { addDays } from "@/lib/time";
import { type NamespacePolicy, priceOf } from "../namespaces/policy";
import { type ContactView, toContactView } from "./contacts";
import type { LoadedName, NameWithDetails } from "./load";
import { restoreTerms } from "./restore-terms";
import {
  eppStatuses,
  isTransferLocked,
  type NameState,
  type RgpStatus,
  rgpStatuses,
  stateOf,
  transferLockEndsAt,
} from "./statuses";

/** Everything its holder may know of a name. Amounts: minor units a year (restore: flat). */
export interface NameView {
  readonly id: string;
  readonly fqdn: string;
  readonly unicode: string;
  readonly label: string;
  readonly namespace: string;
  readonly state: NameState;
  /** RFC 5731. */
  readonly statuses: readonly string[];
  /** RFC 3915. */
  readonly rgpStatuses: readonly RgpStatus[];
  readonly registeredAt: Date;
  readonly expiresAt: Date;
  readonly updatedAt: Date;
  readonly autoRenew: boolean;
  readonly privacy: boolean;
  readonly premium: boolean;
  readonly locked: boolean;
  /** Until then the registry allows no transfer: the first days after registration or a transfer. */
  readonly transferLockEndsAt: Date | null;
  readonly registryLockedAt: Date | null;
  /** How far the clock of its namespace was moved on, seconds: demonstrations only. */
  readonly clockAdvancedSeconds: number;
  /** Whether it is on its way to another account. */
  readonly isInTransfer: boolean;
  /** Whether its records are kept here; else `nameservers` are the registrant's own. */
  readonly hosted: boolean;
  readonly nameservers: readonly { host: string; addresses: string[] }[];
  readonly ds: readonly { keyTag: number; algorithm: number; digestType: number; digest: string }[];
  readonly contacts: Partial<Record<ContactRole, ContactView>>;
  /** Until then a deletion gives the registration fee back. */
  readonly addGraceEndsAt: Date;
  readonly deletedAt: Date | null;
  readonly redemptionEndsAt: Date | null;
  readonly releasesAt: Date | null;
  readonly authCodeExpiresAt: Date | null;
  readonly zone: { serial: number; publishedSerial: number; publishedAt: Date | null } | null;
  readonly renewAmount: number;
  readonly restoreAmount: number;
  /** Due beside the restore fee, for `restoreYears`: the term has ended; else 0. */
  readonly restoreRenewAmount: number;
  readonly restoreYears: number;
  readonly currency: string;
}

/** @param renewAmount of a premium name, whose price is its own */
export function toNameView(
  { row, policy }: LoadedName,
  now: Date,
  renewAmount = priceOf(policy, "renew", now),
): NameView {
  const restore = restoreTerms(policy, row.expiresAt, renewAmount, now);
  return {
    id: row.id,
    fqdn: row.fqdn,
    unicode: `${row.labelUnicode}.${policy.name}`,
    label: row.label,
    namespace: policy.name,
    state: stateOf(row, now),
    statuses: eppStatuses(row, policy, now),
    rgpStatuses: rgpStatuses(row, policy, now),
    registeredAt: row.registeredAt,
    expiresAt: row.expiresAt,
    updatedAt: row.updatedAt,
    autoRenew: row.autoRenew,
    privacy: row.privacy,
    premium: row.premium,
    locked: isTransferLocked(row),
    transferLockEndsAt: transferLockEndsAt(row, policy, now),
    registryLockedAt: row.registryLockedAt,
    isInTransfer: row.pendingTransferId !== null,
    clockAdvancedSeconds: Number(policy.clockAdvancedSeconds),
    ...delegationOf(row, policy),
    contacts: contactsOf(row),
    addGraceEndsAt: addDays(row.registeredAt, policy.addGraceDays),
    deletedAt: row.deletedAt,
    redemptionEndsAt: row.redemptionEndsAt,
    releasesAt: row.releasesAt,
    authCodeExpiresAt:
      row.authInfoExpiresAt !== null && row.authInfoExpiresAt > now ? row.authInfoExpiresAt : null,
    zone: row.zone && {
      serial: Number(row.zone.serial),
      publishedSerial: Number(row.zone.publishedSerial),
      publishedAt: row.zone.publishedAt,
    },
    renewAmount,
    restoreAmount: restore.restoreAmount,
    restoreRenewAmount: restore.renewAmount,
    restoreYears: restore.years,
    currency: policy.currency,
  };
}

function delegationOf(
  row: NameWithDetails,
  policy: NamespacePolicy,
): Pick<NameView, "hosted" | "nameservers" | "ds"> {
  const hosted = row.nameservers.length === 0;
  return {
    hosted,
    nameservers: hosted
      ? policy.nameservers.map((host) => ({ host, addresses: [] }))
      : row.nameservers.map(({ host, addresses }) => ({ host, addresses })),
    ds: row.dsRecords.map(({ nameId: _, ...ds }) => ds),
  };
}

function contactsOf(row: NameWithDetails): NameView["contacts"] {
  const contacts: NameView["contacts"] = {};
  for (const { role, contact } of row.contacts) {
    contacts[role] = toContactView(contact);
  }
  return contacts;
}
