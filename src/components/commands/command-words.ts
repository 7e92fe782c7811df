import type { Tone } from "../ui/badge";

/** A command's status as a badge shows it. */
export const STATUS_TONES: Readonly<Record<string, Tone>> = { success: "ok", sandbox: "info", failed: "bad" };

/** "2026-11-21 09:00:00.123", UTC: what stands in a log is compared with other logs. */
export function logTime(at: string): string {
  return new Date(at).toISOString().replace("T", " ").replace("Z", "");
}

const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** "0.9 ms", "1.2 s" of microseconds. */
export function durationText(micros: number): string {
  return micros < 1_000_000 ? `${short.format(micros / 1_000)} ms` : `${short.format(micros / 1_000_000)} s`;
}
