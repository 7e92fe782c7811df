import { formatMoney, minorDigits, toDecimal } from "@/lib/money";
import { RegistryError } from "../errors";
import type { Availability } from "./check";

/** The price for all years that the buyer of a premium name has seen and accepts. */
export interface AcceptedPremium {
  /** In minor units. */
  readonly acceptedPremiumAmount?: number;
  /** As a decimal of the name's currency: `120`, `"120.00"`. */
  readonly acceptedPremiumDecimal?: number | string;
}

/** Whether exactly the price of all years was accepted, where that is needed. */
export function isPriceAccepted(
  { premium, registerAmount, currency }: Pick<Availability, "premium" | "registerAmount" | "currency">,
  years: number,
  accepted: AcceptedPremium,
): boolean {
  return !premium || isAmount(accepted, registerAmount * years, currency);
}

/** @throws RegistryError premium_consent_required: a premium name, and not exactly its price was accepted */
export function assertPremiumConsent(
  availability: Availability,
  years: number,
  accepted: AcceptedPremium,
): void {
  if (isPriceAccepted(availability, years, accepted)) return;
  const { registerAmount, currency, name } = availability;
  const amount = registerAmount * years;
  throw new RegistryError("premium_consent_required", {
    message: `'${name.labelUnicode}' is a premium name and costs ${formatMoney({ amount, currency })} for ${years} ${years === 1 ? "year" : "years"}: accept exactly this price to register it`,
    details: {
      subdomain: name.label,
      premium: true,
      price: toDecimal(amount, currency),
      currency,
      years,
    },
    fields: [{ path: "premium_price", message: `must be ${toDecimal(amount, currency)}` }],
  });
}

/** A decimal with more digits than its currency has is no price. */
function isAmount(
  { acceptedPremiumAmount, acceptedPremiumDecimal }: AcceptedPremium,
  amount: number,
  currency: string,
): boolean {
  if (acceptedPremiumDecimal === undefined) return acceptedPremiumAmount === amount;
  return Math.abs(Number(acceptedPremiumDecimal) * 10 ** minorDigits(currency) - amount) < 1e-6;
}
