import type { Milestone } from "@/services/clock/schema";

/** What a name comes to, as a state and as a place to go to. */
export const MILESTONE_WORDS: Readonly<Record<Milestone, { readonly label: string; readonly to: string }>> = {
  expiry: { label: "Expiry", to: "To its expiry" },
  hold: { label: "Out of DNS", to: "To its hold" },
  redemption: { label: "Redemption", to: "To its redemption" },
  pending_delete: { label: "Pending delete", to: "To its pending delete" },
  release: { label: "Release", to: "To its release" },
};

export function asMilestone(text: string | null): Milestone | null {
  return text !== null && Object.hasOwn(MILESTONE_WORDS, text) ? (text as Milestone) : null;
}
