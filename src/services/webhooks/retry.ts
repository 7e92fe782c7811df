import type { WebhookAnswer } from "./port";
import type { DisableReason } from "./states";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Between one try and the next. */
const WAITS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];
/** A wait is longer or shorter by at most so much of itself: many that failed at once do not come back at once. */
const JITTER = 0.1;
const LONGEST_RETRY_AFTER = 24 * HOUR;
const FAILING_MILLIS = 5 * 24 * HOUR;

export interface Judgement {
  readonly state: "delivered" | "pending" | "failed";
  /** When it is tried again. */
  readonly nextAt: Date | null;
  readonly disable: DisableReason | null;
}

/**
 * What follows from a try.
 * @param tries made so far, this one too
 * @param failingSince since when the endpoint has failed, null when its last try was a success
 * @param random from 0 to 1
 */
export function judgeTry(
  answer: WebhookAnswer,
  {
    tries,
    failingSince,
    now,
    random,
  }: { tries: number; failingSince: Date | null; now: Date; random: number },
): Judgement {
  if (isSuccess(answer)) return { state: "delivered", nextAt: null, disable: null };
  if (answer.status === 410) return { state: "failed", nextAt: null, disable: "gone" };
  const disable = failingSince && now.getTime() - failingSince.getTime() >= FAILING_MILLIS ? "failing" : null;
  const wait = WAITS[tries - 1];
  if (wait === undefined) return { state: "failed", nextAt: null, disable };
  const jittered = wait * (1 + JITTER * (2 * random - 1));
  const millis = Math.max(jittered, retryAfter(answer.headers["retry-after"], now));
  return { state: "pending", nextAt: new Date(now.getTime() + millis), disable };
}

export function isSuccess({ status, error }: WebhookAnswer): boolean {
  return error === null && status !== null && status >= 200 && status <= 299;
}

/** Milliseconds that `Retry-After` asks for (RFC 9110 §10.2.3: seconds or a date), bounded; 0 without one. */
function retryAfter(text: string | undefined, now: Date): number {
  if (text === undefined) return 0;
  const millis = /^\d{1,9}$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now.getTime();
  return Number.isFinite(millis) ? Math.min(Math.max(millis, 0), LONGEST_RETRY_AFTER) : 0;
}
