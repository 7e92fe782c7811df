import { COMMAND_NAMES, COMMANDS, type CommandName, isOfSandbox } from "../registrar/commands";

/** Every command of a registrar. */
export const EVERY: readonly CommandName[] = COMMAND_NAMES;

/** Commands that change the registry. */
export const CHANGING = COMMAND_NAMES.filter((name) => COMMANDS[name].mutates);

/** Commands that carry an idempotency key. */
export const KEYED: readonly CommandName[] = [...COMMAND_NAMES.filter(isOfSandbox), ...CHANGING];

/** Commands with a JSON body. */
export const WITH_BODY = COMMAND_NAMES.filter((name) => /^(?:POST|PUT|PATCH) /.test(COMMANDS[name].http));

/** Commands about a name of the channel's own. */
export const OF_OWN_NAME: readonly CommandName[] = [
  "info_domain",
  ...CHANGING.filter((name) => name !== "create_domain"),
];

/** Commands but the one that says what is missing. */
export const GATED = COMMAND_NAMES.filter((name) => name !== "preflight");
