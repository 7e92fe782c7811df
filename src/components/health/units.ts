const whole = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const bytes = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** "850 µs", "4.2 ms", "1.5 s" of microseconds. */
export function microsText(micros: number): string {
  if (micros < 1_000) return `${short.format(Math.round(micros))} µs`;
  if (micros < 1_000_000) return `${short.format(micros / 1_000)} ms`;
  return secondsText(micros / 1_000_000);
}

/** "0 s", "42 s", "3 min", "5 h", "2 d" of seconds. */
export function secondsText(seconds: number): string {
  if (seconds < 100) return `${short.format(seconds)} s`;
  if (seconds < 100 * 60) return `${whole.format(Math.round(seconds / 60))} min`;
  if (seconds < 48 * 3600) return `${whole.format(Math.round(seconds / 3600))} h`;
  return `${whole.format(Math.round(seconds / 86_400))} d`;
}

/** "12.5 MB" of bytes, decimal. */
export function bytesText(count: number): string {
  if (count < 1e6) return `${bytes.format(count / 1e3)} kB`;
  return count < 1e9 ? `${bytes.format(count / 1e6)} MB` : `${bytes.format(count / 1e9)} GB`;
}

/** "1,204", or "0.25" of what is less than a hundred. */
export function countText(count: number): string {
  return count < 100 ? short.format(count) : whole.format(Math.round(count));
}
