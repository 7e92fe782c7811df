import type { Output } from "../trpc";

export type Endpoint = Output<"webhooks.get">;
export type EventType = Output<"webhooks.eventTypes">[number];

export const WEBHOOKS_PATH = "/dashboard/webhooks";

export function webhookPath(id: string): string {
  return `${WEBHOOKS_PATH}/${id}`;
}

/** What people know an endpoint by: its description, or its host. */
export function endpointName({ url, description }: Pick<Endpoint, "url" | "description">): string {
  return description || new URL(url).host;
}

/** "All events", "dns.updated", "3 events". */
export function eventsText(events: readonly string[]): string {
  if (events.length === 0) return "All events";
  const [only] = events;
  return events.length === 1 && only ? only : `${events.length} events`;
}

/** "98.5 %" of attempts, never "100 %" when one failed; null without any. */
export function successText(succeeded: number, failed: number): string | null {
  const all = succeeded + failed;
  if (all === 0) return null;
  const share = Math.floor((succeeded / all) * 1_000) / 10;
  return `${share} %`;
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
