/** An amount in minor units (cents) of an ISO 4217 currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

const digits = new Map<string, number>();

/** How many digits the currency has after the point: 2 for USD, 0 for JPY. */
export function minorDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ??
      2;
    digits.set(currency, known);
  }
  return known;
}

/** Minor units as the decimal number that REST bodies carry: 2999 USD → 29.99. */
export function toDecimal(amount: number, currency: string): number {
  return amount / 10 ** minorDigits(currency);
}

/** `$29.99`, in the reader's conventions. */
export function formatMoney({ amount, currency }: Money, locale = "en"): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(toDecimal(amount, currency));
}
