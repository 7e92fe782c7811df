import { type JudgedCommand, mention } from "./command-row";
import type { NextRequest } from "./next-request";

/** One try of a step, as the commands tell it. */
export interface Attempt {
  readonly state: "passed" | "failed";
  /** Of its first and of its deciding command. */
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** The commands that prove or break it, in order; the last one decided it. */
  readonly commandIds: readonly number[];
  /** Which part of the step's predicate failed: its index; null when all are met. */
  readonly failedPart: number | null;
  readonly failedCommandId: number | null;
  /** What was seen, or why it failed, in words. */
  readonly words: string;
}

/** What a judge finds: tries that are decided, and what it still waits for. */
export interface Judgement {
  readonly attempts: readonly Attempt[];
  /** Commands of a try that is not decided yet. */
  readonly seen: readonly number[];
  /** What is missing, in words; of use while the newest try has not passed. */
  readonly missing: string;
  /** The request to send next, where it is another than the step's first. */
  readonly next?: NextRequest;
}

type Some = readonly [JudgedCommand, ...JudgedCommand[]];

export function passed(commands: Some, words: string): Attempt {
  return { ...span(commands), state: "passed", failedPart: null, failedCommandId: null, words };
}

/** `culprit` is one of `commands`, by default the last. The words begin with its number. */
export function failed(commands: Some, part: number, reason: string, culprit?: JudgedCommand): Attempt {
  const at = culprit ?? commands[commands.length - 1] ?? commands[0];
  return {
    ...span(commands),
    state: "failed",
    failedPart: part,
    failedCommandId: at.id,
    words: `${mention(at)} ${reason}`,
  };
}

function span(commands: Some) {
  const last = commands[commands.length - 1] ?? commands[0];
  return { startedAt: commands[0].at, endedAt: last.at, commandIds: commands.map(({ id }) => id) };
}
