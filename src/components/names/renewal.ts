import { addYears } from "@/lib/time";
import { isDeleted, type NameView } from "./life";

/** How many years can be added now: nobody holds a name for more than `maxYears` from today. */
export function mostRenewalYears(expiresAt: string | Date, maxYears: number, now: Date): number {
  const latest = addYears(now, maxYears);
  let years = 0;
  while (years < maxYears && addYears(new Date(expiresAt), years + 1) <= latest) years++;
  return years;
}

/** Why this viewer cannot renew the name now, in words; null when they can. */
export function whyNotRenew(
  name: NameView,
  scopes: ReadonlySet<string>,
  maxYears: number,
  now: Date,
): string | null {
  if (isDeleted(name)) return "It was deleted: restore it first";
  if (name.isInTransfer) return "It is in transfer: answer that first";
  if (name.statuses.includes("clientRenewProhibited")) return "Turn off “lock renewal” in the settings first";
  if (name.statuses.includes("serverRenewProhibited")) return "The registry forbids it: contact support";
  if (mostRenewalYears(name.expiresAt, maxYears, now) === 0) {
    return `It is paid for the longest time there is: ${maxYears} years`;
  }
  if (!scopes.has("names:register")) return "Your role in this account does not include purchases";
  return null;
}
