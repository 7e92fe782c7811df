const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** On the axis: "09:15" of a day's plot, "21 Nov" of a longer one. UTC. */
export function axisTime(time: string | undefined, stepMinutes: number): string {
  if (time === undefined) return "";
  return (stepMinutes < 60 ? TIME : DAY).format(new Date(time));
}

/** Of one step: "09:15 UTC", "21 Nov 08:00 UTC, 2 h". */
export function stepTime(time: string, stepMinutes: number): string {
  const moment = new Date(time);
  if (stepMinutes === 1) return `${TIME.format(moment)} UTC`;
  const long = stepMinutes < 60 ? `${stepMinutes} min` : `${stepMinutes / 60} h`;
  return `${DAY.format(moment)} ${TIME.format(moment)} UTC, ${long}`;
}
