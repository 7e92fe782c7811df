/** What is bought, and therefore has an invoice and counts for spend limits. */
export const CHARGE_KINDS = ["register", "renew", "restore", "transfer"] as const;

/**
 * Why money moved; shown on statements. `payment_refund` goes back to the card it came from, `dispute` is what the
 * cardholder's bank took back.
 */
export const LEDGER_KINDS = [
  ...CHARGE_KINDS,
  "refund",
  "top_up",
  "adjustment",
  "payment_refund",
  "dispute",
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** Money that a command takes or gives. `amount` in minor units, positive. */
export interface Movement {
  readonly accountId: string;
  readonly currency: string;
  readonly amount: number;
  readonly kind: LedgerKind;
  readonly description: string;
  readonly nameId?: string;
  readonly years?: number;
}
