import type { IconName } from "../ui/icon-names";

/** What an action is about, by the noun before its dot. */
export const KINDS = {
  names: { label: "Names", icon: "globe" },
  contacts: { label: "Contacts", icon: "book-user" },
  dns: { label: "DNS", icon: "network" },
  billing: { label: "Billing", icon: "wallet" },
  keys: { label: "API keys", icon: "key-round" },
  agents: { label: "Agents", icon: "terminal" },
  webhooks: { label: "Webhooks", icon: "send" },
  channels: { label: "Registrar", icon: "radio-tower" },
  ote: { label: "OT&E", icon: "badge-check" },
  members: { label: "Members", icon: "users" },
  accounts: { label: "Account", icon: "building-complex" },
  access: { label: "Sign-ins", icon: "shield" },
} as const satisfies Record<string, { label: string; icon: IconName }>;

export type Kind = keyof typeof KINDS;

export function kindOf(text: string | undefined): Kind | null {
  return text !== undefined && Object.hasOwn(KINDS, text) ? (text as Kind) : null;
}

/** Doors by the name that the audit has for them. */
export const DOOR_NAMES = {
  trpc: "Dashboard",
  auth: "Sign-in",
  subdomain_v2: "API",
  registrar_v1: "Registrar API",
  cloudflare_v4: "Cloudflare-compatible API",
  mcp: "Agents (MCP)",
  httpreq: "ACME challenges",
  epp: "EPP",
  system: "Portal itself",
} as const;

export type DoorName = keyof typeof DOOR_NAMES;

/** Through which door somebody came, in words. */
export function doorName(door: string): string {
  return Object.hasOwn(DOOR_NAMES, door) ? DOOR_NAMES[door as DoorName] : door;
}
