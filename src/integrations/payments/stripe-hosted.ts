import type Stripe from "stripe";
import { BadNotice, type HostedPages, type Notice, type NoticeAbout } from "@/services/payments/provider";
import { asked, refusedAs } from "./stripe-answers";
import { cardOf } from "./stripe-objects";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Customers, Checkout in its mode `setup`, and notices. */
export function hostedPages(stripe: Stripe, webhookSecret: string): HostedPages {
  return {
    openCustomer: ({ id, email, organization }) =>
      asked(async () => {
        const params = { email, name: organization, metadata: { account_id: id } };
        return (await stripe.customers.create(params, { idempotencyKey: `customer-${id}` })).id;
      }),
    startSetup: ({ setupId, customerRef, returnUrl }) =>
      asked(async () => {
        const session = await stripe.checkout.sessions.create(
          {
            mode: "setup",
            customer: customerRef,
            allowed_payment_method_types: ["card"],
            success_url: `${returnUrl}?setup={CHECKOUT_SESSION_ID}`,
            cancel_url: returnUrl,
          },
          { idempotencyKey: `setup-${setupId}` },
        );
        if (!session.url) throw new Error("A Checkout Session without a page");
        return session.url;
      }),
    findSetup: (ref) =>
      asked(async () => {
        if (!/^cs_\w+$/.test(ref)) return null;
        const expand = ["setup_intent.payment_method"];
        const session = await stripe.checkout.sessions.retrieve(ref, { expand }).catch(noneIfMissing);
        if (!session) return null;
        const { customer, setup_intent: setup } = session;
        const card = setup && typeof setup !== "string" ? cardOf(setup.payment_method) : null;
        const customerRef = typeof customer === "string" ? customer : customer?.id;
        return card && customerRef ? { customerRef, card } : null;
      }),
    readNotice(body, signature): Notice {
      try {
        const event = stripe.webhooks.constructEvent(body, signature, webhookSecret);
        return { ref: event.id, type: event.type, about: about(event) };
      } catch (error) {
        throw new BadNotice("Not signed by Stripe, or too long ago", { cause: error });
      }
    },
  };
}

function noneIfMissing(error: unknown): null {
  if (refusedAs(error, "resource_missing")) return null;
  throw error;
}

function about(event: Stripe.Event): NoticeAbout {
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired": {
      const { id, mode, metadata } = event.data.object;
      return mode === "setup" ? { kind: "card_saved", setupRef: id } : payment(metadata);
    }
    case "payment_intent.succeeded":
    case "payment_intent.payment_failed":
    case "payment_intent.canceled":
      return payment(event.data.object.metadata);
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.funds_reinstated":
    case "charge.dispute.closed":
      return { kind: "dispute", disputeRef: event.data.object.id };
    default:
      return { kind: "other" };
  }
}

/** Payments that are not ours, made by hand at Stripe, say, are nothing to us. */
function payment(metadata: Stripe.Metadata | null): NoticeAbout {
  const paymentId = metadata?.payment_id;
  return paymentId && UUID.test(paymentId) ? { kind: "payment", paymentId } : { kind: "other" };
}
