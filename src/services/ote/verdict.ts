import type { Prisma } from "@/db/generated/client";
import type { Sql } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import type { JudgedStep } from "./judge-run";
import { judgeStored, type RunJudgement, type StoredRun } from "./stored-run";

/** The judgement as it was when commands stopped to count: kept as `ote_run.verdict`. */
interface Verdict extends RunJudgement {
  readonly version: 1;
}

export function verdictOf(judgement: RunJudgement): Prisma.InputJsonObject {
  const verdict: Verdict = { version: 1, ...judgement };
  return JSON.parse(JSON.stringify(verdict)) as Prisma.InputJsonObject;
}

/** What a run's commands say: as frozen where commands count no more, else as they say now. */
export async function judgementOf(
  on: { readonly prisma: Tx["prisma"]; readonly sql: Sql },
  run: StoredRun,
  publicUrl: string,
): Promise<RunJudgement> {
  if (run.verdict === null) return judgeStored(on, run, publicUrl);
  const { steps, commandIds, head } = run.verdict as unknown as Verdict;
  return { steps: steps.map(withDates), commandIds, head };
}

/** JSON has no dates. */
function withDates(step: JudgedStep): JudgedStep {
  const attempts = step.attempts.map((attempt) => ({
    ...attempt,
    startedAt: new Date(attempt.startedAt),
    endedAt: new Date(attempt.endedAt),
  }));
  return { ...step, attempts };
}
