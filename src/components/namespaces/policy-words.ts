import type { Output } from "../trpc";

export type Policy = Output<"console.namespaces.get">["policy"];

/** What operators set of a namespace. */
export type PolicyField =
  | "isDefault"
  | "minLabelLength"
  | "maxLabelLength"
  | "idnScripts"
  | "minYears"
  | "maxYears"
  | "addGraceDays"
  | "renewGraceDays"
  | "autoRenewGraceDays"
  | "redemptionDays"
  | "pendingDeleteDays"
  | "expiryHoldDays"
  | "transferDays"
  | "transferLockDays"
  | "unlockNeedsApproval"
  | "verifyContacts"
  | "recordTypes"
  | "minTtl"
  | "maxTtl"
  | "defaultTtl"
  | "nameservers"
  | "hostmaster"
  | "listedFor"
  | "autoApply";

export type PolicyValues = Pick<Policy, PolicyField>;

interface FieldWords {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly effect: string;
}

export const FIELD_WORDS: Readonly<Record<PolicyField, FieldWords>> = {
  minLabelLength: {
    label: "Shortest label",
    effect: "Characters, as people write them. Shorter labels cannot be registered; those that are stay.",
  },
  maxLabelLength: {
    label: "Longest label",
    effect: "At most 63, and 63 octets in its xn-- form (RFC 1035).",
  },
  idnScripts: {
    label: "Scripts",
    effect:
      "A label may be written in one of these scripts, and in a mix only where one writing system has it. None: the letters a to z, digits and hyphens alone.",
  },
  minYears: { label: "Fewest years", effect: "A name is registered for at least so many years." },
  maxYears: {
    label: "Most years",
    effect: "A name is registered for at most so many years, and renewed to end at most so far ahead.",
  },
  addGraceDays: {
    label: "Add grace, days",
    effect:
      "Deleted so soon after its registration, a name is free at once and what was paid is given back; so soon after a transfer, the transfer's fee is.",
  },
  renewGraceDays: {
    label: "Renew grace, days",
    effect: "Deleted so soon after a renewal, the renewal's fee is given back.",
  },
  autoRenewGraceDays: {
    label: "Auto-renew grace, days",
    effect:
      "So long after it has expired, a name can be renewed at the usual price, and its payment is tried again; then it is deleted. Deleted so soon after the registry renewed it, that fee is given back.",
  },
  expiryHoldDays: {
    label: "Hold after expiry, days",
    effect:
      "So long after it has expired, an unpaid name still answers; then it is taken out of DNS until it is renewed. As many as the auto-renew grace or more: never.",
  },
  redemptionDays: {
    label: "Redemption, days",
    effect: "So long after its deletion, a name does not answer and can be restored for a fee.",
  },
  pendingDeleteDays: {
    label: "Pending delete, days",
    effect: "After redemption nobody can restore it; after so many days anybody can register it.",
  },
  transferDays: {
    label: "Answer to a transfer, days",
    effect:
      "So long the holder may approve or reject a transfer; then the registry approves it. 0: the transfer code alone decides, at once.",
  },
  transferLockDays: {
    label: "Transfer lock, days",
    effect: "So soon after its registration or a transfer, a name cannot be transferred. 0: no such lock.",
  },
  unlockNeedsApproval: {
    label: "Registry lock",
    effect:
      "A holder takes a registry lock off with a second factor. With this, the lock stays until an operator has approved it too.",
  },
  verifyContacts: {
    label: "Registrant’s address",
    effect:
      "A mail goes to the registrant’s email address, once for each account. Registrations wait until somebody there has pressed the button; nothing is charged before.",
  },
  recordTypes: {
    label: "Record types",
    effect: "New DNS records can be of these types; records that exist keep theirs.",
  },
  minTtl: { label: "Shortest TTL, seconds", effect: "Records cannot be cached for less than this." },
  maxTtl: { label: "Longest TTL, seconds", effect: "Records cannot be cached for more than this." },
  defaultTtl: { label: "Usual TTL, seconds", effect: "What a record gets that comes without one." },
  nameservers: {
    label: "Nameservers",
    effect:
      "One a line, the primary first. They stand in the NS and SOA records of this namespace and of every name hosted under it: a change is published to all of them.",
  },
  hostmaster: {
    label: "Hostmaster",
    effect:
      "The mailbox in the SOA records, written as a name: hostmaster.example.net is hostmaster@example.net.",
  },
  isDefault: {
    label: "Default namespace",
    effect:
      "A label without a domain is looked up and registered here. There is one; choose another to move it.",
  },
  listedFor: {
    label: "Offered through",
    effect: "New names are sold there only. Names that exist are managed everywhere.",
  },
  autoApply: {
    label: "Registrars' commands applied at once",
    effect: "The others wait in pending backend work until an operator applies or rejects them.",
  },
};

export const LISTING_WORDS: Readonly<Record<string, string>> = {
  dashboard: "Dashboard and search",
  subdomain_v2: "Registrants' API (/api/v2)",
  registrar_v1: "Registrar API (registrars with an approved listing)",
  cloudflare_v4: "Cloudflare-compatible API and agents (/client/v4, /mcp)",
};

/** In short, for tables. */
export const LISTING_NAMES: Readonly<Record<string, string>> = {
  dashboard: "Dashboard",
  subdomain_v2: "API",
  registrar_v1: "Registrars",
  cloudflare_v4: "Cloudflare API",
};

export const COMMAND_WORDS: Readonly<Record<string, string>> = {
  update_nameservers: "Nameserver updates",
  transfer_domain: "Transfers",
  delete_domain: "Deletions",
};

/** A value as the diff shows it. */
export function valueInWords(field: PolicyField, value: unknown): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (!Array.isArray(value)) return String(value);
  if (value.length === 0) return field === "idnScripts" ? "ASCII only" : "None";
  const words = field === "listedFor" ? LISTING_NAMES : field === "autoApply" ? COMMAND_WORDS : {};
  return value.map((one) => words[String(one)] ?? String(one)).join(", ");
}
