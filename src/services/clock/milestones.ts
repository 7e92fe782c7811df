import type { Name } from "@/db/generated/client";
import { addDays } from "@/lib/time";
import { graceEndsAt, holdStartsAt } from "../lifecycle/steps";
import type { NamespacePolicy } from "../namespaces/policy";
import { MILESTONES, type Milestone } from "./schema";

type Dates = Pick<Name, "expiresAt" | "deletedAt" | "redemptionEndsAt" | "releasesAt">;

/** When a name reaches each state if nobody does anything; those that do not come, or are past, are absent. */
export function milestonesOf(
  row: Dates,
  policy: NamespacePolicy,
  now: Date,
): { readonly milestone: Milestone; readonly at: Date }[] {
  return MILESTONES.flatMap((milestone) => {
    const at = milestoneAt(row, policy, milestone);
    return at && at > now ? [{ milestone, at }] : [];
  });
}

/** Null for what this name does not come to: it was deleted before. */
export function milestoneAt(row: Dates, policy: NamespacePolicy, milestone: Milestone): Date | null {
  const deletedAt = row.deletedAt ?? graceEndsAt(row, policy);
  const redemptionEndsAt = row.redemptionEndsAt ?? addDays(deletedAt, policy.redemptionDays);
  switch (milestone) {
    case "expiry":
      return row.deletedAt ? null : row.expiresAt;
    case "hold":
      return row.deletedAt ? null : holdStartsAt(row, policy);
    case "redemption":
      return row.deletedAt ? null : deletedAt;
    case "pending_delete":
      return redemptionEndsAt;
    case "release":
      return row.releasesAt ?? addDays(redemptionEndsAt, policy.pendingDeleteDays);
  }
}
