import type { ChannelState } from "@/db/generated/enums";
import type { RegistrarScope } from "../access/registrar-scopes";
import { CATALOGUE, type ErrorCode } from "../error-catalogue";
import { COMMAND_NAMES, COMMANDS, type CommandName, isOfSandbox } from "./commands";
import { refusalOf } from "./gate";

/** What a credential may do with one command, and what is in the way; in the words of the wire. */
export interface Capability {
  readonly command: CommandName;
  readonly http: string;
  readonly epp: string | null;
  readonly scope: RegistrarScope;
  readonly scope_status: "granted" | "missing";
  readonly missing_scopes: readonly RegistrarScope[];
  /** Whether it is carried out now when it asks for the sandbox, or changes nothing. */
  readonly sandbox_available: boolean;
  /** Whether it is carried out now outside of the sandbox. */
  readonly production_available: boolean;
  /** The registrar API's code of the refusal that it would meet; null when nothing is in the way. */
  readonly disabled_reason: string | null;
  /** What takes it out of the way. */
  readonly cleared_by: string | null;
}

/** What the matrix is made from. */
export interface Credential {
  readonly scopes: readonly RegistrarScope[];
  readonly state: ChannelState;
  /** Whether the channel has an approved listing. */
  readonly isListed: boolean;
}

/** Commands about names of a namespace. */
const NEEDS_LISTING: ReadonlySet<CommandName> = new Set(
  COMMAND_NAMES.filter((name) => !["preflight", "poll", "pending_backend", "advance_clock"].includes(name)),
);

/** What a credential may do now, command by command: by the very gate that every command passes. */
export function capabilities(credential: Credential): Capability[] {
  return COMMAND_NAMES.map((command) => {
    const { http, epp, scope, mutates } = COMMANDS[command];
    const isGranted = credential.scopes.includes(scope);
    const inSandbox = obstacle(credential, command, false);
    const inProduction = obstacle(credential, command, mutates);
    return {
      command,
      http,
      epp,
      scope,
      scope_status: isGranted ? "granted" : "missing",
      missing_scopes: isGranted ? [] : [scope],
      sandbox_available: inSandbox === null,
      production_available: inProduction === null && !isOfSandbox(command),
      disabled_reason: inProduction && CATALOGUE[inProduction].registrar,
      cleared_by: inProduction && cure(inProduction, scope),
    };
  });
}

type Obstacle = Extract<
  ErrorCode,
  | "missing_scope"
  | "channel_not_approved"
  | "channel_suspended"
  | "channel_not_production_approved"
  | "namespace_not_listed"
>;

/** In the order in which the gate would refuse. */
function obstacle(
  { scopes, state, isListed }: Credential,
  command: CommandName,
  isProduction: boolean,
): Obstacle | null {
  if (!scopes.includes(COMMANDS[command].scope)) return "missing_scope";
  if (command === "preflight") return null;
  const refusal = refusalOf(state, isProduction);
  if (refusal) return refusal;
  return NEEDS_LISTING.has(command) && !isListed ? "namespace_not_listed" : null;
}

function cure(obstacle: Obstacle, scope: RegistrarScope): string {
  switch (obstacle) {
    case "missing_scope":
      return `A key with the scope ${scope}: make one on the portal's page of keys`;
    case "channel_not_approved":
      return "The operators' approval of the channel's application";
    case "channel_suspended":
      return "The operators lifting the suspension: contact the registry";
    case "channel_not_production_approved":
      return "An OT&E run that the operators sign off; until then send sandbox true";
    case "namespace_not_listed":
      return "A namespace listing that the operators approve: ask for one in the portal";
  }
}
