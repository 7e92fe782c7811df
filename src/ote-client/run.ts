import { Fault, NotAsked } from "./fault";
import type { Session } from "./session";
import type { ClientStep } from "./step";

export interface StepReport {
  readonly id: string;
  readonly title: string;
  readonly state: "passed" | "failed" | "not_asked";
  /** What was seen, or why it failed. */
  readonly words: string;
  readonly tookMs: number;
}

/** Runs steps one after the other; a step whose needs have failed is not tried. */
export async function runSteps(
  session: Session,
  steps: readonly ClientStep[],
  onReport: (report: StepReport) => void,
): Promise<readonly StepReport[]> {
  const reports: StepReport[] = [];
  for (const step of steps) {
    const report = await runStep(session, step, reports);
    reports.push(report);
    onReport(report);
  }
  return reports;
}

async function runStep(
  session: Session,
  step: ClientStep,
  before: readonly StepReport[],
): Promise<StepReport> {
  const { id, title, needs } = step;
  const missing = needs.find((need) =>
    before.some((report) => report.id === need && report.state !== "passed"),
  );
  if (missing !== undefined) {
    return {
      id,
      title,
      state: "failed",
      words: `not tried: it needs ${missing}, which did not pass`,
      tookMs: 0,
    };
  }
  const startedAt = performance.now();
  const end = (state: StepReport["state"], words: string): StepReport => ({
    id,
    title,
    state,
    words,
    tookMs: Math.round(performance.now() - startedAt),
  });
  try {
    return end("passed", await step.run(session));
  } catch (error) {
    if (error instanceof NotAsked) return end("not_asked", error.message);
    if (error instanceof Fault) return end("failed", error.message);
    throw error;
  }
}
