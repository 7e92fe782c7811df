import type { RouterOutputs } from "@/api/trpc/root";
import { Status, type Tone } from "../ui/badge";

export type PaymentView = RouterOutputs["payments"]["get"];
export type PaymentStatus = PaymentView["status"];

export const PAYMENT_STATES: Record<PaymentStatus, { label: string; tone: Tone; tip: string }> = {
  pending: { label: "Pending", tone: "info", tip: "The payment provider has not answered yet" },
  requires_action: { label: "Needs confirmation", tone: "warn", tip: "The cardholder has to finish it" },
  succeeded: { label: "Paid", tone: "ok", tip: "It is on the balance" },
  declined: { label: "Declined", tone: "bad", tip: "Nothing was charged" },
  cancelled: { label: "Not finished", tone: "neutral", tip: "Nothing was charged" },
  refunding: { label: "Going back", tone: "info", tip: "It is on its way back to the card" },
  refunded: { label: "Refunded", tone: "neutral", tip: "It went back to the card" },
  disputed: { label: "Disputed", tone: "bad", tip: "The bank of the card took it back" },
};

export function PaymentState({ status }: { status: PaymentStatus }) {
  const { label, tone, tip } = PAYMENT_STATES[status];
  return (
    <Status tone={tone} tip={tip}>
      {label}
    </Status>
  );
}
