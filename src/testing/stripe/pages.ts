import { Refusal, type StandInLedger } from "./ledger";
import type { CardOutcome, StoredIntent, StoredSession } from "./objects";

const CHOICES: Record<CardOutcome, string> = {
  success: "Pay with 4242",
  declined: "Pay with a card that is declined",
  insufficient_funds: "Pay with a card that has nothing left",
  authentication: "Pay with a card that asks to be confirmed",
};

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><body style="font:16px sans-serif;max-width:30rem;margin:3rem auto">
<h1>${title}</h1>${body}</body></html>`;

const button = (value: string, label: string) =>
  `<p><button name="card" value="${value}" style="font:inherit;padding:.5rem 1rem">${label}</button></p>`;

/** The page that a cardholder pays at. */
export function checkoutPage({ id, order, cancel_url, mode }: StoredSession, problem = ""): string {
  const what =
    mode === "setup" ? "" : `<p>${order.name}: ${(order.amount / 100).toFixed(2)} ${order.currency}</p>`;
  const buttons = Object.entries(CHOICES).map(([value, label]) => button(value, label));
  return page(
    "Checkout (a stand-in)",
    `${what}<p role="alert">${problem}</p><form method="post" action="/checkout/${id}">${buttons.join("")}</form>
<p><a href="${cancel_url.replaceAll("&", "&amp;")}">Back</a></p>`,
  );
}

/** The bank's page for a payment that wants to be confirmed. */
export function bankPage({ id }: StoredIntent): string {
  return page(
    "Your bank (a stand-in)",
    `<form method="post" action="/authenticate/${id}">${button("yes", "Confirm")}${button("no", "Refuse")}</form>`,
  );
}

/** What was pressed on the page of a session. @returns where that leads, or what went wrong */
export function pay(
  ledger: StandInLedger,
  origin: string,
  session: StoredSession,
  outcome: CardOutcome,
): { location: string } | { problem: string } {
  const location = session.success_url.replace("{CHECKOUT_SESSION_ID}", session.id);
  const card = ledger.saveCard(session.customer, outcome);
  if (session.mode === "setup") {
    const setup = { id: `seti_${session.id}`, payment_method: card.id };
    ledger.setups.set(setup.id, setup);
    Object.assign(session, { status: "complete", setup_intent: setup.id, url: null });
    return { location };
  }
  const { amount, currency, metadata, setup_future_usage } = session.order;
  try {
    const intent = ledger.charge({
      amount,
      currency,
      customer: session.customer,
      metadata,
      setup_future_usage,
      card,
      offSession: false,
      actionUrl: (id) => `${origin}/authenticate/${id}`,
      returnUrl: location,
    });
    session.payment_intent = intent.id;
    const action = intent.next_action?.redirect_to_url.url;
    if (action) return { location: action };
    complete(session);
    return { location };
  } catch (error) {
    if (error instanceof Refusal) return { problem: "Your card was declined." };
    throw error;
  }
}

export function complete(session: StoredSession): void {
  Object.assign(session, { status: "complete", payment_status: "paid", url: null });
}
