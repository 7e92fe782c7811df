import type { UnlockState } from "@/services/locks/schema";
import type { Tone } from "../ui/badge";

/** What became of a request to take a registry lock off. */
export const UNLOCK_STATE_WORDS: Readonly<Record<UnlockState, { label: string; tone: Tone }>> = {
  pending: { label: "Waiting", tone: "info" },
  approved: { label: "Approved", tone: "ok" },
  refused: { label: "Refused", tone: "bad" },
  withdrawn: { label: "Withdrawn", tone: "neutral" },
};
