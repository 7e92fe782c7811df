import type { Output } from "../trpc";
import type { Tone } from "../ui/badge";

export type NameRequest = Output<"workflows.get">;
export type RequestKind = NameRequest["kind"];
export type RequestState = NameRequest["state"];

/** What is done to a name, as a heading and before "of …". */
export const KIND_WORDS: Record<RequestKind, string> = {
  registration: "Registration",
  renewal: "Renewal",
  transfer_in: "Transfer in",
  update: "Change",
};

/** "Registration of shop.example". */
export function requestTitle({ kind, unicode }: Pick<NameRequest, "kind" | "unicode">): string {
  return `${KIND_WORDS[kind]} of ${unicode}`;
}

export const STATE_WORDS: Record<RequestState, { text: string; tone: Tone; tip: string }> = {
  pending: { text: "Waiting to start", tone: "info", tip: "It begins by itself" },
  in_progress: { text: "In progress", tone: "info", tip: "It goes on by itself" },
  action_required: { text: "Needs you", tone: "warn", tip: "It goes on once you have done what it asks for" },
  blocked: { text: "Waiting", tone: "neutral", tip: "It waits for somebody else, and goes on by itself" },
  succeeded: { text: "Done", tone: "ok", tip: "Nothing is left to do" },
  failed: { text: "Failed", tone: "bad", tip: "It ended without success" },
};

/** As much of a state as there is to say: one that the user ended has not gone wrong. */
export function stateWords({ state, error }: Pick<NameRequest, "state" | "error">) {
  if (error?.code === "cancelled") {
    return { text: "Cancelled", tone: "neutral" as Tone, tip: "It was taken back" };
  }
  return STATE_WORDS[state];
}

/** What one is asked to do, as in a list. */
export const ACTION_WORDS: Record<NonNullable<NameRequest["action"]>["type"], string> = {
  premium_consent: "Accept the price",
  contact_verification: "Confirm the email address",
  payment_method: "Add money or a card",
  payment_confirmation: "Confirm at your bank",
};
