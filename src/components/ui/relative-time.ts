const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "in 3 months", "yesterday", "just now": the largest unit of which there is at least one. */
export function relativeTime(moment: Date, now: Date): string {
  const seconds = (moment.getTime() - now.getTime()) / 1000;
  for (const [unit, size] of UNITS) {
    const count = seconds / size;
    // 12 to 24 months read better as months only up to a year and a half.
    if (Math.abs(count) >= (unit === "year" ? 1.5 : 1)) {
      return words.format(unit === "year" ? Math.round(count) : Math.trunc(count), unit);
    }
  }
  return seconds > 1 ? "in less than a minute" : "just now";
}
