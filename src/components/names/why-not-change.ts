import { isDeleted, type NameView } from "./life";

/** What stands in the way of a change. */
export interface Obstacle {
  readonly text: string;
  /** The tab where it is removed. */
  readonly tab?: "settings" | "danger";
}

/** Why this viewer cannot change nameservers, contacts and privacy now; null when they can. */
export function whyNotChange(name: NameView, scopes: ReadonlySet<string>): Obstacle | null {
  if (isDeleted(name)) return { text: "This name was deleted: restore it first.", tab: "danger" };
  if (!scopes.has("names:write")) {
    return { text: "Your role in this account does not include changes of names: ask an owner or admin." };
  }
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
  if (name.statuses.includes("clientDeleteProhibited")) {
    return { text: "Deletion of this name is locked: unlock it first.", tab: "settings" };
  }
  if (name.statuses.includes("serverDeleteProhibited")) {
    return { text: "The registry forbids the deletion of this name: contact support." };
  }
  return null;
}
