import { RANGES, type Range } from "./schema";

const MINUTE_MS = 60_000;

/** The steps of a plot: `from` ≤ moment < `to`, the last one perhaps not over yet. */
export interface Slots {
  readonly from: Date;
  readonly to: Date;
  readonly stepMs: number;
  readonly count: number;
  /** Minutes of each step that are over: what a rate is divided by. */
  readonly minutes: readonly number[];
  /** Read the sums of hours instead of the minutes. */
  readonly byHour: boolean;
}

/** The steps of a range that ends with the last full minute, on round times in UTC. */
export function slotsOf(range: Range, now: Date): Slots {
  const { minutes, step } = RANGES[range];
  const stepMs = step * MINUTE_MS;
  const count = minutes / step;
  const end = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const to = Math.ceil(end / stepMs) * stepMs;
  const from = to - count * stepMs;
  const over = (i: number) => Math.min(step, Math.max(0, (end - (from + i * stepMs)) / MINUTE_MS));
  return {
    from: new Date(from),
    to: new Date(to),
    stepMs,
    count,
    minutes: Array.from({ length: count }, (_, i) => over(i)),
    byHour: step >= 60,
  };
}
