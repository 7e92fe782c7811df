import { addDays } from "@/lib/time";

const HOUR = 3_600_000;

/** Hours after the first two tries that failed; then a day, and twice as long each time. */
const FIRST_DELAYS = [1, 4];

/** The last try: a day before the grace period ends, so that its failure can still be told. */
export function lastTryAt(endsAt: Date): Date {
  return addDays(endsAt, -1);
}

/**
 * When an unpaid renewal is tried again: 1 hour, 4 hours, 1, 2, 4, 8 … days after the try before, and a last time a day
 * before the grace period ends.
 * @param tries made so far, 1 or more
 * @returns `endsAt` when no try is left
 */
export function nextTryAt(tries: number, now: Date, endsAt: Date): Date {
  const last = lastTryAt(endsAt);
  if (now >= last) return endsAt;
  const hours = FIRST_DELAYS[tries - 1] ?? 24 * 2 ** (tries - 1 - FIRST_DELAYS.length);
  const next = new Date(now.getTime() + hours * HOUR);
  return next < last ? next : last;
}
