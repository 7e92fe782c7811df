import { Status, type Tone } from "../ui/badge";
import type { RunState } from "./shapes";

export const RUN_STATES: Readonly<Record<RunState, { label: string; tone: Tone; tip: string }>> = {
  running: { label: "Running", tone: "info", tip: "The registrar’s commands are judged as they arrive" },
  signed: {
    label: "Waits for a second signature",
    tone: "warn",
    tip: "One operator has signed; another one has to",
  },
  certified: { label: "Certified", tone: "ok", tip: "Signed off" },
  refused: { label: "Refused", tone: "bad", tip: "Ended with findings" },
  abandoned: { label: "Abandoned", tone: "neutral", tip: "Ended without a verdict" },
};

/** Where a run stands. */
export function RunStateBadge({ state }: { state: RunState }) {
  const { label, tone, tip } = RUN_STATES[state];
  return (
    <Status tone={tone} tip={tip}>
      {label}
    </Status>
  );
}
