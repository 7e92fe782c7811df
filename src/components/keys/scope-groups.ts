import { SCOPES, type Scope } from "@/services/access/scopes";

/** Scopes by what they are about, in the order of the form. */
export const SCOPE_GROUPS: readonly { label: string; scopes: readonly Scope[] }[] = [
  { label: "Names", scopes: ["names:read", "names:register", "names:write"] },
  { label: "DNS", scopes: ["dns:read", "dns:write"] },
  { label: "Billing", scopes: ["billing:read", "billing:write"] },
  { label: "Account", scopes: ["account:read", "account:write", "audit:read"] },
  { label: "Members and keys", scopes: ["members:read", "members:write", "keys:read", "keys:write"] },
  { label: "Webhooks", scopes: ["webhooks:read", "webhooks:write"] },
  { label: "Registrar channel", scopes: ["channel:read", "channel:write"] },
];

/** Choices that fit most programs. */
export const SCOPE_PRESETS: readonly { label: string; hint: string; scopes: readonly Scope[] }[] = [
  {
    label: "Read only",
    hint: "Sees everything, changes nothing",
    scopes: SCOPES.filter((scope) => scope.endsWith(":read")),
  },
  {
    label: "DNS only",
    hint: "Reads names, changes records",
    scopes: ["names:read", "dns:read", "dns:write"],
  },
  {
    label: "Names and DNS",
    hint: "Buys and manages names",
    scopes: ["names:read", "names:register", "names:write", "dns:read", "dns:write", "billing:read"],
  },
  { label: "Everything", hint: "As much as you may do", scopes: SCOPES },
];

/** What a set of scopes is called in a list: a preset's name, or how many. */
export function scopesInWords(scopes: readonly Scope[]): string {
  const same = SCOPE_PRESETS.find(
    (preset) => preset.scopes.length === scopes.length && preset.scopes.every((s) => scopes.includes(s)),
  );
  if (same) return same.label;
  return scopes.length <= 2 ? scopes.join(", ") : `${scopes.length} scopes`;
}
