import type { Name } from "@/db/generated/client";
import type { LifecycleStage } from "@/db/generated/enums";
import { addDays } from "@/lib/time";
import type { NamespacePolicy } from "../namespaces/policy";

/** Days before the end of its term at which the holder of a name is told. */
export const NOTICE_DAYS = [30, 14, 7, 1] as const;
export type NoticeDays = (typeof NOTICE_DAYS)[number];

/** What the registry does to a name when its time has come. */
export type Step =
  | { readonly kind: "notice"; readonly days: NoticeDays }
  /** The term has ended: it is renewed, or else the name counts as expired. */
  | { readonly kind: "expire" }
  /** An expired name that is not paid leaves DNS. */
  | { readonly kind: "hold" }
  /** The auto-renew grace period (RFC 3915 §3.1) is over. */
  | { readonly kind: "delete" }
  /** Nobody can restore it any more. */
  | { readonly kind: "end_redemption" }
  | { readonly kind: "release" };

/** Stages in which the term runs, with the days before its end at which the next notice is due; 0 = it ends. */
export const DAYS_TO_NEXT: Readonly<Partial<Record<LifecycleStage, number>>> = {
  registered: 30,
  notice_30: 14,
  notice_14: 7,
  notice_7: 1,
  notice_1: 0,
};

type Row = Pick<
  Name,
  "stage" | "expiresAt" | "deletedAt" | "redemptionEndsAt" | "releasesAt" | "releasedAt" | "pendingTransferId"
>;

/**
 * The step that is due for a name at `now`, by where it stands; null when none is. Of notices that are late only the most
 * urgent is due. What is due for a name on its way to another account waits until that has ended.
 */
export function nextStepOf(row: Row, policy: NamespacePolicy, now: Date): Step | null {
  if (row.releasedAt !== null) return null;
  if (row.deletedAt !== null) return stepOfDeleted(row, now);
  if (row.pendingTransferId !== null) return null;
  if (row.stage === "expired" || row.stage === "held") {
    if (graceEndsAt(row, policy) <= now) return { kind: "delete" };
    const holdsAt = holdStartsAt(row, policy);
    return row.stage === "expired" && holdsAt !== null && holdsAt <= now ? { kind: "hold" } : null;
  }
  if (row.expiresAt <= now) return { kind: "expire" };
  const toNext = DAYS_TO_NEXT[row.stage] ?? 0;
  const days = NOTICE_DAYS.findLast((one) => one <= toNext && addDays(row.expiresAt, -one) <= now);
  return days === undefined ? null : { kind: "notice", days };
}

function stepOfDeleted(row: Row, now: Date): Step | null {
  if (row.stage !== "pending_delete") {
    return row.redemptionEndsAt === null || row.redemptionEndsAt <= now ? { kind: "end_redemption" } : null;
  }
  return row.releasesAt === null || row.releasesAt <= now ? { kind: "release" } : null;
}

/** When a name whose term ends is deleted unless it is renewed. */
export function graceEndsAt(row: Pick<Name, "expiresAt">, policy: NamespacePolicy): Date {
  return addDays(row.expiresAt, policy.autoRenewGraceDays);
}

/** When a name whose term ends leaves DNS; null where it is deleted first. */
export function holdStartsAt(row: Pick<Name, "expiresAt">, policy: NamespacePolicy): Date | null {
  return policy.expiryHoldDays < policy.autoRenewGraceDays
    ? addDays(row.expiresAt, policy.expiryHoldDays)
    : null;
}
