import { type Attempt, failed, type Judgement, passed } from "../attempt";
import { isPutOff, isRefused, type JudgedCommand } from "../command-row";
import type { RunFacts } from "../run-facts";
import type { RunLog } from "../step";
import type { Check } from "./checks";

/** A step that one command passes. */
export interface Single {
  /** Whether a command is a try of this step. */
  isTry(command: JudgedCommand, run: RunFacts, log: RunLog): boolean;
  readonly checks: readonly Check[];
  /** What was seen when every check is met. */
  words(command: JudgedCommand, run: RunFacts): string;
  missing(run: RunFacts): string;
}

/**
 * Each command that is a try passes or fails by the first check that it does not meet. Replays of commands in the run are
 * no tries of their own; after a pass neither are refusals: they belong to other tests.
 */
export function judgeSingle(single: Single, log: RunLog, run: RunFacts): Judgement {
  const attempts: Attempt[] = [];
  let hasPassed = false;
  const first = log.all[0]?.id ?? 0;
  for (const command of log.counted) {
    if (isPutOff(command) || !single.isTry(command, run, log)) continue;
    if (command.replayOfId !== null && command.replayOfId >= first) continue;
    if (hasPassed && isRefused(command)) continue;
    const attempt = judgeOne(single, command, log, run);
    hasPassed ||= attempt.state === "passed";
    attempts.push(attempt);
  }
  return { attempts, seen: [], missing: single.missing(run) };
}

function judgeOne(single: Single, command: JudgedCommand, log: RunLog, run: RunFacts): Attempt {
  for (const [part, check] of single.checks.entries()) {
    const fault = check.fault(command, run, log);
    if (fault !== null) return failed([command], part, fault);
  }
  return passed([command], single.words(command, run));
}
