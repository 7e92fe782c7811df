import { addDays } from "@/lib/time";
import type { Output } from "../trpc";
import type { TimelinePhase } from "../ui/timeline";

export type NameView = Output<"names.info">;

/** How long the namespace keeps a name after its expiry and after its deletion, days. */
export interface LifePolicy {
  readonly autoRenewGraceDays: number;
  readonly redemptionDays: number;
  readonly pendingDeleteDays: number;
}

type LifeDates = Pick<
  NameView,
  "registeredAt" | "addGraceEndsAt" | "expiresAt" | "deletedAt" | "redemptionEndsAt" | "releasesAt"
>;

/**
 * A name's life in phases, each beginning where the one before ends (RFC 3915 §3.1): what was, and what comes if nobody
 * does anything.
 */
export function lifePhases(name: LifeDates, policy: LifePolicy, now: Date): TimelinePhase[] {
  const registeredAt = new Date(name.registeredAt);
  const graceEndsAt = new Date(name.addGraceEndsAt);
  const expiresAt = new Date(name.expiresAt);
  if (name.deletedAt) {
    const deletedAt = new Date(name.deletedAt);
    const redemptionEndsAt = new Date(name.redemptionEndsAt ?? name.deletedAt);
    const releasesAt = new Date(name.releasesAt ?? redemptionEndsAt);
    return inOrder([
      { label: "Registered", from: registeredAt, to: deletedAt, tone: "accent" },
      { label: "Redemption: can be restored", from: deletedAt, to: redemptionEndsAt, tone: "warn" },
      { label: "Pending delete, then free", from: redemptionEndsAt, to: releasesAt, tone: "bad" },
    ]);
  }
  // A name that is expired for longer than its grace is still there: the phase lasts until today.
  const renewableUntil = latest(addDays(expiresAt, policy.autoRenewGraceDays), now);
  const redeemableUntil = addDays(renewableUntil, policy.redemptionDays);
  return inOrder([
    { label: "Add grace: delete for a refund", from: registeredAt, to: graceEndsAt, tone: "neutral" },
    { label: "Registered and paid", from: graceEndsAt, to: expiresAt, tone: "accent" },
    { label: "Expired: can be renewed", from: expiresAt, to: renewableUntil, tone: "warn" },
    { label: "Redemption: restore for a fee", from: renewableUntil, to: redeemableUntil, tone: "bad" },
  ]);
}

function inOrder(phases: TimelinePhase[]): TimelinePhase[] {
  return phases.filter((phase) => phase.to > phase.from);
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}

/** Whether it was deleted and is not free yet. */
export function isDeleted(name: Pick<NameView, "state">): boolean {
  return name.state === "redemption" || name.state === "pending_delete";
}

/** The client statuses among a name's statuses: those its holder has set. */
export function clientStatusesOf(name: Pick<NameView, "statuses">): string[] {
  return name.statuses.filter((status) => status.startsWith("client"));
}
