/**
 * What a credential may do. A user has the scopes of their role in the account in view; an API key those it was made
 * with. `names:register` spends money (register, renew, restore, transfer in). `dns:acme` is for keys that have nothing else.
 */
export const SCOPES = [
  "names:read",
  "names:register",
  "names:write",
  "dns:read",
  "dns:write",
  "dns:acme",
  "billing:read",
  "billing:write",
  "account:read",
  "account:write",
  "members:read",
  "members:write",
  "keys:read",
  "keys:write",
  "audit:read",
  "channel:read",
  "channel:write",
  "webhooks:read",
  "webhooks:write",
  "agents:write",
] as const;

export type Scope = (typeof SCOPES)[number];

/** Of a key that may do everything. */
export const WIDE_SCOPES: readonly Scope[] = SCOPES.filter((scope) => scope !== "dns:acme");

export const SCOPE_DESCRIPTIONS: Record<Scope, string> = {
  "names:read": "See names and check availability",
  "names:register": "Register, renew, restore and transfer names in, paid from the balance",
  "names:write": "Change settings, nameservers and contacts of names, and delete names",
  "dns:read": "See DNS records",
  "dns:write": "Change DNS records",
  "dns:acme": "Set the _acme-challenge TXT records of chosen names, for certificates, and nothing else",
  "billing:read": "See the balance, statements and invoices",
  "billing:write": "Add money to the balance",
  "account:read": "See the account's details",
  "account:write": "Change the account's details",
  "members:read": "See members and invitations",
  "members:write": "Invite, change and remove members",
  "keys:read": "See API keys",
  "keys:write": "Create, change and revoke API keys",
  "audit:read": "See the account's activity",
  "channel:read": "See the registrar channel and its keys",
  "channel:write": "Apply for a registrar channel, manage it and its keys",
  "webhooks:read": "See webhooks, their deliveries and the events of the account",
  "webhooks:write": "Create, change and delete webhooks, and send events again",
  "agents:write": "Make changes by way of an agent (MCP); without it, an agent only reads",
};

export type RoleName = "owner" | "admin" | "technical" | "billing" | "read_only";

const READ: readonly Scope[] = SCOPES.filter((scope) => scope.endsWith(":read"));

/** Owner and admin differ only in who may change owners: src/services/accounts/members.ts. */
export const ROLE_SCOPES: Record<RoleName, readonly Scope[]> = {
  owner: SCOPES,
  admin: SCOPES,
  technical: [
    ...READ.filter((s) => s !== "billing:read"),
    "names:write",
    "dns:write",
    "dns:acme",
    "keys:write",
    "webhooks:write",
    "agents:write",
  ],
  billing: [
    "names:read",
    "names:register",
    "billing:read",
    "billing:write",
    "account:read",
    "audit:read",
    "channel:read",
  ],
  read_only: READ,
};

export const ROLE_DESCRIPTIONS: Record<RoleName, string> = {
  owner: "Everything, and the only role that may appoint or remove owners",
  admin: "Everything but changing owners",
  technical: "Names' settings, DNS and API keys; no purchases",
  billing: "Balance, purchases and renewals; no DNS",
  read_only: "Sees everything, changes nothing",
};

export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}
