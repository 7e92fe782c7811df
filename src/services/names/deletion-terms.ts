import type { z } from "zod";
import type { Name } from "@/db/generated/client";
import { addDays } from "@/lib/time";
import { requireScope } from "../access/require";
import type { LedgerKind } from "../billing/movement";
import { refundableAmount } from "../billing/refundable";
import type { Context } from "../context";
import { type NamespacePolicy, priceOf } from "../namespaces/policy";
import { loadName } from "./load";
import type { nameRef } from "./schema";
import { rgpStatuses } from "./statuses";

/** What deleting a name at this moment does. Amounts in minor units. */
export interface DeletionTerms {
  readonly fqdn: string;
  /** Free for anybody at once: it is in its add grace period. */
  readonly released: boolean;
  readonly refundAmount: number;
  readonly restoreAmount: number;
  readonly currency: string;
  /** Until then it can be restored; null when released. */
  readonly redemptionEndsAt: Date | null;
  readonly releasesAt: Date | null;
}

/** Tells what `deleteName` would do now. @throws RegistryError not_found */
export async function deletionTerms(ctx: Context, input: z.output<typeof nameRef>): Promise<DeletionTerms> {
  const { accountId } = requireScope(ctx, "names:read");
  const { row, policy } = await loadName(ctx, { accountId }, input.name);
  const amounts = await Promise.all(
    refundedKinds(policy, ctx.now).map(({ kinds, since }) =>
      refundableAmount(ctx.db, { accountId, nameId: row.id, kinds, since }),
    ),
  );
  return {
    fqdn: row.fqdn,
    ...deletionDates(row, policy, ctx.now),
    refundAmount: amounts.reduce((sum, amount) => sum + amount, 0),
    restoreAmount: priceOf(policy, "restore", ctx.now),
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

/** RFC 3915 §3.1: what was paid for a period whose grace still runs is credited at deletion. */
export function refundedKinds(
  policy: NamespacePolicy,
  now: Date,
): readonly { readonly kinds: readonly LedgerKind[]; readonly since: Date }[] {
  return [
    { kinds: ["register"], since: addDays(now, -policy.addGraceDays) },
    { kinds: ["renew"], since: addDays(now, -policy.renewGraceDays) },
    { kinds: ["transfer"], since: addDays(now, -policy.addGraceDays) },
  ];
}
