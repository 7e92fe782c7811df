/** Runs, steps and commands as the procedures answer them: dates are ISO texts. */

export type StepState = "waiting" | "passed" | "failed";

export type RunState = "running" | "signed" | "certified" | "refused" | "abandoned";

/** One try of a step. */
export interface AttemptShape {
  readonly state: "passed" | "failed";
  readonly startedAt: string;
  readonly endedAt: string;
  /** In order; the last one decided it. */
  readonly commandIds: readonly number[];
  /** Index of the part of the predicate that failed. */
  readonly failedPart: number | null;
  readonly failedCommandId: number | null;
  readonly words: string;
}

export interface StepShape {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly asks: string;
  readonly predicate: readonly string[];
  readonly endpoint: string;
  readonly suggestedKey: string | null;
  readonly domain: string | null;
  readonly state: StepState;
  /** The newest ones, the oldest of them first. */
  readonly attempts: readonly AttemptShape[];
  /** How many there were. */
  readonly attemptCount: number;
  /** Commands of a try that is not decided yet. */
  readonly seen: readonly number[];
  readonly missing: string | null;
  /** The command to send next, for a shell. */
  readonly next: string | null;
}

/** A command as evidence shows it, without secrets and personal data. */
export interface CommandShape {
  readonly id: number;
  readonly at: string;
  readonly command: string;
  readonly domain: string | null;
  readonly idempotencyKey: string | null;
  readonly status: "success" | "sandbox" | "failed";
  readonly replayOfId: number | null;
  readonly httpStatus: number;
  readonly errorCode: string | null;
  readonly request: unknown;
  readonly response: unknown;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly steps: number;
}

/** `12 of 34 passed, 1 failed`. */
export function countsInWords({ passed, failed, steps }: Counts): string {
  return `${passed} of ${steps} passed${failed > 0 ? `, ${failed} failed` : ""}`;
}
