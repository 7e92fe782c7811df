import { Status, type Tone } from "../ui/badge";
import type { Work } from "./work-diff";
import { WORK_STATE_LABELS } from "./work-words";

const TONES: Readonly<Record<Work["state"], Tone>> = {
  pending: "warn",
  applied: "ok",
  rejected: "bad",
  superseded: "neutral",
};

/** The decision, by whom, and its reason. */
export function WorkOutcome({ work: { state, decidedBy, reason } }: { work: Work }) {
  return (
    <div className="space-y-1">
      <Status tone={TONES[state]}>{WORK_STATE_LABELS[state]}</Status>
      {decidedBy && <p className="text-ink-3 text-sm [overflow-wrap:anywhere]">by {decidedBy}</p>}
      {reason && <p className="max-w-prose whitespace-pre-line text-ink-2 text-sm">{reason}</p>}
    </div>
  );
}
