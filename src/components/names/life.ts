import { formatMoney } from "@/lib/money";
import { addDays } from "@/lib/time";
import type { Output } from "../trpc";
import type { TimelinePhase } from "../ui/timeline";

export type NameView = Output<"names.info">;

/** How long the namespace keeps a name after its expiry and after its deletion, days. */
export interface LifePolicy {
  readonly autoRenewGraceDays: number;
  /** After expiry, until the name leaves DNS. */
  readonly expiryHoldDays: number;
  readonly redemptionDays: number;
  readonly pendingDeleteDays: number;
}

type Life = Pick<
  NameView,
  | "registeredAt"
  | "addGraceEndsAt"
  | "expiresAt"
  | "deletedAt"
  | "redemptionEndsAt"
  | "releasesAt"
  | "renewAmount"
  | "restoreAmount"
  | "restoreRenewAmount"
  | "currency"
>;

/**
 * A name's life in phases, each beginning where the one before ends (RFC 3915 §3.1): what was, and what comes if nobody
 * does anything, with what that costs.
 */
export function lifePhases(name: Life, policy: LifePolicy, now: Date): TimelinePhase[] {
  const registeredAt = new Date(name.registeredAt);
  const graceEndsAt = new Date(name.addGraceEndsAt);
  const expiresAt = new Date(name.expiresAt);
  const price = (amount: number) => formatMoney({ amount, currency: name.currency });
  const free = "Nobody can have it back; then anybody can register it";
  if (name.deletedAt) {
    const deletedAt = new Date(name.deletedAt);
    const redemptionEndsAt = new Date(name.redemptionEndsAt ?? name.deletedAt);
    const releasesAt = new Date(name.releasesAt ?? redemptionEndsAt);
    const restore = `Out of DNS; restored for ${price(name.restoreAmount + name.restoreRenewAmount)}`;
    return inOrder([
      { label: "Registered", from: registeredAt, to: deletedAt, tone: "accent" },
      { label: "Redemption", from: deletedAt, to: redemptionEndsAt, tone: "warn", note: restore },
      { label: "Pending delete", from: redemptionEndsAt, to: releasesAt, tone: "bad", note: free },
    ]);
  }
  // A name that is expired for longer than its grace is still there: the phase lasts until today.
  const renewableUntil = latest(addDays(expiresAt, policy.autoRenewGraceDays), now);
  const heldFrom = addDays(expiresAt, Math.min(policy.expiryHoldDays, policy.autoRenewGraceDays));
  const redeemableUntil = addDays(renewableUntil, policy.redemptionDays);
  const renewal = price(name.renewAmount);
  return inOrder([
    {
      label: "Add grace",
      from: registeredAt,
      to: graceEndsAt,
      tone: "neutral",
      note: "Deleted now, its fee is given back",
    },
    { label: "Registered", from: graceEndsAt, to: expiresAt, tone: "accent" },
    {
      label: "Expired",
      from: expiresAt,
      to: heldFrom,
      tone: "warn",
      note: `Still answers; renewed for ${renewal}`,
    },
    {
      label: "On hold",
      from: heldFrom,
      to: renewableUntil,
      tone: "warn",
      note: `Out of DNS until it is renewed, for ${renewal}`,
    },
    {
      label: "Redemption",
      from: renewableUntil,
      to: redeemableUntil,
      tone: "bad",
      note: `Deleted; restored for ${price(name.restoreAmount + name.renewAmount)}, a year included`,
    },
    {
      label: "Pending delete",
      from: redeemableUntil,
      to: addDays(redeemableUntil, policy.pendingDeleteDays),
      tone: "bad",
      note: free,
    },
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

/** What a registry lock and the lock of the first days set by themselves. */
const DERIVED = new Set(["serverDeleteProhibited", "serverTransferProhibited", "serverUpdateProhibited"]);

/** The statuses that operators have set, but for those that a lock sets too. */
export function operatorStatusesOf(
  name: Pick<NameView, "statuses" | "registryLockedAt" | "transferLockEndsAt">,
): string[] {
  return name.statuses.filter((status) => {
    if (!status.startsWith("server")) return false;
    if (name.registryLockedAt && DERIVED.has(status)) return false;
    return !(name.transferLockEndsAt && status === "serverTransferProhibited");
  });
}

/** The client statuses among a name's statuses: those its holder has set. */
export function clientStatusesOf(name: Pick<NameView, "statuses">): string[] {
  return name.statuses.filter((status) => status.startsWith("client"));
}
