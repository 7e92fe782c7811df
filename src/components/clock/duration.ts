const DAY = 86_400;
const HOUR = 3_600;
const MINUTE = 60;

const count = (many: number, one: string) => `${many.toLocaleString("en")} ${one}${many === 1 ? "" : "s"}`;

/** "396 days", "1 day and 4 hours", "12 minutes": the two largest parts; from three days on whole days. */
export function durationInWords(seconds: number): string {
  if (seconds >= 3 * DAY) return count(Math.round(seconds / DAY), "day");
  const parts = [
    count(Math.floor(seconds / DAY), "day"),
    count(Math.floor((seconds % DAY) / HOUR), "hour"),
    count(Math.floor((seconds % HOUR) / MINUTE), "minute"),
    count(Math.floor(seconds % MINUTE), "second"),
  ].filter((part) => !part.startsWith("0 "));
  return parts.slice(0, 2).join(" and ") || "0 seconds";
}
