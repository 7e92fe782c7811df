import { shown } from "./command";

/** A decimal of the wire for some years: `29.99` twice is `59.98`, without floating point. */
export function times(amount: string, years: number): string {
  const [whole = "0", digits = ""] = amount.split(".");
  if (!/^\d{1,15}$/.test(whole) || !/^\d{0,8}$/.test(digits)) return amount;
  const product = String(BigInt(whole + digits) * BigInt(years)).padStart(digits.length + 1, "0");
  const point = product.length - digits.length;
  return digits === "" ? product : `${product.slice(0, point)}.${product.slice(point)}`;
}

export function priceText(amount: unknown, currency: unknown): string {
  return `${shown(amount)} ${shown(currency)}`;
}

export function yearsText(years: number): string {
  return years === 1 ? "1 year" : `${years} years`;
}
