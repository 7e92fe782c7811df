import { countryName } from "@/lib/countries";
import type { InvoiceLine, InvoiceTax } from "./document";

/** A tax rate as operators set it. `rate` in hundredths of a percent. */
export interface Rate {
  readonly country: string;
  readonly name: string;
  readonly rate: number;
  readonly reverseCharge: boolean;
  readonly validFrom: Date;
}

/** What decides on the tax of a sale. */
export interface Sale {
  /** Minor units, tax included. */
  readonly total: number;
  /** When it was charged. */
  readonly at: Date;
  readonly buyer: { readonly country: string | null; readonly taxId: string | null };
  readonly seller: { readonly country: string | null };
}

/** The tax in a price. `taxRate` and `taxName` are null where none is charged, and `note` says why. */
export interface Taxed {
  readonly net: number;
  readonly tax: number;
  readonly taxRate: number | null;
  readonly taxName: string | null;
  readonly note: string | null;
}

/** The rate in force in a country at a moment: the newest that has begun. */
export function rateAt(rates: readonly Rate[], country: string, at: Date): Rate | null {
  return rates
    .filter((rate) => rate.country === country && rate.validFrom <= at)
    .reduce<Rate | null>((best, rate) => (best && best.validFrom >= rate.validFrom ? best : rate), null);
}

/**
 * The tax in what was paid: prices include it, so that nobody pays another price for where they are. A buyer who named no
 * country is taken to be in the seller's.
 */
export function taxOn({ total, at, buyer, seller }: Sale, rates: readonly Rate[]): Taxed {
  const country = buyer.country || seller.country;
  const none = (note: string): Taxed => ({ net: total, tax: 0, taxRate: null, taxName: null, note });
  if (!country) return none("No tax is shown: the country of the customer is not known.");
  const rate = rateAt(rates, country, at);
  if (!rate) return none(`No tax is charged to customers in ${countryName(country)}.`);
  if (rate.reverseCharge && buyer.taxId && country !== seller.country) {
    return none(`Reverse charge: the customer accounts for the ${rate.name} (tax id ${buyer.taxId}).`);
  }
  return { ...split(total, rate.rate), taxRate: rate.rate, taxName: rate.name, note: null };
}

/** Tax in an amount that includes it, rounded half up to a minor unit; the rest is net, so that they always sum up. */
export function split(total: number, rate: number): { net: number; tax: number } {
  const tax = Math.round((total * rate) / (10_000 + rate));
  return { net: total - tax, tax };
}

/** Taxes of lines, one for each name and rate. */
export function taxesOf(lines: readonly InvoiceLine[]): InvoiceTax[] {
  const taxes = new Map<string, InvoiceTax>();
  for (const { taxName: name, taxRate: rate, net, tax } of lines) {
    if (name === null || rate === null) continue;
    const sum = taxes.get(`${rate} ${name}`) ?? { name, rate, net: 0, tax: 0 };
    taxes.set(`${rate} ${name}`, { ...sum, net: sum.net + net, tax: sum.tax + tax });
  }
  return [...taxes.values()];
}
