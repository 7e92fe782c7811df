/** What a card payment is asked with. Numbers pass through and are never stored or logged. */
export interface CardCharge {
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly cardNumber: string;
  readonly cardExpiry: string;
  readonly cardCvc: string;
}

export type CardResult =
  | { readonly status: "succeeded"; readonly brand: string; readonly last4: string }
  | {
      readonly status: "declined";
      readonly brand: string;
      readonly last4: string;
      /** `card_declined`, `insufficient_funds`, `expired_card`. */
      readonly failureCode: string;
      readonly message: string;
    };

/** Port to whoever takes card payments. */
export interface PaymentProvider {
  chargeCard(charge: CardCharge, now: Date): Promise<CardResult>;
}
