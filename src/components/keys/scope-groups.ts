import { SCOPES, type Scope, WIDE_SCOPES } from "@/services/access/scopes";

/** Scopes by what they are about, in the order of the form. */
export const SCOPE_GROUPS: readonly { label: string; scopes: readonly Scope[] }[] = [
  { label: "Names", scopes: ["names:read", "names:register", "names:write"] },
  { label: "DNS", scopes: ["dns:read", "dns:write"] },
  { label: "Billing", scopes: ["billing:read", "billing:write"] },
  { label: "Account", scopes: ["account:read", "account:write", "audit:read"] },
  { label: "Members and keys", scopes: ["members:read", "members:write", "keys:read", "keys:write"] },
  { label: "Webhooks", scopes: ["webhooks:read", "webhooks:write"] },
  { label: "Agents", scopes: ["agents:write"] },
  { label: "Registrar channel", scopes: ["channel:read", "channel:write"] },
];

/** The scope of a key that is for chosen names' certificates, and has no other. */
export const ACME_ONLY: Scope = "dns:acme";

/** Choices that fit most programs, by what they are for. */
export const SCOPE_PRESETS: readonly { label: string; hint: string; scopes: readonly Scope[] }[] = [
  {
    label: "DNS tools",
    hint: "octoDNS, certbot, the Cloudflare SDK: records",
    scopes: ["names:read", "dns:read", "dns:write", "account:read"],
  },
  {
    label: "Registrar API",
    hint: "Searches, buys and manages names",
    scopes: ["names:read", "names:register", "names:write", "billing:read", "account:read"],
  },
  { label: "ACME only", hint: "Certificates of chosen names, nothing else", scopes: [ACME_ONLY] },
  {
    label: "Agent (MCP)",
    hint: "Names and DNS, buys up to a limit",
    scopes: [
      "names:read",
      "names:register",
      "dns:read",
      "dns:write",
      "billing:read",
      "account:read",
      "agents:write",
    ],
  },
  {
    label: "Names and DNS",
    hint: "A program that buys, then sets records",
    scopes: ["names:read", "names:register", "names:write", "dns:read", "dns:write", "billing:read"],
  },
  {
    label: "Read only",
    hint: "Sees everything, changes nothing",
    scopes: SCOPES.filter((scope) => scope.endsWith(":read")),
  },
  {
    label: "Everything",
    hint: "As much as you may do",
    scopes: WIDE_SCOPES,
  },
];

/** What a set of scopes is called in a list: a preset's name, or how many. */
export function scopesInWords(scopes: readonly Scope[]): string {
  const same = SCOPE_PRESETS.find(
    (preset) => preset.scopes.length === scopes.length && preset.scopes.every((s) => scopes.includes(s)),
  );
  if (same) return same.label;
  return scopes.length <= 2 ? scopes.join(", ") : `${scopes.length} scopes`;
}
