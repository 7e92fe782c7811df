import { isDeleted, type NameView } from "./life";

/** What stands in the way of a change. */
export interface Obstacle {
  readonly text: string;
  /** The tab where it is removed. */
  readonly tab?: "settings" | "danger";
}

export const IN_TRANSFER = "This name is in transfer: answer that first.";

/** What bars everything but the records and the renewal of a name. */
export const LOCKED_BY_REGISTRY = "It is under registry lock: take that off first.";

/** Why this viewer cannot change nameservers, contacts and privacy now; null when they can. */
export function whyNotChange(name: NameView, scopes: ReadonlySet<string>): Obstacle | null {
  if (isDeleted(name)) return { text: "This name was deleted: restore it first.", tab: "danger" };
  if (!scopes.has("names:write")) {
    return { text: "Your role in this account does not include changes of names: ask an owner or admin." };
  }
  if (name.isInTransfer) return { text: IN_TRANSFER };
  if (name.registryLockedAt) return { text: LOCKED_BY_REGISTRY, tab: "settings" };
  if (name.statuses.includes("clientUpdateProhibited")) {
    return { text: "Changes of this name are locked: unlock them first.", tab: "settings" };
  }
  if (name.statuses.includes("serverUpdateProhibited")) {
    return { text: "The registry forbids changes of this name: contact support." };
  }
  return null;
}

/** Why this viewer cannot delete the name now; null when they can. */
export function whyNotDelete(name: NameView, scopes: ReadonlySet<string>): Obstacle | null {
  if (!scopes.has("names:write")) {
    return { text: "Your role in this account does not include deletions: ask an owner or admin." };
  }
  if (name.isInTransfer) return { text: IN_TRANSFER };
  if (name.registryLockedAt) return { text: LOCKED_BY_REGISTRY, tab: "settings" };
  if (name.statuses.includes("clientDeleteProhibited")) {
    return { text: "Deletion of this name is locked: unlock it first.", tab: "settings" };
  }
  if (name.statuses.includes("serverDeleteProhibited")) {
    return { text: "The registry forbids the deletion of this name: contact support." };
  }
  return null;
}
