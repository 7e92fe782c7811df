import Stripe from "stripe";
import {
  type Dispute,
  type PaymentOrder,
  type PaymentProvider,
  ProviderAway,
} from "@/services/payments/provider";
import type { PaymentResult } from "@/services/payments/result";
import { asked, declineOf, refusedAs } from "./stripe-answers";
import { hostedPages } from "./stripe-hosted";
import { disputeState, ofIntent, ofSession } from "./stripe-objects";

export interface StripeSettings {
  readonly secretKey: string;
  /** Of the endpoint that its notices come to. */
  readonly webhookSecret: string;
  /** `https://api.stripe.com`, or a stand-in. */
  readonly apiUrl: string;
  /** For how long an answer is waited for. */
  readonly timeoutMs?: number;
}

/** Idempotency keys are kept for a day at least (docs.stripe.com/api/idempotent_requests): after that we look instead. */
const KEYS_LAST_MS = 20 * 3_600_000;
/** Clocks differ. */
const LOOK_BACK_SECONDS = 300;

/**
 * Cards by Stripe: Checkout for new ones, PaymentIntents for saved ones. A payment's id is its idempotency key and stands
 * in the metadata, by which it is found when the key is too old or the answer to it was a fault.
 */
export function stripePayments(settings: StripeSettings): PaymentProvider {
  const { protocol, hostname, port } = new URL(settings.apiUrl);
  const stripe = new Stripe(settings.secretKey, {
    host: hostname,
    port: port || (protocol === "http:" ? 80 : 443),
    protocol: protocol === "http:" ? "http" : "https",
    timeout: settings.timeoutMs ?? 20_000,
    maxNetworkRetries: 1,
    telemetry: false,
  });

  const charge = async (order: PaymentOrder): Promise<PaymentResult> => {
    const intent = await stripe.paymentIntents.create(
      {
        amount: order.amount,
        currency: order.currency.toLowerCase(),
        customer: order.customerRef ?? undefined,
        payment_method: order.cardRef ?? undefined,
        allowed_payment_method_types: ["card"],
        confirm: true,
        off_session: order.offSession,
        return_url: order.offSession ? undefined : order.returnUrl,
        description: order.description,
        metadata: { payment_id: order.paymentId },
        expand: ["payment_method"],
      },
      { idempotencyKey: order.paymentId },
    );
    return isReplay(intent) ? lookAt(intent.id) : ofIntent(intent);
  };

  const openCheckout = async (order: PaymentOrder): Promise<PaymentResult> => {
    const session = await stripe.checkout.sessions.create(
      {
        mode: "payment",
        customer: order.customerRef ?? undefined,
        client_reference_id: order.paymentId,
        allowed_payment_method_types: ["card"],
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: order.currency.toLowerCase(),
              unit_amount: order.amount,
              product_data: { name: order.description },
            },
          },
        ],
        payment_intent_data: {
          description: order.description,
          metadata: { payment_id: order.paymentId },
          setup_future_usage: isToBeSaved(order) ? "off_session" : undefined,
        },
        metadata: { payment_id: order.paymentId },
        success_url: order.returnUrl,
        cancel_url: `${order.returnUrl}?cancelled=1`,
      },
      { idempotencyKey: order.paymentId },
    );
    return isReplay(session) ? lookAt(session.id) : ofSession(session);
  };

  const lookAt = async (ref: string): Promise<PaymentResult> => {
    if (!ref.startsWith("cs_")) {
      return ofIntent(await stripe.paymentIntents.retrieve(ref, { expand: ["payment_method"] }));
    }
    const expand = ["payment_intent.payment_method"];
    return ofSession(await stripe.checkout.sessions.retrieve(ref, { expand }));
  };

  /** The payment by its metadata: for when asking by its key says nothing. */
  const find = async (order: PaymentOrder): Promise<PaymentResult | null> => {
    const created = { gte: Math.floor(order.createdAt.getTime() / 1000) - LOOK_BACK_SECONDS };
    const params = { customer: order.customerRef ?? undefined, created, limit: 100 };
    const list = order.cardRef ? stripe.paymentIntents.list(params) : stripe.checkout.sessions.list(params);
    for await (const found of list) {
      if (found.metadata?.payment_id === order.paymentId) return lookAt(found.id);
    }
    return null;
  };

  return {
    name: "stripe",
    hosted: hostedPages(stripe, settings.webhookSecret),
    prepare: ({ paymentId, save }) => ({ ref: `${save ? "save" : "once"}.${paymentId}`, face: null }),
    pay: (order, now) =>
      asked(async () => {
        if (now.getTime() - order.createdAt.getTime() > KEYS_LAST_MS) {
          return (await find(order)) ?? { status: "declined", ref: null, code: "not_finished" };
        }
        try {
          return await (order.cardRef ? charge(order) : openCheckout(order));
        } catch (error) {
          const declined = declineOf(error);
          if (declined) return declined;
          // A fault is replayed for as long as its key lasts, whatever was done before it.
          if (error instanceof Stripe.errors.StripeAPIError) {
            const found = await find(order);
            if (found) return found;
          }
          throw error;
        }
      }),
    look: (order) => asked(() => lookAt(refOf(order))),
    cancel: (order) =>
      asked(async () => {
        const ref = refOf(order);
        try {
          if (ref.startsWith("cs_")) await stripe.checkout.sessions.expire(ref);
          else await stripe.paymentIntents.cancel(ref);
        } catch (error) {
          if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
        }
        return lookAt(ref);
      }),
    refund: (order) =>
      asked(async () => {
        try {
          await stripe.refunds.create(
            { payment_intent: refOf(order), metadata: { payment_id: order.paymentId } },
            { idempotencyKey: `${order.paymentId}-refund` },
          );
        } catch (error) {
          if (!refusedAs(error, "charge_already_refunded")) throw error;
        }
      }),
    forget: (cardRef) =>
      asked(async () => {
        try {
          await stripe.paymentMethods.detach(cardRef);
        } catch (error) {
          // Not attached any more.
          if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
        }
      }),
    findDispute: (ref) => asked(() => loadDispute(stripe, ref)),
  };
}

async function loadDispute(stripe: Stripe, ref: string): Promise<Dispute | null> {
  const dispute = await stripe.disputes.retrieve(ref, { expand: ["payment_intent"] });
  const intent = dispute.payment_intent;
  const paymentId = intent && typeof intent !== "string" ? intent.metadata.payment_id : undefined;
  if (!paymentId) return null;
  return { paymentId, amount: dispute.amount, state: disputeState(dispute.status) };
}

/** An answer that was given before: it says how things stood then. */
function isReplay({ lastResponse }: Stripe.Response<object>): boolean {
  return lastResponse.headers["idempotent-replayed"] === "true";
}

function isToBeSaved({ ref }: PaymentOrder): boolean {
  return ref?.startsWith("save.") ?? false;
}

function refOf({ ref }: PaymentOrder): string {
  if (ref) return ref;
  throw new ProviderAway("A payment that Stripe was not asked for");
}
