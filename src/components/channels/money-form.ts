import { minorUnits } from "@/lib/money";
import type { Schema } from "../form/validate";

/** What a field of an amount holds: `50` or `12.50`, major units; null when it is empty and may be. */
export type TypedAmount = string | null;

/** The typed amount in minor units; NaN for what is no amount. */
export function toMinor(typed: TypedAmount, currency: string): number | null {
  return typed === null ? null : minorUnits(typed, currency);
}

/** Checks a form by a procedure's schema, after `convert` made its input of it. */
export async function convertedSchema<FormValues>(
  schema: Promise<Schema<never> | Schema<unknown>>,
  convert: (form: FormValues) => unknown,
): Promise<Schema<FormValues>> {
  const { "~standard": standard } = await schema;
  return { "~standard": { validate: (form) => standard.validate(convert(form as FormValues)) } };
}

/** Minor units as a field shows them: 12345 → `123.45`. */
export function toTyped(amount: number | null, currency: string): string {
  if (amount === null) return "";
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return (amount / 10 ** digits).toFixed(digits);
}
