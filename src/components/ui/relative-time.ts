const words = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const daily = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const MONTH = 2_629_800;
const YEAR = 31_557_600;

/** "in 3 months", "yesterday", "just now": days up to two months, months up to two years. */
export function relativeTime(moment: Date, now: Date): string {
  const seconds = (moment.getTime() - now.getTime()) / 1000;
  const size = Math.abs(seconds);
  if (size < MINUTE) return seconds > 1 ? "in less than a minute" : "just now";
  if (size < HOUR) return words.format(Math.trunc(seconds / MINUTE), "minute");
  if (size < DAY) return words.format(Math.trunc(seconds / HOUR), "hour");
  if (size < 2 * MONTH) return daily.format(Math.trunc(seconds / DAY), "day");
  if (size < 2 * YEAR) return words.format(Math.round(seconds / MONTH), "month");
  return words.format(Math.round(seconds / YEAR), "year");
}
