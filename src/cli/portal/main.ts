import { openApi } from "./api";
import type { Command } from "./command";
import { register, renew } from "./commands/buy";
import { apply, exportZone, importZone, list } from "./commands/dns";
import { check, search } from "./commands/find";
import { names, status, whoami } from "./commands/look";
import { EXIT, misused, Stop } from "./exit";
import { readCall } from "./options";
import { readSettings } from "./settings";
import type { Terminal } from "./terminal";

const COMMANDS: Readonly<Record<string, Command>> = {
  search,
  check,
  register,
  renew,
  names,
  list: names,
  status,
  whoami,
  "dns list": list,
  "dns apply": apply,
  "dns import": importZone,
  "dns export": exportZone,
};

/** Runs a command of the portal's client. @returns the exit code, see `EXIT` */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [first = "", ...rest] = args;
    const name = first === "dns" ? `dns ${rest.shift() ?? ""}` : first;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command)
      throw misused(first === "dns" ? "dns takes list, apply, import or export" : `There is no ${name}`);
    const call = readCall(rest, command.options);
    const settings = readSettings(terminal, call.values);
    return await command.run({ call, terminal, api: openApi(settings, terminal.interrupted) });
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    terminal.note(error.message);
    return terminal.interrupted.aborted ? EXIT.interrupted : error.exitCode;
  }
}
