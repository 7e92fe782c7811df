import type { Output } from "../trpc";

export type Price = Output<"console.namespaces.get">["policy"]["prices"][number];
export type Operation = Price["operation"];

export const OPERATION_WORDS: Readonly<Record<Operation, { label: string; per: string }>> = {
  register: { label: "Registration", per: "a year" },
  renew: { label: "Renewal", per: "a year" },
  transfer: { label: "Transfer", per: "with a year" },
  restore: { label: "Restore", per: "flat" },
};

export const OPERATIONS = Object.keys(OPERATION_WORDS) as Operation[];

/** A price in the history of its operation. */
export interface PriceSpan extends Price {
  /** When the next one begins; null while none is planned. */
  readonly until: string | null;
  readonly state: "past" | "in_force" | "future";
}

/** The prices of an operation, the latest first, with what each is now. */
export function spansOf(prices: readonly Price[], operation: Operation, now: Date): PriceSpan[] {
  const own = prices
    .filter((price) => price.operation === operation)
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom));
  const current = own.find(({ validFrom }) => new Date(validFrom) <= now);
  return own.map((price, index) => ({
    ...price,
    until: own[index - 1]?.validFrom ?? null,
    state: price === current ? "in_force" : new Date(price.validFrom) > now ? "future" : "past",
  }));
}
