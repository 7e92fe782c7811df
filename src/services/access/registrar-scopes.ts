import type { Scope } from "./scopes";

/** What a registrar's key may do, command by command. The profile `registrar_api` has them all. */
export const REGISTRAR_SCOPES = [
  "status:read",
  "sandbox:write",
  "domains:read",
  "domains:create",
  "domains:renew",
  "domains:update",
  "domains:transfer",
  "nameservers:write",
  "domains:delete",
  "poll:read",
] as const;

export type RegistrarScope = (typeof REGISTRAR_SCOPES)[number];

/** The one profile there is. */
export const REGISTRAR_PROFILE = "registrar_api";

export const REGISTRAR_SCOPE_DESCRIPTIONS: Record<RegistrarScope, string> = {
  "status:read": "Ask for the channel's status and what this key may do",
  "sandbox:write": "Reset the sandbox's fixtures and move its clock on",
  "domains:read": "Check names and read the channel's own",
  "domains:create": "Register names, paid from the channel's balance",
  "domains:renew": "Renew names, paid from the channel's balance",
  "domains:update": "Change settings and contacts of names",
  "domains:transfer": "Transfer names in and out",
  "nameservers:write": "Change nameservers of names",
  "domains:delete": "Cancel names",
  "poll:read": "Read the channel's command feed and pending work",
};

/**
 * What a registrar's scope opens in the verbs. The command's own scope was asserted before: a verb asks again, in the
 * words of the registrants' scopes, and learns the tenant by that.
 */
const OPENS: Record<RegistrarScope, readonly Scope[]> = {
  "status:read": ["account:read", "billing:read"],
  "sandbox:write": [],
  "domains:read": ["names:read"],
  "domains:create": ["names:register"],
  "domains:renew": ["names:register"],
  "domains:update": ["names:write"],
  "domains:transfer": ["names:register", "names:write"],
  "nameservers:write": ["names:write"],
  "domains:delete": ["names:write"],
  "poll:read": [],
};

/** The verbs' scopes of a registrar's key; reading names goes with every command that answers with one. */
export function scopesOpenedBy(scopes: readonly RegistrarScope[]): readonly Scope[] {
  return ["names:read", ...scopes.flatMap((scope) => OPENS[scope])];
}

export function isRegistrarScope(text: string): text is RegistrarScope {
  return (REGISTRAR_SCOPES as readonly string[]).includes(text);
}
