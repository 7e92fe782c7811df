/** Cards that the portal takes while no payment provider is set, and what becomes of each. */
export const TEST_CARDS = [
  { number: "4242 4242 4242 4242", outcome: "Succeeds (Visa)", ok: true },
  { number: "5555 5555 5555 4444", outcome: "Succeeds (Mastercard)", ok: true },
  { number: "4000 0000 0000 0002", outcome: "Declined", ok: false },
  { number: "4000 0000 0000 9995", outcome: "Declined: insufficient funds", ok: false },
  { number: "4000 0000 0000 0069", outcome: "Declined: expired card", ok: false },
  { number: "4000 0025 0000 3155", outcome: "Asks you to confirm; declined for renewals", ok: false },
  { number: "4000 0000 0000 0259", outcome: "Succeeds, then the bank takes it back", ok: false },
] as const;
