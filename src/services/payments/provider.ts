import type { PaymentResult } from "./result";

/** A card as people recognise it. */
export interface CardFace {
  /** `visa`, `mastercard`, … */
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
}

/** A card that the provider keeps; `ref` is what it is called there and says nothing about its number. */
export interface SavedCard extends CardFace {
  readonly ref: string;
}

/** A card as it was typed into the portal: passes through, is never stored or logged. */
export interface EnteredCard {
  readonly number: string;
  /** `MM/YY`. */
  readonly expiry: string;
  readonly cvc: string;
}

/** A payment by a card that is not saved yet. Without `entered` the card is asked for on the provider's own page. */
export interface NewCardPayment {
  readonly paymentId: string;
  readonly entered?: EnteredCard;
  /** Whether the card is kept for later. */
  readonly save: boolean;
}

/** What has to be kept of a payment before the provider is asked, so that it is asked again in the same words. */
export interface Prepared {
  readonly ref: string;
  readonly face: CardFace | null;
}

/** A payment as the provider is asked for it, any number of times. */
export interface PaymentOrder {
  /** Our id of it: the provider's idempotency key. */
  readonly paymentId: string;
  readonly accountId: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly description: string;
  /** As prepared, or what the provider has called it since; null = a saved card, not asked yet. */
  readonly ref: string | null;
  /** The saved card, by the provider's name. */
  readonly cardRef: string | null;
  /** Nobody is there to confirm it. */
  readonly offSession: boolean;
  readonly createdAt: Date;
  /** What the account is called there. */
  readonly customerRef: string | null;
  /** Where the provider's pages lead back to. */
  readonly returnUrl: string;
}

export type DisputeState =
  /** The bank has taken the money. */
  | "open"
  | "won"
  | "lost"
  /** A question of the bank: no money has moved. */
  | "inquiry";

export interface Dispute {
  readonly paymentId: string;
  readonly state: DisputeState;
  /** Minor units. */
  readonly amount: number;
}

/** What a provider's message is about; what happened is asked of the provider itself, so that their order is of no matter. */
export type NoticeAbout =
  | { readonly kind: "payment"; readonly paymentId: string }
  | { readonly kind: "dispute"; readonly disputeRef: string }
  | { readonly kind: "card_saved"; readonly setupRef: string }
  | { readonly kind: "other" };

export interface Notice {
  /** The provider's id of the message. */
  readonly ref: string;
  readonly type: string;
  readonly about: NoticeAbout;
}

/** A provider on whose pages cards are entered, and which sends notices. */
export interface HostedPages {
  /** Makes the account known, once: the same `accountId` gives the same answer. @returns what it is called there */
  openCustomer(account: { id: string; email: string; organization: string }): Promise<string>;
  /** Begins saving a card without a payment. @returns where it is entered */
  startSetup(setup: { setupId: string; customerRef: string; returnUrl: string }): Promise<string>;
  /** The card that was saved; null while it is not. */
  findSetup(setupRef: string): Promise<{ customerRef: string; card: SavedCard } | null>;
  /** Reads a notice. @throws BadNotice when it is not signed by the provider, or too old */
  readNotice(body: string, signature: string): Notice;
}

/** A provider whose cards are entered in the portal, and whose bank is the portal too. */
export interface EnteredCards {
  /** @throws RegistryError payment_declined */
  save(card: EnteredCard, id: string, now: Date): SavedCard;
  /** What the bank says once the cardholder has answered. */
  answer(order: PaymentOrder, isConfirmed: boolean): PaymentResult;
}

/** Port to whoever takes card payments. What asks the network throws ProviderAway when its answer is not known. */
export interface PaymentProvider {
  readonly name: "test_cards" | "stripe";
  /** One of the two is there. */
  readonly hosted?: HostedPages;
  readonly entered?: EnteredCards;
  /** @throws RegistryError payment_declined where it is plain without asking anybody */
  prepare(payment: NewCardPayment, now: Date): Prepared;
  /** Takes the money, or begins to. The same payment is never taken twice. */
  pay(order: PaymentOrder, now: Date): Promise<PaymentResult>;
  /** What has become of a payment that waits for the cardholder. */
  look(order: PaymentOrder): Promise<PaymentResult>;
  /** Ends one that waits; it may turn out to have been paid. */
  cancel(order: PaymentOrder): Promise<PaymentResult>;
  /** Gives all of it back, once. */
  refund(order: PaymentOrder): Promise<void>;
  /** Forgets a saved card. */
  forget(cardRef: string): Promise<void>;
  findDispute(disputeRef: string): Promise<Dispute | null>;
}

/** The provider did not answer, or not clearly: whether it took the money is not known. Asking again is safe. */
export class ProviderAway extends Error {
  override name = "ProviderAway";
}

/** A notice that is not the provider's. */
export class BadNotice extends Error {
  override name = "BadNotice";
}
