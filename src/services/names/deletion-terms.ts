import type { z } from "zod";
import type { Name } from "@/db/generated/client";
import { addDays, addYears } from "@/lib/time";
import { requireScope } from "../access/require";
import { listRefundable, type RefundableCharge } from "../billing/refundable";
import type { Context } from "../context";
import type { NamespacePolicy } from "../namespaces/policy";
import { loadName } from "./load";
import { renewAmountOf } from "./prices";
import { refundedCharges } from "./refunded-charges";
import { restoreTerms } from "./restore-terms";
import type { nameRef } from "./schema";
import { rgpStatuses } from "./statuses";

/** What deleting a name at this moment does. Amounts in minor units. */
export interface DeletionTerms {
  readonly fqdn: string;
  /** Free for anybody at once: it is in its add grace period. */
  readonly released: boolean;
  /** What goes back to this account. */
  readonly refundAmount: number;
  readonly restoreAmount: number;
  /** Due beside the restore fee: the term without what is given back has ended. */
  readonly restoreRenewAmount: number;
  readonly currency: string;
  /** Until then it can be restored; null when released. */
  readonly redemptionEndsAt: Date | null;
  readonly releasesAt: Date | null;
}

/** Tells what `deleteName` would do now. @throws RegistryError not_found */
export async function deletionTerms(ctx: Context, input: z.output<typeof nameRef>): Promise<DeletionTerms> {
  const { accountId } = requireScope(ctx, "names:read");
  const { row, policy } = await loadName(ctx, { accountId }, input.name);
  const refunded = refundedCharges(row, policy, ctx.now, await listRefundable(ctx.db, row.id));
  const own = refunded.filter((charge) => charge.accountId === accountId);
  const expiresAt = termAfterRefunds(row.expiresAt, refunded);
  const restore = restoreTerms(policy, expiresAt, await renewAmountOf(ctx, { row, policy }), ctx.now);
  const dates = deletionDates(row, policy, ctx.now);
  return {
    fqdn: row.fqdn,
    ...dates,
    refundAmount: own.reduce((sum, { amount }) => sum + amount, 0),
    restoreAmount: restore.restoreAmount,
    restoreRenewAmount: dates.released ? 0 : restore.renewAmount,
    currency: policy.currency,
  };
}

/** RFC 3915 §3.1: in its add grace period a name is free at once, later it enters redemption and then pendingDelete. */
export function deletionDates(
  row: Name,
  policy: NamespacePolicy,
  now: Date,
): Pick<DeletionTerms, "released" | "redemptionEndsAt" | "releasesAt"> {
  if (rgpStatuses(row, policy, now).includes("addPeriod")) {
    return { released: true, redemptionEndsAt: null, releasesAt: null };
  }
  const redemptionEndsAt = addDays(now, policy.redemptionDays);
  return {
    released: false,
    redemptionEndsAt,
    releasesAt: addDays(redemptionEndsAt, policy.pendingDeleteDays),
  };
}

/** The end of the term without the years that are given back. */
export function termAfterRefunds(expiresAt: Date, refunded: readonly RefundableCharge[]): Date {
  return addYears(
    expiresAt,
    refunded.reduce((years, charge) => years - charge.years, 0),
  );
}
