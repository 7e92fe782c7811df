/** What becomes of a payment by a test card. */
export const OUTCOMES = [
  "success",
  "declined",
  "insufficient",
  "expired",
  "authentication",
  "dispute",
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** The numbers that payment providers publish for tests. */
const NUMBERS: Readonly<Record<string, Outcome>> = {
  "4242424242424242": "success",
  "5555555555554444": "success",
  "4000000000000002": "declined",
  "4000000000009995": "insufficient",
  "4000000000000069": "expired",
  "4000002500003155": "authentication",
  "4000000000000259": "dispute",
};

export function outcomeOf(number: string): Outcome | null {
  return NUMBERS[number] ?? null;
}
