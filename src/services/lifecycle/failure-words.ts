const FAILURES: Readonly<Record<string, string>> = {
  insufficient_balance: "the balance does not cover it, and no card is saved",
  spend_limit_exceeded: "the account's spend limit for this month is reached",
  payment_pending: "the card's payment has not been confirmed",
  insufficient_funds: "the card has not enough money",
  authentication_required: "the card's bank asks for a confirmation",
};

/** Why a renewal was not paid, to follow a colon. `failure`: a code of `auto_renewal`. */
export function renewalFailureWords(failure: string | null): string {
  return failure === null ? "it was not paid" : (FAILURES[failure] ?? "the card was declined");
}
