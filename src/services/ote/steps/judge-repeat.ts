import { canonicalJson } from "@/lib/canonical-json";
import { type Attempt, failed, type Judgement, passed } from "../attempt";
import { isPutOff, type JudgedCommand, MUTATING, mention } from "../command-row";
import type { RunFacts } from "../run-facts";
import type { RunLog } from "../step";
import { sendAgain } from "./send-again";

/** A step that a command passes by being sent again. */
export interface Repeat {
  /** Whether a command that was carried out is one that has to be repeated. */
  isOriginal(command: JudgedCommand, run: RunFacts): boolean;
  /** "create", in "the create was not sent again". */
  readonly what: string;
  /** What a second one would have done: "a second name". */
  readonly harm: string;
  missing(run: RunFacts): string;
}

/** The parts of every repeat's predicate; `judgeRepeat` reports by their index. */
export function repeatPredicate(what: string, harm: string): readonly string[] {
  return [
    `The ${what} is sent again before any other command that changes something`,
    "With the same idempotency key",
    "With the same body",
    `It is answered with the recorded result (idempotent is true): no ${harm}`,
  ];
}
const AT_ONCE = 0;
const SAME_KEY = 1;
const SAME_BODY = 2;
const REPLAYED = 3;

/** For each command that is to be repeated: was it, and how? */
export function judgeRepeat(repeat: Repeat, log: RunLog, run: RunFacts): Judgement {
  const replays = replaysOf(log);
  const counted = new Set(log.counted.map(({ id }) => id));
  const attempts: Attempt[] = [];
  const open: Open = { original: null, movedOn: false };
  const add = (attempt: Attempt | null) => {
    const [, ...later] = attempt?.commandIds ?? [];
    if (attempt && later.every((id) => counted.has(id))) attempts.push(attempt);
  };
  for (const command of log.all) {
    if (isPutOff(command)) continue;
    if (open.original && !replays.has(open.original.id))
      add(judgeWrong(repeat, open, open.original, command));
    else if (open.original && command.id < (replays.get(open.original.id)?.id ?? 0)) {
      add(judgeWrong(repeat, open, open.original, command));
    }
    if (!isOriginal(repeat, command, run)) continue;
    open.original = command;
    open.movedOn = false;
    const replay = replays.get(command.id);
    if (replay) add(judgeReplay(repeat, command, replay));
  }
  // A replay may come after later mistakes: the newest try is the one decided last.
  attempts.sort((a, b) => (a.commandIds.at(-1) ?? 0) - (b.commandIds.at(-1) ?? 0));
  const waiting = open.original && !replays.has(open.original.id) ? open.original : null;
  return {
    attempts,
    seen: waiting ? [waiting.id] : [],
    missing: waiting
      ? `${mention(waiting)} has to be sent again, with the same key ${waiting.idempotencyKey ?? ""} and the same body`
      : repeat.missing(run),
    next: waiting ? sendAgain(waiting) : undefined,
  };
}

/** The newest command that is to be repeated, and whether its sender went on without. */
interface Open {
  original: JudgedCommand | null;
  movedOn: boolean;
}

function isOriginal(repeat: Repeat, command: JudgedCommand, run: RunFacts): boolean {
  const { replayOfId, status, idempotencyKey } = command;
  return (
    replayOfId === null && status === "sandbox" && idempotencyKey !== null && repeat.isOriginal(command, run)
  );
}

/** The first replay that counts of each command. */
function replaysOf(log: RunLog): ReadonlyMap<number, JudgedCommand> {
  const replays = new Map<number, JudgedCommand>();
  for (const command of log.counted) {
    if (command.replayOfId !== null && !replays.has(command.replayOfId))
      replays.set(command.replayOfId, command);
  }
  return replays;
}

/** What is wrong with `command` as the next one after an original that was not repeated yet. */
function judgeWrong(
  repeat: Repeat,
  open: Open,
  original: JudgedCommand,
  command: JudgedCommand,
): Attempt | null {
  const isConflict = command.errorCode === "idempotency_conflict";
  // Who went on without a retry and then meets a conflict is at another test.
  const wrong = open.movedOn && isConflict ? null : judgeWrongRetry(repeat, original, command);
  if (wrong || open.movedOn || !leavesBehind(original, command)) return wrong;
  open.movedOn = true;
  return failed(
    [original, command],
    AT_ONCE,
    `(${[command.command, command.domain].filter(Boolean).join(" ")}) was sent before the ${repeat.what} ${mention(original)} was sent again: the retry was skipped`,
  );
}

function judgeReplay(repeat: Repeat, original: JudgedCommand, replay: JudgedCommand): Attempt {
  if (canonicalJson(replay.response) !== canonicalJson(original.response)) {
    return failed([original, replay], REPLAYED, `has another answer than ${mention(original)}`);
  }
  return passed(
    [original, replay],
    `${mention(replay)} was answered with the result of ${mention(original)}: no ${repeat.harm}`,
  );
}

/** A command that looks like the retry and is none. */
function judgeWrongRetry(repeat: Repeat, original: JudgedCommand, command: JudgedCommand): Attempt | null {
  if (command.command !== original.command || command.domain !== original.domain) return null;
  if (!command.sandbox) return null;
  if (command.idempotencyKey === original.idempotencyKey) {
    return command.errorCode === "idempotency_conflict"
      ? failed(
          [original, command],
          SAME_BODY,
          `has the key of ${mention(original)} and another body: it was refused as a conflict, which is no retry`,
        )
      : null;
  }
  if (!hasSameBody(original, command) || command.replayOfId !== null) return null;
  return failed(
    [original, command],
    SAME_KEY,
    `has the body of ${mention(original)} and ${
      command.idempotencyKey === null ? "no key" : `the key ${command.idempotencyKey}`
    } instead of ${original.idempotencyKey ?? ""}: that is a second ${repeat.what}, with ${repeat.harm}`,
  );
}

function hasSameBody(a: JudgedCommand, b: JudgedCommand): boolean {
  return bodyOf(a) === bodyOf(b);
}

/** Canonical, of each command once: it is compared with those before and after it. */
const bodies = new WeakMap<JudgedCommand, string>();

function bodyOf(command: JudgedCommand): string {
  const known = bodies.get(command);
  if (known !== undefined) return known;
  const body = canonicalJson(command.request);
  bodies.set(command, body);
  return body;
}

/** Whether `command` shows that its sender took the original for done. */
function leavesBehind(original: JudgedCommand, command: JudgedCommand): boolean {
  if (command.idempotencyKey === null || command.idempotencyKey === original.idempotencyKey) return false;
  if (command.command === "reset_fixtures") return true;
  return MUTATING.includes(command.command) && command.command !== original.command;
}
