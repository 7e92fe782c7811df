import type { CardFace, SavedCard } from "./provider";

/** What a provider says of a payment. */
export type PaymentResult =
  | {
      readonly status: "succeeded";
      /** The provider's id of the payment. */
      readonly ref: string;
      readonly card: Pick<CardFace, "brand" | "last4"> | null;
      /** The card, when it was to be kept. */
      readonly saved: SavedCard | null;
      /** Test cards: what the bank will do, and in how many seconds. */
      readonly dispute?: { readonly ref: string; readonly inSeconds: number };
    }
  | {
      readonly status: "declined";
      readonly ref: string | null;
      /** `card_declined`, `insufficient_funds`, `expired_card`, `authentication_required`, … */
      readonly code: string;
    }
  | { readonly status: "requires_action"; readonly ref: string; readonly url: string }
  | { readonly status: "cancelled" }
  /** Not decided yet. */
  | { readonly status: "pending" };
