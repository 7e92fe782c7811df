import { Status, type Tone } from "../ui/badge";
import type { NameState } from "./list-params";

interface StateWords {
  readonly label: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** The state of a name in a word, and what it means. */
export const STATE_WORDS: Readonly<Record<NameState, StateWords>> = {
  active: { label: "Active", tone: "ok", meaning: "Registered, paid and answering on DNS" },
  expired: { label: "Expired", tone: "bad", meaning: "Its paid time is over: renew it to keep it" },
  suspended: { label: "On hold", tone: "warn", meaning: "Taken out of DNS: it does not answer" },
  redemption: {
    label: "In redemption",
    tone: "warn",
    meaning: "Deleted: it can still be restored, for a fee",
  },
  pending_delete: {
    label: "Pending delete",
    tone: "bad",
    meaning: "Deleted for good: it will soon be free for anybody",
  },
};

export function StateBadge({ state }: { state: NameState }) {
  const { label, tone, meaning } = STATE_WORDS[state];
  return (
    <Status tone={tone} tip={meaning}>
      {label}
    </Status>
  );
}
