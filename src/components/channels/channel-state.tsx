import type { RouterOutputs } from "@/api/trpc/root";
import { Status, type Tone } from "../ui/badge";

export type ChannelState = RouterOutputs["console"]["channels"]["get"]["state"];
export type ListingState = RouterOutputs["console"]["channels"]["get"]["listings"][number]["state"];

/** States in words, in the order in which a channel goes through them. */
export const CHANNEL_STATES: Readonly<Record<ChannelState, { text: string; tone: Tone; tip: string }>> = {
  applied: { text: "In review", tone: "info", tip: "The operators look at the application" },
  ote: { text: "OT&E", tone: "accent", tip: "The sandbox and reading work; production does not yet" },
  production_approved: { text: "Production", tone: "ok", tip: "Every command is carried out" },
  suspended: { text: "Suspended", tone: "bad", tip: "Every command but the status is refused" },
  refused: { text: "Refused", tone: "bad", tip: "The application was refused" },
};

export function ChannelStatus({ state }: { state: ChannelState }) {
  const { text, tone, tip } = CHANNEL_STATES[state];
  return (
    <Status tone={tone} tip={tip}>
      {text}
    </Status>
  );
}

const LISTINGS: Readonly<Record<ListingState, { text: string; tone: Tone }>> = {
  requested: { text: "Asked for", tone: "info" },
  approved: { text: "Approved", tone: "ok" },
  refused: { text: "Refused", tone: "bad" },
};

export function ListingStatus({ state }: { state: ListingState }) {
  const { text, tone } = LISTINGS[state];
  return <Status tone={tone}>{text}</Status>;
}
