const UNITS: readonly (readonly [seconds: number, one: string, many: string])[] = [
  [604_800, "week", "weeks"],
  [86_400, "day", "days"],
  [3_600, "hour", "hours"],
  [60, "minute", "minutes"],
  [1, "second", "seconds"],
];

/** Seconds in the largest unit that divides them: `1 hour`, `90 seconds`. */
export function ttlWords(seconds: number): string {
  const [size, one, many] = UNITS.find(([unit]) => seconds % unit === 0 && seconds >= unit) ?? [
    1,
    "second",
    "seconds",
  ];
  const count = seconds / size;
  return `${count} ${count === 1 ? one : many}`;
}

/** As a table shows it: `1 h`, `90 s`. */
export function shortTtl(seconds: number): string {
  const [size, one] = UNITS.find(([unit]) => seconds % unit === 0 && seconds >= unit) ?? [1, "second"];
  return `${seconds / size} ${one === "minute" ? "min" : one.slice(0, 1)}`;
}

/** TTLs to choose from, seconds. */
export const TTL_CHOICES: readonly number[] = [60, 300, 900, 3_600, 14_400, 43_200, 86_400, 604_800];
