const DAY = 86_400_000;

/** `date` plus whole days of 24 hours. */
export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY);
}

/** `date` plus calendar years in UTC; 29 February becomes 28 February in a common year. */
export function addYears(date: Date, years: number): Date {
  const result = new Date(date);
  result.setUTCFullYear(date.getUTCFullYear() + years);
  if (result.getUTCMonth() !== date.getUTCMonth()) result.setUTCDate(0);
  return result;
}

/** RFC 3339 in UTC without fractions of a second, as the registrants' API shows times. */
export function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
