import {
  type CardOutcome,
  newCard,
  newRef,
  type StoredCard,
  type StoredDispute,
  type StoredIntent,
  type StoredSession,
} from "./objects";

/** An answer that is an error: the status and what is in `error`. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: { type: string; code?: string; [key: string]: unknown },
  ) {
    super(error.code ?? error.type);
  }
}

export const missing = (id: string): Refusal =>
  new Refusal(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    param: "id",
    message: `No such ${id}`,
  });

/** What the stand-in knows, and the money it took: counted in `charges`. */
export class StandInLedger {
  constructor(private readonly now: () => Date) {}

  /** Unix seconds, as Stripe writes times. */
  seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  readonly cards = new Map<string, StoredCard>();
  readonly intents = new Map<string, StoredIntent>();
  readonly sessions = new Map<string, StoredSession>();
  readonly disputes = new Map<string, StoredDispute>();
  readonly setups = new Map<string, { id: string; payment_method: string }>();
  readonly customers = new Map<string, Record<string, unknown>>();
  readonly refunds: { id: string; payment_intent: string; amount: number }[] = [];
  /** Every time money was taken from a card. */
  readonly charges: { intent: string; amount: number; paymentId: string | undefined }[] = [];

  saveCard(customer: string | null, outcome: CardOutcome): StoredCard {
    const card = newCard(customer, outcome);
    this.cards.set(card.id, card);
    return card;
  }

  /** A PaymentIntent that is confirmed at once. @throws Refusal as Stripe answers a declined card: 402 */
  charge(
    wish: Pick<StoredIntent, "amount" | "currency" | "customer" | "metadata" | "setup_future_usage"> & {
      card: StoredCard;
      offSession: boolean;
      actionUrl: (intentId: string) => string;
      returnUrl: string;
    },
  ): StoredIntent {
    const { card, offSession, actionUrl, returnUrl, ...rest } = wish;
    const intent: StoredIntent = {
      ...rest,
      id: newRef("pi"),
      object: "payment_intent",
      created: this.seconds(),
      status: "requires_payment_method",
      payment_method: card.id,
      last_payment_error: null,
      next_action: null,
    };
    this.intents.set(intent.id, intent);
    if (card.outcome === "success") this.take(intent);
    else if (card.outcome === "authentication" && !offSession) {
      intent.status = "requires_action";
      const url = actionUrl(intent.id);
      intent.next_action = { type: "redirect_to_url", redirect_to_url: { url, return_url: returnUrl } };
    } else this.decline(intent, card.outcome);
    return intent;
  }

  take(intent: StoredIntent): void {
    intent.status = "succeeded";
    intent.next_action = null;
    this.charges.push({ intent: intent.id, amount: intent.amount, paymentId: intent.metadata.payment_id });
  }

  private decline(intent: StoredIntent, outcome: CardOutcome): never {
    const authentication = outcome === "authentication";
    const code = authentication ? "authentication_required" : "card_declined";
    const declineCode = authentication
      ? "authentication_required"
      : outcome === "insufficient_funds"
        ? outcome
        : "generic_decline";
    intent.last_payment_error = { code, decline_code: declineCode };
    throw new Refusal(402, {
      type: "card_error",
      code,
      decline_code: declineCode,
      message: "Your card was declined.",
      payment_intent: { ...intent, payment_method: this.cards.get(intent.payment_method ?? "") ?? null },
    });
  }

  /** The bank takes a payment back, or decides. */
  dispute(intentId: string, status: string): StoredDispute {
    const intent = this.intents.get(intentId);
    if (!intent) throw missing(intentId);
    const known = [...this.disputes.values()].find(({ payment_intent }) => payment_intent === intentId);
    const { amount, currency } = intent;
    const dispute: StoredDispute = known ?? {
      id: newRef("dp"),
      object: "dispute",
      amount,
      currency,
      status,
      payment_intent: intentId,
    };
    dispute.status = status;
    this.disputes.set(dispute.id, dispute);
    return dispute;
  }
}
