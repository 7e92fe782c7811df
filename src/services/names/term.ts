import { addYears } from "@/lib/time";
import { RegistryError } from "../errors";
import type { NamespacePolicy } from "../namespaces/policy";

/** Asserts a period that the namespace offers. @throws RegistryError period_out_of_range */
export function assertYears(policy: NamespacePolicy, years: number): void {
  if (Number.isInteger(years) && years >= policy.minYears && years <= policy.maxYears) return;
  throw new RegistryError("period_out_of_range", {
    message: `The period must be ${policy.minYears} to ${policy.maxYears} years under ${policy.name}; it was ${years}`,
    details: { period: years, min: policy.minYears, max: policy.maxYears },
    fields: [{ path: "period", message: `must be ${policy.minYears} to ${policy.maxYears}` }],
  });
}

/**
 * The expiry after a renewal from `expiresAt`. No name is paid for more than `maxYears` beyond `now` (RFC 5731 §3.2.3).
 * @throws RegistryError period_out_of_range
 */
export function renewedExpiry(policy: NamespacePolicy, expiresAt: Date, years: number, now: Date): Date {
  assertYears(policy, years);
  const renewed = addYears(expiresAt, years);
  const latest = addYears(now, policy.maxYears);
  if (renewed <= latest) return renewed;
  const left = latest.getUTCFullYear() - expiresAt.getUTCFullYear();
  const possible = Math.max(0, addYears(expiresAt, left) <= latest ? left : left - 1);
  throw new RegistryError("period_out_of_range", {
    message:
      `A name is held for at most ${policy.maxYears} years from today: ` +
      (possible > 0 ? `it can be renewed for at most ${possible} more` : "it cannot be renewed yet"),
    details: { period: years, max: possible },
    fields: [{ path: "period", message: `must be at most ${possible}` }],
  });
}
