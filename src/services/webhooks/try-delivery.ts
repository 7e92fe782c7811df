import { logTry } from "./attempt-log";
import type { WebhookAnswer, WebhookParts, WebhookSender } from "./port";
import type { Claimed } from "./queue";
import type { EndedTry } from "./record-tries";
import { judgeTry } from "./retry";
import { signEvent } from "./sign";
import type { DisableReason } from "./states";

const NO_ANSWER: WebhookAnswer = { status: null, error: "secret_unreadable", headers: {}, body: "" };

/** What a worker has to send with. */
export interface DeliveryParts {
  readonly sealer: WebhookParts["sealer"];
  readonly sender: WebhookSender;
  /** The wall clock, unless a test says another. */
  readonly now: () => Date;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
}

export interface TriedDelivery {
  readonly ended: EndedTry;
  readonly disable: DisableReason | null;
}

/**
 * Sends a delivery once and judges the answer; null when `signal` ended it, which says nothing of the receiver. Reads
 * and writes no database.
 */
export async function tryDelivery(
  { sealer, sender, now, random }: DeliveryParts,
  claimed: Claimed,
  signal: AbortSignal,
): Promise<TriedDelivery | null> {
  const at = now();
  const began = performance.now();
  const opened = open(sealer, claimed, at);
  const event = {
    id: claimed.eventId,
    type: claimed.type,
    createdAt: claimed.eventCreatedAt,
    payload: claimed.payload,
  };
  const signed = signEvent(event, opened?.secrets ?? [], at);
  const ours = {
    "content-type": "application/json",
    "user-agent": "Portolan-Webhooks",
    "accept-encoding": "identity",
  };
  const custom = opened?.headers ?? {};
  const headers = { ...custom, ...ours, ...signed.headers };
  const answer = opened
    ? await sender.post({ url: claimed.url, headers, body: signed.body, signal })
    : NO_ANSWER;
  if (answer.error === "aborted") return null;
  const durationMillis = Math.round(performance.now() - began);
  const { failingSince, tries } = claimed;
  const judged = judgeTry(answer, { tries: tries + 1, failingSince, now: now(), random: random() });
  const isRedirect =
    answer.error === null && answer.status !== null && answer.status >= 300 && answer.status < 400;
  return {
    disable: judged.disable,
    ended: {
      ...logTry(signed, ours, custom, answer),
      deliveryId: claimed.id,
      endpointId: claimed.endpointId,
      tries,
      at,
      durationMillis,
      status: answer.status,
      error: isRedirect ? "redirect" : answer.error,
      state: judged.state,
      nextAt: judged.nextAt,
    },
  };
}

/** Null when the portal's own secret is another than the one they were sealed with. */
function open(sealer: DeliveryParts["sealer"], claimed: Claimed, now: Date) {
  const { secret, previousSecret, previousEndsAt } = claimed;
  try {
    const isOverlapping = previousSecret !== null && previousEndsAt !== null && previousEndsAt > now;
    const secrets = [secret, ...(isOverlapping ? [previousSecret] : [])].map((sealed) => sealer.open(sealed));
    const headers = Object.fromEntries(
      Object.entries(claimed.headers).map(([name, value]) => [name.toLowerCase(), sealer.open(value)]),
    );
    return { secrets, headers };
  } catch {
    return null;
  }
}
