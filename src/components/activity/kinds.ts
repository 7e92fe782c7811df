import type { IconName } from "../ui/icon-names";

/** What an action is about, by the noun before its dot. */
export const KINDS = {
  names: { label: "Names", icon: "globe" },
  dns: { label: "DNS", icon: "network" },
  billing: { label: "Billing", icon: "wallet" },
  keys: { label: "API keys", icon: "key-round" },
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

const DOORS: Readonly<Record<string, string>> = {
  trpc: "Dashboard",
  auth: "Sign-in",
  subdomain_v2: "API",
  registrar_v1: "Registrar API",
  cloudflare_v4: "DNS API",
  epp: "EPP",
  system: "Portal itself",
};

/** Through which door somebody came, in words. */
export function doorName(door: string): string {
  return DOORS[door] ?? door;
}
