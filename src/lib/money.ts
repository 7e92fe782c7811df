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

/** "12.50" → 1250 for USD; NaN for what is no amount. A comma is not guessed at: it means thousands to some. */
export function minorUnits(text: string, currency: string): number {
  const plain = text.trim().replace(/^[$€£]\s*/, "");
  if (!/^\d+(\.\d+)?$/.test(plain)) return Number.NaN;
  const factor = 10 ** minorDigits(currency);
  const amount = Number(plain) * factor;
  return Math.abs(amount - Math.round(amount)) < 1e-6 ? Math.round(amount) : amount;
}
