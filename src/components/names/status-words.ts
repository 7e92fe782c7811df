import type { Tone } from "../ui/badge";

export interface StatusWords {
  readonly title: string;
  readonly meaning: string;
  /** How to get out of it, or into it. */
  readonly change: string;
  readonly tone: Tone;
  /** The tab where that is done. */
  readonly tab?: "settings" | "danger";
}

const byRegistry = "Set by the registry: only support can take it away.";

/**
 * The statuses of a name on the wire, in words: RFC 5731 §2.3 and RFC 3915 §3.1; and two that are
 * none: `expired`, `firstDays`.
 */
export const STATUS_WORDS: Readonly<Record<string, StatusWords>> = {
  ok: {
    title: "Nothing is forbidden",
    meaning: "It can be changed, renewed, deleted and, with its transfer code, moved to another account.",
    change: "To protect it, turn on the transfer lock.",
    tone: "ok",
    tab: "settings",
  },
  clientTransferProhibited: {
    title: "Transfer lock",
    meaning: "Nobody can move it to another account, not even with a transfer code.",
    change: "Turn the transfer lock off before you move it.",
    tone: "ok",
    tab: "settings",
  },
  clientUpdateProhibited: {
    title: "Changes locked",
    meaning: "Its nameservers, contacts and privacy cannot be changed.",
    change: "Turn off “lock changes”.",
    tone: "info",
    tab: "settings",
  },
  clientDeleteProhibited: {
    title: "Deletion locked",
    meaning: "It cannot be deleted.",
    change: "Turn off “lock deletion”.",
    tone: "info",
    tab: "settings",
  },
  clientRenewProhibited: {
    title: "Renewal locked",
    meaning: "It cannot be renewed and will expire.",
    change: "Turn off “lock renewal”.",
    tone: "warn",
    tab: "settings",
  },
  clientHold: {
    title: "On hold",
    meaning: "You took it out of DNS: websites and mail under it do not work.",
    change: "Turn off “hold” to bring it back.",
    tone: "warn",
    tab: "settings",
  },
  serverTransferProhibited: {
    title: "Transfer forbidden by the registry",
    meaning: "It cannot be moved to another account.",
    change: byRegistry,
    tone: "warn",
  },
  /** As `serverTransferProhibited` while the lock of the first days runs. */
  firstDays: {
    title: "Locked in its first days",
    meaning: "Newly registered or transferred: it cannot be moved to another account yet.",
    change: "It ends by itself: the settings say when.",
    tone: "info",
    tab: "settings",
  },
  serverUpdateProhibited: {
    title: "Changes forbidden by the registry",
    meaning: "Its nameservers, contacts and privacy cannot be changed.",
    change: byRegistry,
    tone: "warn",
  },
  serverDeleteProhibited: {
    title: "Deletion forbidden by the registry",
    meaning: "It cannot be deleted.",
    change: byRegistry,
    tone: "warn",
  },
  serverRenewProhibited: {
    title: "Renewal forbidden by the registry",
    meaning: "It cannot be renewed.",
    change: byRegistry,
    tone: "warn",
  },
  serverHold: {
    title: "On hold by the registry",
    meaning: "It was taken out of DNS: websites and mail under it do not work.",
    change: "An expired name is back once it is renewed; else only support can take the hold away.",
    tone: "bad",
  },
  pendingTransfer: {
    title: "In transfer",
    meaning:
      "Another account has asked for it: until that is answered nothing of it changes but its records.",
    change: "Approve or reject the transfer.",
    tone: "warn",
  },
  pendingDelete: {
    title: "Being deleted",
    meaning: "It was deleted, does not answer on DNS, and cannot be changed.",
    change: "Within the redemption period you can restore it, for a fee.",
    tone: "bad",
    tab: "danger",
  },
  expired: {
    title: "Expired",
    meaning: "Its term has ended. The timeline above shows when it leaves DNS and when it is deleted.",
    change: "Renew it before, at the usual price.",
    tone: "bad",
  },
  addPeriod: {
    title: "Add grace period",
    meaning: "It is newly registered: deleting it now gives the fee back and frees it at once.",
    change: "It ends by itself.",
    tone: "info",
  },
  autoRenewPeriod: {
    title: "Auto-renew grace period",
    meaning:
      "Its term has ended, or the registry has renewed it lately: unpaid, it can still be renewed; renewed, deleting it now gives that fee back.",
    change: "It ends by itself.",
    tone: "info",
  },
  renewPeriod: {
    title: "Renew grace period",
    meaning: "It was renewed lately: deleting it now gives the fee for that renewal back.",
    change: "It ends by itself.",
    tone: "info",
  },
  transferPeriod: {
    title: "Transfer grace period",
    meaning: "It came from another account lately: deleting it now gives the transfer fee back.",
    change: "It ends by itself.",
    tone: "info",
  },
  redemptionPeriod: {
    title: "Redemption period",
    meaning: "It is kept for you: restored, it is as it was before, with its records and settings.",
    change: "Restore it in the danger zone.",
    tone: "warn",
    tab: "danger",
  },
};

const byRegistryLock = {
  title: "Registry lock",
  change: "Take the registry lock off, with a second factor.",
  tone: "ok",
  tab: "settings",
} as const;

/** What a registry lock forbids, in words of its own: the holder put it on. */
const OF_REGISTRY_LOCK: Readonly<Record<string, StatusWords>> = {
  serverTransferProhibited: { ...byRegistryLock, meaning: "It cannot be moved to another account." },
  serverUpdateProhibited: {
    ...byRegistryLock,
    meaning: "Its settings, nameservers and contacts cannot be changed.",
  },
  serverDeleteProhibited: { ...byRegistryLock, meaning: "It cannot be deleted." },
};

/** The words for any status; an unknown one speaks for itself. */
export function wordsOf(status: string, isRegistryLocked = false): StatusWords {
  const ofLock = isRegistryLocked ? OF_REGISTRY_LOCK[status] : undefined;
  if (ofLock) return ofLock;
  return (
    STATUS_WORDS[status] ?? {
      title: status,
      meaning: "A status set by the registry.",
      change: byRegistry,
      tone: "neutral",
    }
  );
}
