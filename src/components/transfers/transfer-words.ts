import type { Output } from "../trpc";
import type { Tone } from "../ui/badge";

export type Transfer = Output<"transfers.list">["items"][number];
export type TransferParty = Transfer["losing"];

/** An account as the other side may know it: a registrar's handle, else its number. */
export function partyName({ registrar, number }: TransferParty): string {
  return registrar ?? `Account ${number}`;
}

type Ended = Pick<Transfer, "state" | "endedBy">;

/** A transfer's state in a word or two, with who ended it. */
export function stateInWords({ state, endedBy }: Ended): { text: string; tone: Tone; tip?: string } {
  if (state === "pending") return { text: "Waiting", tone: "warn" };
  if (state === "rejected") return { text: "Rejected", tone: "bad", tip: "Its holder kept the name" };
  if (state === "cancelled") {
    return endedBy === "registry"
      ? { text: "Ended", tone: "neutral", tip: "The registry ended it" }
      : { text: "Cancelled", tone: "neutral", tip: "The request was taken back" };
  }
  return {
    text: "Transferred",
    tone: "ok",
    tip: endedBy === "losing" ? "Its holder let it go" : "Nobody answered, or nobody had to",
  };
}
