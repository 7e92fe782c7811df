/** What each reason of a failed payment means to whoever pays, and what to do now. */
const FAILURES: Readonly<Record<string, string>> = {
  card_declined: "The card was declined: try another one, or ask its bank why",
  insufficient_funds: "The card has insufficient funds: try another one or a smaller amount",
  expired_card: "The card has expired: use one that is still good",
  incorrect_number: "The card’s number is wrong: check it",
  incorrect_cvc: "The security code is wrong: check it",
  test_card_required: "Only test cards are taken here: use 4242 4242 4242 4242",
  authentication_required:
    "The card’s bank asks for a confirmation, which nobody could give: add money with this card yourself, or use another one",
  authentication_failed: "The confirmation failed: try again, or use another card",
  not_confirmed: "The payment was not confirmed in time, so nothing was charged: start again",
  not_finished: "The payment was not finished, so nothing was charged: start again",
  card_removed: "The card was removed before it was charged: use another one",
};

/** A failure in words; a code of the provider's that is not known here is a declined card. */
export function failureMessage(code: string): string {
  return FAILURES[code] ?? FAILURES.card_declined ?? code;
}
