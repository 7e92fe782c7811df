import { instantOf, isRefused, type JudgedCommand, mention, refusalText } from "../command-row";
import type { RunFacts } from "../run-facts";
import type { RunLog } from "../step";
import { foreignCode, foreignReason } from "./names";

/** One part of a step's predicate. `fault` says what is wrong with a command, after its number: "was sent without …". */
export interface Check {
  readonly part: string;
  fault(command: JudgedCommand, run: RunFacts, log: RunLog): string | null;
}

/** Where a key was used first in the run: what a conflict is a conflict with. */
export function firstUseOf(command: JudgedCommand, log: RunLog): JudgedCommand | null {
  if (command.idempotencyKey === null) return null;
  const first = log.all.find(
    ({ id, idempotencyKey, errorCode }) =>
      id < command.id && idempotencyKey === command.idempotencyKey && errorCode === null,
  );
  return first ?? null;
}

/** The name is the one that this run was given. */
export function ownName(expected: (run: RunFacts) => string | null, part: string): Check {
  return {
    part,
    fault(command, run) {
      const name = expected(run);
      const code = name === null ? null : foreignCode(command.domain, name, run);
      return code === null ? null : foreignReason(code, run);
    },
  };
}

export const inSandbox: Check = {
  part: "It is sent to the sandbox: sandbox is true",
  fault: (command) =>
    command.sandbox
      ? null
      : "was sent without sandbox true: a production command proves nothing in a run, and would be charged",
};

export const hasKey: Check = {
  part: "It has an idempotency key of its own",
  fault(command, _run, log) {
    if (command.idempotencyKey === null)
      return "has no idempotency key: a retry could not be told from a new command";
    if (command.errorCode !== "idempotency_conflict") return null;
    const first = firstUseOf(command, log);
    return first
      ? `has the key ${command.idempotencyKey} of ${first.command} ${first.domain ?? ""} (${mention(first)}): every command needs a key of its own`
      : `has the key ${command.idempotencyKey}, which was used for something else before this run`;
  },
};

export const isAnswered: Check = {
  part: "It is answered with success: 202 and status sandbox",
  fault(command) {
    if (isRefused(command)) return `was refused: ${refusalText(command)}`;
    return command.replayOfId === null
      ? null
      : `was answered with the recorded result of #${command.replayOfId}, from before this run: use a new key`;
  },
};

/** Success of a command that only reads. */
export const isRead: Check = {
  part: "It is answered with success",
  fault: (command) => (isRefused(command) ? `was refused: ${refusalText(command)}` : null),
};

/** What every command that changes something has to be. */
export const MUTATION: readonly Check[] = [inSandbox, hasKey, isAnswered];

/** `at` plus calendar years in UTC, as the registry counts them: 29 February becomes 28 February. */
export function plusYears(ms: number, years: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}

/** Instants as people read them in UTC, to the second. */
export function instantText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Asserts `years` in request and answer, and an expiry exactly so many years after the registration. */
export function registeredFor(years: number): Check {
  return {
    part: `It asks for ${years === 1 ? "1 year" : `${years} years`} and expires exactly that much after its registration`,
    fault(command) {
      const asked = command.response.years ?? command.request.years ?? 1;
      if (asked !== years) return `asked for ${String(asked)} years instead of ${years}`;
      const from = instantOf(command.response.registered_at);
      const to = instantOf(command.response.expires_at);
      if (from === null || to === null) return "has an answer without registered_at and expires_at";
      const due = plusYears(from, years);
      return to === due ? null : `expires at ${instantText(to)} instead of ${instantText(due)}`;
    },
  };
}
