import { z } from "zod";
import { minorDigits, toDecimal } from "@/lib/money";

/** A decimal amount as a text, with every digit of its currency: `"8.57"`. */
export const amount = z.string().meta({ pattern: "^\\d+(\\.\\d+)?$", example: "8.57" });

export const currency = z.string().meta({ description: "ISO 4217", example: "USD" });

export function toAmount(minor: number, code: string): string {
  return toDecimal(minor, code).toFixed(minorDigits(code));
}
