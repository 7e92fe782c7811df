import type { RegistrarScope } from "../access/registrar-scopes";

/** What a registrar can ask for, as the audit and the published contract call it. */
export const COMMAND_NAMES = [
  "preflight",
  "reset_fixtures",
  "check_domain",
  "create_domain",
  "info_domain",
  "renew_domain",
  "update_domain",
  "transfer_domain",
  "update_nameservers",
  "delete_domain",
  "poll",
  "pending_backend",
  /** An addition of this registry. */
  "advance_clock",
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

/** The published facts of a command: the capability matrix, the EPP contract, OpenAPI and the pipeline read this table. */
export interface CommandFacts {
  /** Method and path of the registrar API. */
  readonly http: string;
  /** RFC 5730–5731; null where EPP has none. */
  readonly epp: string | null;
  /** Whether it changes the registry: then production approval, idempotency and sandbox apply. */
  readonly mutates: boolean;
  readonly scope: RegistrarScope;
  /** Whether it waits for an operator when the namespace's policy does not apply it at once. */
  readonly backend: boolean;
  readonly summary: string;
}

export const COMMANDS: Record<CommandName, CommandFacts> = {
  preflight: {
    http: "GET /status",
    epp: "login / greeting",
    mutates: false,
    scope: "status:read",
    backend: false,
    summary: "What this credential is and may do",
  },
  reset_fixtures: {
    http: "POST /sandbox/reset",
    epp: null,
    mutates: false,
    scope: "sandbox:write",
    backend: false,
    summary: "Make the sandbox's fixtures anew",
  },
  check_domain: {
    http: "POST /domains/check",
    epp: "check domain",
    mutates: false,
    scope: "domains:read",
    backend: false,
    summary: "Is a name free, and what does it cost",
  },
  create_domain: {
    http: "POST /domains",
    epp: "create domain",
    mutates: true,
    scope: "domains:create",
    backend: false,
    summary: "Register a name",
  },
  info_domain: {
    http: "GET /domains/{domain}",
    epp: "info domain",
    mutates: false,
    scope: "domains:read",
    backend: false,
    summary: "A name under this channel's sponsorship",
  },
  renew_domain: {
    http: "POST /domains/{domain}/renew",
    epp: "renew domain",
    mutates: true,
    scope: "domains:renew",
    backend: false,
    summary: "Add years to a name",
  },
  update_domain: {
    http: "PATCH /domains/{domain}",
    epp: "update domain",
    mutates: true,
    scope: "domains:update",
    backend: false,
    summary: "Change settings, statuses, contacts and DS data",
  },
  transfer_domain: {
    http: "POST /domains/{domain}/transfer",
    epp: "transfer domain",
    mutates: true,
    scope: "domains:transfer",
    backend: true,
    summary: "Transfer a name in by its code, or out to another registrar",
  },
  update_nameservers: {
    http: "PUT /domains/{domain}/nameservers",
    epp: "update domain (ns)",
    mutates: true,
    scope: "nameservers:write",
    backend: true,
    summary: "Set a name's nameservers",
  },
  delete_domain: {
    http: "DELETE /domains/{domain}",
    epp: "delete domain",
    mutates: true,
    scope: "domains:delete",
    backend: true,
    summary: "Cancel a name; never a hard delete",
  },
  poll: {
    http: "GET /poll",
    epp: "poll",
    mutates: false,
    scope: "poll:read",
    backend: false,
    summary: "This channel's commands as they were recorded",
  },
  pending_backend: {
    http: "GET /backend/pending",
    epp: "poll (pending work)",
    mutates: false,
    scope: "poll:read",
    backend: false,
    summary: "Successful commands still to be applied",
  },
  advance_clock: {
    http: "POST /sandbox/clock",
    epp: null,
    mutates: false,
    scope: "sandbox:write",
    backend: false,
    summary: "Move the sandbox's clock on: its names become older",
  },
};

/** Whether a command is of the sandbox alone, marked or not: it changes nothing else, and is keyed like a change. */
export function isOfSandbox(command: CommandName): boolean {
  return command === "reset_fixtures" || command === "advance_clock";
}

/** Commands that an operator may have to apply. */
export const BACKEND_COMMANDS = COMMAND_NAMES.filter((name) => COMMANDS[name].backend);
