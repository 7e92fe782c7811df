import { addYears } from "@/lib/time";
import { type NamespacePolicy, priceOf } from "../namespaces/policy";

/** What bringing a deleted name back takes. Amounts in minor units. */
export interface RestoreTerms {
  readonly restoreAmount: number;
  /** Years that it is renewed by, since its term has ended: else it would be deleted again at once. */
  readonly years: number;
  readonly renewAmount: number;
  readonly totalAmount: number;
}

/**
 * The restore fee and, where the term has ended, its renewal until it runs again.
 * @param yearAmount what a year's renewal of the name costs
 */
export function restoreTerms(
  policy: NamespacePolicy,
  expiresAt: Date,
  yearAmount: number,
  now: Date,
): RestoreTerms {
  const restoreAmount = priceOf(policy, "restore", now);
  const years = missingYears(expiresAt, policy, now);
  const renewAmount = yearAmount * years;
  return { restoreAmount, years, renewAmount, totalAmount: restoreAmount + renewAmount };
}

function missingYears(expiresAt: Date, policy: NamespacePolicy, now: Date): number {
  if (expiresAt > now) return 0;
  let years = Math.max(1, policy.minYears);
  while (addYears(expiresAt, years) <= now) years++;
  return years;
}
