import { RegistryError } from "@/services/errors";
import { failureMessage } from "@/services/payments/failures";
import type { CardFace, EnteredCard, PaymentOrder, PaymentProvider } from "@/services/payments/provider";
import type { PaymentResult } from "@/services/payments/result";
import { OUTCOMES, type Outcome, outcomeOf } from "./test-card-numbers";

/** After so many seconds the bank takes a payment by the dispute card back. */
const DISPUTED_AFTER_SECONDS = 5;

const DECLINED: Partial<Record<Outcome, string>> = {
  declined: "card_declined",
  insufficient: "insufficient_funds",
  expired: "expired_card",
};

/**
 * Takes only published test cards and moves no money; the portal plays the bank. It keeps nothing: what a payment or a
 * saved card has of its card is which outcome it has, in the reference, so that a payment ends the same however often it
 * is asked for. References: `<outcome>.<save or once>.<brand>.<last4>.<MM>.<YYYY>.<id>`.
 */
export const testCards: PaymentProvider = {
  name: "test_cards",
  entered: {
    save: (card, id, now) => {
      const face = faceOf(card);
      return { ref: reference(outcomeOrThrow(card, now), false, face, id), ...face };
    },
    answer: (order, isConfirmed) =>
      isConfirmed ? paid(order) : { status: "declined", ref: order.ref, code: "authentication_failed" },
  },
  prepare({ paymentId, entered, save }, now) {
    if (!entered) throw declined("test_card_required");
    const face = faceOf(entered);
    // A card that is past its date is refused as the bank would refuse it: on the record.
    const outcome = isPast(face, now) ? "expired" : outcomeOrThrow(entered, now);
    return { ref: reference(outcome, save, face, paymentId), face };
  },
  async pay(order) {
    const { outcome } = read(order);
    const code = DECLINED[outcome];
    if (code) return { status: "declined", ref: order.ref, code };
    if (outcome !== "authentication") return paid(order);
    if (order.offSession) return { status: "declined", ref: order.ref, code: "authentication_required" };
    return waiting(order);
  },
  async look(order) {
    return waiting(order);
  },
  async cancel() {
    return { status: "cancelled" };
  },
  async refund() {},
  async forget() {},
  async findDispute(ref) {
    const [paymentId, amount] = ref.split("/");
    return paymentId ? { paymentId, state: "open", amount: Number(amount) } : null;
  },
};

function waiting({ ref, paymentId, returnUrl }: PaymentOrder): PaymentResult {
  const url = new URL(`/dashboard/billing/authenticate/${paymentId}`, returnUrl).href;
  return { status: "requires_action", ref: ref ?? `waiting.${paymentId}`, url };
}

function paid(order: PaymentOrder): PaymentResult {
  const { outcome, isSaved, face } = read(order);
  const keeps = isSaved && order.cardRef === null;
  return {
    status: "succeeded",
    ref: `paid.${order.paymentId}`,
    card: face,
    saved: keeps ? { ref: reference(outcome, false, face, order.paymentId), ...face } : null,
    ...(outcome === "dispute" && {
      dispute: { ref: `${order.paymentId}/${order.amount}`, inSeconds: DISPUTED_AFTER_SECONDS },
    }),
  };
}

function reference(outcome: Outcome, save: boolean, face: CardFace, id: string): string {
  const { brand, last4, expMonth, expYear } = face;
  return [outcome, save ? "save" : "once", brand, last4, expMonth, expYear, id].join(".");
}

/** What the references of an order say of its card. */
function read({ ref, cardRef }: PaymentOrder): { outcome: Outcome; isSaved: boolean; face: CardFace } {
  const [outcome = "", save, brand = "", last4 = "", month, year] = (cardRef ?? ref ?? "").split(".");
  return {
    outcome: OUTCOMES.find((known) => known === outcome) ?? "declined",
    isSaved: save === "save",
    face: { brand, last4, expMonth: Number(month), expYear: Number(year) },
  };
}

function outcomeOrThrow(card: EnteredCard, now: Date): Outcome {
  const outcome = outcomeOf(card.number);
  if (!outcome) throw declined("test_card_required");
  if (isPast(faceOf(card), now)) throw declined("expired_card");
  return outcome;
}

function declined(reason: string): RegistryError {
  const message = failureMessage(reason);
  return new RegistryError("payment_declined", {
    message,
    details: { reason },
    fields: [{ path: reason === "expired_card" ? "cardExpiry" : "cardNumber", message }],
  });
}

function faceOf({ number, expiry }: EnteredCard): CardFace {
  const [month = 0, year = 0] = expiry.split("/").map(Number);
  const brand = number.startsWith("5") ? "mastercard" : "visa";
  return { brand, last4: number.slice(-4), expMonth: month, expYear: 2000 + year };
}

/** A card is good through the last day of its month. */
function isPast({ expMonth, expYear }: CardFace, now: Date): boolean {
  return Date.UTC(expYear, expMonth, 1) <= now.getTime();
}
