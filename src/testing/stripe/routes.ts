import { type Params, recordAt, textAt } from "./form";
import { missing, Refusal, type StandInLedger } from "./ledger";
import { newRef, type StoredCard, type StoredIntent, type StoredSession } from "./objects";

/** Answers one request of Stripe's API, below `/v1`, with the object that it is about. */
export function answerApi(
  ledger: StandInLedger,
  origin: string,
  { method, path, params }: { method: string; path: string; params: Params },
): object {
  const route = `${method} ${path}`;
  const id = path.split("/").find((part) => /^(cs|pi|dp|pm)_/.test(part)) ?? "";
  if (route === "POST /customers") {
    const customer = { id: newRef("cus"), object: "customer", metadata: recordAt(params, "metadata") };
    ledger.customers.set(customer.id, customer);
    return customer;
  }
  if (route === "POST /payment_intents") return createIntent(ledger, origin, params);
  if (route === "GET /payment_intents") return listOf(of(ledger.intents.values(), params));
  if (route === "POST /checkout/sessions") return createSession(ledger, origin, params);
  if (route === "GET /checkout/sessions") return listOf(of(ledger.sessions.values(), params));
  if (route === "POST /refunds") return createRefund(ledger, params);
  if (route === `GET /payment_intents/${id}`) return showIntent(ledger, found(ledger.intents, id));
  if (route === `POST /payment_intents/${id}/cancel`) return cancelIntent(found(ledger.intents, id));
  if (route === `GET /checkout/sessions/${id}`) return showSession(ledger, found(ledger.sessions, id));
  if (route === `POST /checkout/sessions/${id}/expire`) return expireSession(found(ledger.sessions, id));
  if (route === `POST /payment_methods/${id}/detach`) {
    const card = found(ledger.cards, id);
    ledger.cards.delete(id);
    return { ...card, customer: null };
  }
  if (route === `GET /disputes/${id}`) {
    const dispute = found(ledger.disputes, id);
    return { ...dispute, payment_intent: ledger.intents.get(dispute.payment_intent) ?? null };
  }
  throw new Refusal(404, { type: "invalid_request_error", message: `Unrecognized request URL (${route})` });
}

function found<T>(things: ReadonlyMap<string, T>, id: string): T {
  const thing = things.get(id);
  if (!thing) throw missing(id);
  return thing;
}

/** Of one customer since a time, the newest first. */
function of<T extends { customer: string | null; created: number }>(all: Iterable<T>, params: Params): T[] {
  const customer = textAt(params, "customer");
  const since = Number(textAt(params, "created", "gte") ?? 0);
  return [...all].filter((one) => one.customer === (customer ?? null) && one.created >= since).reverse();
}

const listOf = (data: object[]) => ({ object: "list", data, has_more: false, url: "/v1" });

function createIntent(ledger: StandInLedger, origin: string, params: Params): object {
  const ref = textAt(params, "payment_method") ?? "";
  const card = ledger.cards.get(ref);
  if (!card) {
    throw new Refusal(400, {
      type: "invalid_request_error",
      code: "resource_missing",
      param: "payment_method",
      message: `No such PaymentMethod: '${ref}'`,
    });
  }
  const intent = ledger.charge({
    amount: Number(textAt(params, "amount")),
    currency: textAt(params, "currency") ?? "",
    customer: textAt(params, "customer") ?? null,
    metadata: recordAt(params, "metadata"),
    setup_future_usage: null,
    card,
    offSession: textAt(params, "off_session") === "true",
    actionUrl: (id) => `${origin}/authenticate/${id}`,
    returnUrl: textAt(params, "return_url") ?? "",
  });
  return showIntent(ledger, intent);
}

function showIntent(ledger: StandInLedger, intent: StoredIntent): object {
  return { ...intent, payment_method: shownCard(ledger.cards.get(intent.payment_method ?? "")) };
}

function shownCard(card: StoredCard | undefined): object | null {
  if (!card) return null;
  const { outcome: _, ...shown } = card;
  return shown;
}

function createSession(ledger: StandInLedger, origin: string, params: Params): object {
  const id = newRef("cs_test");
  const price = ["line_items", "0", "price_data"];
  const session: StoredSession = {
    id,
    object: "checkout.session",
    mode: textAt(params, "mode") === "setup" ? "setup" : "payment",
    status: "open",
    payment_status: "unpaid",
    url: `${origin}/checkout/${id}`,
    customer: textAt(params, "customer") ?? null,
    created: ledger.seconds(),
    client_reference_id: textAt(params, "client_reference_id") ?? null,
    metadata: recordAt(params, "metadata"),
    payment_intent: null,
    setup_intent: null,
    success_url: textAt(params, "success_url") ?? "",
    cancel_url: textAt(params, "cancel_url") ?? "",
    order: {
      amount: Number(textAt(params, ...price, "unit_amount") ?? 0),
      currency: textAt(params, ...price, "currency") ?? "",
      name: textAt(params, ...price, "product_data", "name") ?? "Save a card",
      setup_future_usage: textAt(params, "payment_intent_data", "setup_future_usage") ?? null,
      metadata: recordAt(params, "payment_intent_data", "metadata"),
    },
  };
  ledger.sessions.set(id, session);
  return showSession(ledger, session);
}

function showSession(ledger: StandInLedger, { order: _, ...session }: StoredSession): object {
  const intent = ledger.intents.get(session.payment_intent ?? "");
  const setup = ledger.setups.get(session.setup_intent ?? "");
  return {
    ...session,
    payment_intent: intent ? showIntent(ledger, intent) : null,
    setup_intent: setup && { ...setup, payment_method: shownCard(ledger.cards.get(setup.payment_method)) },
  };
}

function expireSession(session: StoredSession): object {
  if (session.status !== "open") {
    throw new Refusal(400, { type: "invalid_request_error", message: "Only open sessions can be expired" });
  }
  Object.assign(session, { status: "expired", url: null });
  return session;
}

function cancelIntent(intent: StoredIntent): object {
  if (intent.status === "succeeded") {
    throw new Refusal(400, { type: "invalid_request_error", code: "payment_intent_unexpected_state" });
  }
  Object.assign(intent, { status: "canceled", next_action: null });
  return intent;
}

function createRefund(ledger: StandInLedger, params: Params): object {
  const intent = found(ledger.intents, textAt(params, "payment_intent") ?? "");
  if (ledger.refunds.some(({ payment_intent }) => payment_intent === intent.id)) {
    throw new Refusal(400, { type: "invalid_request_error", code: "charge_already_refunded" });
  }
  const refund = { id: newRef("re"), object: "refund", payment_intent: intent.id, amount: intent.amount };
  ledger.refunds.push(refund);
  return refund;
}
