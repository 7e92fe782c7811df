import { formatMoney } from "@/lib/money";

/** An amount for each currency, minor units: names of two namespaces may cost two kinds of money. */
export type Totals = ReadonlyMap<string, number>;

export function totalsOf(lines: readonly { amount: number; currency: string }[]): Totals {
  const totals = new Map<string, number>();
  for (const { amount, currency } of lines) totals.set(currency, (totals.get(currency) ?? 0) + amount);
  return totals;
}

/** "$59.98 and €10.00". */
export function formatTotals(totals: Totals): string {
  return (
    [...totals].map(([currency, amount]) => formatMoney({ amount, currency })).join(" and ") || "nothing"
  );
}

/** "1 year", "3 years". */
export function yearsText(years: number): string {
  return years === 1 ? "1 year" : `${years} years`;
}

/** 1 to `most`. */
export function yearChoices(most: number): number[] {
  return Array.from({ length: Math.max(0, most) }, (_, index) => index + 1);
}
