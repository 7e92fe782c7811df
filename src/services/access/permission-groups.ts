import type { Scope } from "./scopes";

/** What a group is about: one account, or the zones of it. */
export type GroupReach = "account" | "zone";

/** A set of our scopes under the name by which tools for Cloudflare ask for it. */
export interface PermissionGroup {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly reach: GroupReach;
  readonly scopes: readonly Scope[];
}

const group = (id: string, name: string, reach: GroupReach, ...scopes: Scope[]): PermissionGroup => ({
  id,
  name,
  reach,
  scopes,
});

/**
 * Ids are Cloudflare's where a group of theirs has a public one. What has no group is named by our scope alone: activity,
 * registrar channels, agents, challenges.
 */
export const PERMISSION_GROUPS: readonly PermissionGroup[] = [
  group("e4c350ce3419beaebafdcb38c18f4263", "Registrar Read", "account", "names:read"),
  group(
    "97e445257cb60ee774782235254ec5ee",
    "Registrar Write",
    "account",
    "names:read",
    "names:register",
    "names:write",
  ),
  group("c8fed203ed3043cba015a93ad1616f1f", "Zone Read", "zone", "names:read", "dns:read"),
  group("e6d2666161e84845a636613608cee8d5", "Zone Write", "zone", "names:read", "dns:read", "dns:write"),
  group("82e64a83756745bbbb1c9c2701bf816b", "DNS Read", "zone", "dns:read"),
  group("4755a26eedb94da69e1066d98aa820be", "DNS Write", "zone", "dns:read", "dns:write"),
  group("7cf72faf220841aabcfdfab81c43c4f6", "Billing Read", "account", "billing:read"),
  group("6c80e02421494afc9ae14414ed442632", "Billing Write", "account", "billing:read", "billing:write"),
  group(
    "c1fde68c7bcc44588cbb6ddbc16d6480",
    "Account Settings Read",
    "account",
    "account:read",
    "members:read",
  ),
  group(
    "1af1fa2adc104452b74a9a3364202f20",
    "Account Settings Write",
    "account",
    "account:read",
    "account:write",
    "members:read",
    "members:write",
  ),
  group("286e90a2c5e6d1df187fc8a51c5a2542", "Account API Tokens Read", "account", "keys:read"),
  group("b067071e8285d4aaaa29a3cf497e1b16", "Account API Tokens Write", "account", "keys:read", "keys:write"),
  group("2be7092dbeae9402cc38fe990439923d", "Notifications Read", "account", "webhooks:read"),
  group(
    "d25312d6db84a9a6dd5fcd826800d2ba",
    "Notifications Write",
    "account",
    "webhooks:read",
    "webhooks:write",
  ),
];

/** The groups that a credential with `scopes` has whole. */
export function groupsWithin(scopes: readonly Scope[]): PermissionGroup[] {
  return PERMISSION_GROUPS.filter((candidate) => candidate.scopes.every((scope) => scopes.includes(scope)));
}

/** What Cloudflare calls the group for which this scope stands: the smallest that has it; null for none. */
export function groupNameOf(scope: Scope): string | null {
  const having = PERMISSION_GROUPS.filter(({ scopes }) => scopes.includes(scope));
  return having.toSorted((a, b) => a.scopes.length - b.scopes.length)[0]?.name ?? null;
}
