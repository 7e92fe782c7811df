import type { NameRequest } from "./request-words";

/** A step as it is shown: `waiting` for the user or somebody else. */
export interface PlannedStep {
  readonly step: string;
  readonly state: "done" | "doing" | "waiting" | "failed" | "todo";
  /** When it was done, or stood still. */
  readonly at: string | null;
  readonly note: string | null;
}

type Planned = Pick<NameRequest, "plan" | "step" | "steps" | "state">;

/** Every step that a request will have, in order, each with what has become of it. */
export function plannedSteps({ plan, step: here, steps, state }: Planned): PlannedStep[] {
  return plan.map((step) => {
    const last = steps.findLast((one) => one.step === step);
    const about = { step, at: last?.at ?? null, note: last?.note ?? null };
    if (state === "succeeded" || last?.outcome === "done") return { ...about, state: "done" };
    if (last?.outcome === "failed") return { ...about, state: "failed" };
    if (step !== here) return { ...about, state: "todo", at: null };
    if (state === "failed") return { ...about, state: "failed" };
    const isWaiting = state === "action_required" || state === "blocked";
    return { ...about, state: isWaiting ? "waiting" : "doing" };
  });
}
