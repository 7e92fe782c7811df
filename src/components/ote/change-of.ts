import type { StepState } from "./shapes";

const RANK: Readonly<Record<StepState, number>> = { failed: 0, waiting: 1, passed: 2 };

/** How a step did in the second of two runs beside the first; null for alike. */
export function changeOf(
  a: { readonly state: StepState } | null,
  b: { readonly state: StepState } | null,
): "better" | "worse" | "new" | "dropped" | null {
  if (!a) return "new";
  if (!b) return "dropped";
  const by = RANK[b.state] - RANK[a.state];
  return by === 0 ? null : by > 0 ? "better" : "worse";
}
