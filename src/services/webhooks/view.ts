import type { WebhookEndpoint } from "@/db/generated/client";

/** An endpoint as its account sees it: without secret and without headers' values. */
export interface EndpointView {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** Empty: all. */
  readonly events: readonly string[];
  readonly state: WebhookEndpoint["state"];
  /** Why the portal disabled it. */
  readonly stateReason: string | null;
  /** Names of the headers that are sent beside ours. */
  readonly headerNames: readonly string[];
  /** Until when the secret before signs too. */
  readonly previousSecretEndsAt: Date | null;
  readonly failingSince: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function viewEndpoint(row: WebhookEndpoint, now: Date): EndpointView {
  const { id, url, description, events, state, stateReason, failingSince, lastSuccessAt } = row;
  const isOverlapping = row.previousEndsAt !== null && row.previousEndsAt > now;
  return {
    id,
    url,
    description,
    events,
    state,
    stateReason,
    headerNames: Object.keys(row.headers as object).sort(),
    previousSecretEndsAt: isOverlapping ? row.previousEndsAt : null,
    failingSince,
    lastSuccessAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
