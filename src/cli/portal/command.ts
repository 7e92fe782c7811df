import { printable } from "../output";
import type { Api } from "./api";
import { EXIT, misused, Stop } from "./exit";
import type { Call, OwnOption } from "./options";
import type { Terminal } from "./terminal";

/** A command under way. */
export interface Run {
  readonly call: Call;
  readonly api: Api;
  readonly terminal: Terminal;
}

export interface Command {
  /** Options beside those of every command. */
  readonly options: readonly OwnOption[];
  /** @returns the exit code. @throws Stop */
  run(run: Run): Promise<number>;
}

/** Says a result: as JSON when that was asked for, else in lines. */
export function sayResult({ call, terminal }: Run, result: unknown, lines: () => readonly string[]): void {
  if (call.values.json) terminal.say(JSON.stringify(result, null, 2));
  else for (const line of lines()) terminal.say(line);
}

/** Goes on only if somebody agrees: by `--yes`, or when asked on a terminal. @throws Stop */
export async function confirmed({ call, terminal }: Run, question: string): Promise<void> {
  if (call.values.yes) return;
  if (!terminal.isInteractive) throw misused("Nobody can be asked here: add --yes if you agree");
  const answer = await terminal.ask(`${question} [y/N] `);
  if (!/^y(?:es)?$/i.test(answer.trim())) throw new Stop(EXIT.refused, "Nothing was done.");
}

/** A text of the portal, for a terminal. */
export function shown(value: unknown): string {
  return value === null || value === undefined || value === "" ? "–" : printable(String(value));
}

/** The day of a time: `2027-01-08`. */
export function day(value: unknown): string {
  return shown(value).slice(0, 10);
}
