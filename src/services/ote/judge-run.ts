import type { Attempt, Judgement } from "./attempt";
import type { JudgedCommand } from "./command-row";
import { curlLine } from "./next-request";
import type { RunFacts } from "./run-facts";
import type { Section, Step } from "./step";
import { stepsOf } from "./steps/all";

export type StepState = "waiting" | "passed" | "failed";

/** A step of a run as the commands so far tell it. */
export interface JudgedStep {
  readonly id: string;
  readonly title: string;
  readonly section: Section;
  readonly asks: string;
  readonly predicate: readonly string[];
  readonly endpoint: string;
  readonly suggestedKey: string | null;
  readonly domain: string | null;
  /** Of the newest try; waiting while there is none, and again after an operator's "try again". */
  readonly state: StepState;
  /** Every try, the oldest first; those before a "try again" too. For pages only the newest: see `forPage`. */
  readonly attempts: readonly Attempt[];
  /** How many tries there were. */
  readonly attemptCount: number;
  /** Commands of a try that is not decided yet. */
  readonly seen: readonly number[];
  /** What is missing while the step has not passed; null when it has. */
  readonly missing: string | null;
  /** The command to send next, as a line for a shell; null when the step has passed. */
  readonly next: string | null;
}

/** An operator's "try again": the step is judged by what comes after a command. */
export interface RetryMark {
  readonly step: string;
  readonly afterCommandId: number;
}

/** Judges every step of a run's plan. `commands` are of the run's channel alone, after its start, the oldest first. */
export function judgeRun(
  run: RunFacts,
  commands: readonly JudgedCommand[],
  retries: readonly RetryMark[],
  publicUrl: string,
): JudgedStep[] {
  const own = commands.filter(({ channelId }) => channelId === run.channelId);
  return stepsOf(run.plan).map((step) => {
    const marks = retries
      .filter((retry) => retry.step === step.id)
      .map(({ afterCommandId }) => afterCommandId)
      .sort((a, b) => a - b);
    return judgeStep(step, run, own, marks, publicUrl);
  });
}

function judgeStep(
  step: Step,
  run: RunFacts,
  commands: readonly JudgedCommand[],
  marks: readonly number[],
  publicUrl: string,
): JudgedStep {
  const earlier: Attempt[] = [];
  let from = 0;
  for (const mark of marks) {
    const all = commands.filter(({ id }) => id <= mark);
    earlier.push(...step.judge({ all, counted: all.filter(({ id }) => id > from) }, run).attempts);
    from = mark;
  }
  const counted = from === 0 ? commands : commands.filter(({ id }) => id > from);
  const judgement = step.judge({ all: commands, counted }, run);
  const state = judgement.attempts.at(-1)?.state ?? "waiting";
  const attempts = [...earlier, ...judgement.attempts];
  return {
    ...shown(step, run),
    state,
    attempts,
    attemptCount: attempts.length,
    seen: judgement.seen,
    missing: state === "passed" ? null : judgement.missing,
    next: state === "passed" ? null : nextLine(step, judgement, run, publicUrl),
  };
}

function shown(step: Step, run: RunFacts) {
  const { id, title, section, asks, predicate, endpoint, suggestedKey } = step;
  return { id, title, section, asks, predicate, endpoint, suggestedKey, domain: step.domain(run) };
}

/** How many tries of a step a page is sent: a client that repeats a mistake makes thousands. */
const MOST_SHOWN = 50;

/** Steps with their newest tries, the oldest of these first. */
export function forPage(steps: readonly JudgedStep[]): JudgedStep[] {
  return steps.map((step) =>
    step.attempts.length > MOST_SHOWN ? { ...step, attempts: step.attempts.slice(-MOST_SHOWN) } : step,
  );
}

function nextLine(step: Step, judgement: Judgement, run: RunFacts, publicUrl: string): string {
  return curlLine(judgement.next ?? step.next(run), publicUrl);
}
