import type { Input, Output } from "../trpc";

export type DeliveryLine = Output<"webhooks.deliveries">["items"][number];
export type AttemptLine = Output<"webhooks.attempts">["items"][number];
export type Answer = NonNullable<Input<"webhooks.attempts">["answer"]>;

export const STATE_LABELS: Record<DeliveryLine["state"], string> = {
  pending: "Waiting",
  delivered: "Delivered",
  failed: "Given up",
  dropped: "Dropped",
};

export const ANSWER_LABELS: Record<Answer, string> = {
  succeeded: "Succeeded",
  failed: "Failed",
  "3xx": "3xx",
  "4xx": "4xx",
  "5xx": "5xx",
  none: "No answer",
};

/** What an event is about, as people know it: test events are about the webhook itself. */
export function subjectText({ type, subject }: { type: string; subject: string }): string {
  return type === "webhook.test" ? "this webhook" : subject;
}
