import type { Name } from "@/db/generated/client";
import { addYears } from "@/lib/time";
import type { Context } from "../context";
import { type NamespacePolicy, priceOf } from "../namespaces/policy";
import { renewAmountOf } from "./prices";

/** What bringing a deleted name back takes. Amounts in minor units. */
export interface RestoreTerms {
  readonly restoreAmount: number;
  /** Years that it is renewed by, since its term has ended: else it would be deleted again at once. */
  readonly years: number;
  readonly renewAmount: number;
  readonly totalAmount: number;
}

/** The restore fee and, where the term has ended, its renewal until it runs again. */
export async function restoreTerms(
  ctx: Context,
  { row, policy }: { row: Pick<Name, "premium" | "label" | "expiresAt">; policy: NamespacePolicy },
): Promise<RestoreTerms> {
  const restoreAmount = priceOf(policy, "restore", ctx.now);
  const years = missingYears(row.expiresAt, policy, ctx.now);
  const renewAmount = years === 0 ? 0 : (await renewAmountOf(ctx, { row, policy })) * years;
  return { restoreAmount, years, renewAmount, totalAmount: restoreAmount + renewAmount };
}

function missingYears(expiresAt: Date, policy: NamespacePolicy, now: Date): number {
  if (expiresAt > now) return 0;
  let years = Math.max(1, policy.minYears);
  while (addYears(expiresAt, years) <= now) years++;
  return years;
}
