import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Params, readForm } from "./form";
import { Refusal, StandInLedger } from "./ledger";
import { type CardOutcome, newRef } from "./objects";
import { bankPage, checkoutPage, complete, pay } from "./pages";
import { answerApi } from "./routes";

/** What goes wrong with a request that the stand-in was told to spoil. */
export type Fault =
  /** The work is done, the answer never comes. */
  | "hang"
  /** The same, before the work is done. */
  | "hang_before"
  /** The work is done, then the connection is reset. */
  | "reset"
  /** 500 and nothing is done; the answer is replayed for its key, as Stripe does. */
  | "fail"
  /** 500 although the work was done. */
  | "fail_after"
  /** 429, which is not replayed. */
  | "busy";

interface Kept {
  readonly status: number;
  readonly body: string;
  readonly form: string;
}

const SECRET_KEY = "sk_test_standin";
const WEBHOOK_SECRET = "whsec_standin";

/**
 * A server on this machine that speaks as Stripe's API does: form-encoded requests, its errors, idempotency with replays,
 * a Checkout page that can be pressed, a bank's page, signed notices. It keeps no more of cards than what becomes of them.
 * @param now what its objects are dated by; notices are signed by the wall clock
 */
export async function openStripeStandIn(now: () => Date = () => new Date()) {
  const ledger = new StandInLedger(now);
  const kept = new Map<string, Kept>();
  const faults: { path: string; fault: Fault }[] = [];
  const seen: { method: string; path: string; key: string | undefined; form: Params }[] = [];
  /** Requests that hang before their work. */
  const held: IncomingMessage[] = [];
  const watchers: { path: string; done: () => void }[] = [];

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", origin);
    const text = await readAll(request);
    if (!url.pathname.startsWith("/v1/")) return answerPage(url.pathname, readForm(text), request, response);
    if (request.headers.authorization !== `Bearer ${SECRET_KEY}`) {
      return send(response, 401, { error: { type: "invalid_request_error", message: "Invalid API Key" } });
    }
    const path = url.pathname.slice("/v1".length);
    const method = request.method ?? "GET";
    const key = request.headers["idempotency-key"]?.toString();
    const form = method === "GET" ? url.search.slice(1) : text;
    seen.push({ method, path, key, form: readForm(form) });
    const at = faults.findIndex((one) => one.path === `${method} ${path}`);
    const fault = at < 0 ? null : (faults.splice(at, 1)[0]?.fault ?? null);
    const tell = () => {
      for (const watcher of watchers.splice(0)) {
        if (watcher.path === `${method} ${path}`) watcher.done();
        else watchers.push(watcher);
      }
    };
    if (fault === "hang_before") {
      held.push(request);
      return tell();
    }
    if (fault === "busy")
      return send(response, 429, { error: { type: "rate_limit_error", code: "rate_limit" } });
    const known = key ? kept.get(`${path} ${key}`) : undefined;
    if (known && known.form !== form) {
      return send(response, 400, {
        error: { type: "idempotency_error", message: "Keys for other parameters" },
      });
    }
    const done = known ?? carryOut(method, path, form, fault);
    if (key) kept.set(`${path} ${key}`, done);
    tell();
    if (fault === "hang") return;
    if (fault === "reset") return void request.socket.resetAndDestroy();
    response.setHeader("request-id", newRef("req"));
    if (known) response.setHeader("idempotent-replayed", "true");
    response.writeHead(done.status, { "content-type": "application/json" }).end(done.body);
  }

  function carryOut(method: string, path: string, form: string, fault: Fault | null): Kept {
    const failed = { status: 500, body: JSON.stringify({ error: { type: "api_error" } }), form };
    if (fault === "fail") return failed;
    try {
      const body = answerApi(ledger, origin, { method, path, params: readForm(form) });
      return fault === "fail_after" ? failed : { status: 200, body: JSON.stringify(body), form };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: JSON.stringify({ error: error.error }), form };
    }
  }

  function answerPage(path: string, form: Params, request: IncomingMessage, response: ServerResponse): void {
    const [, place, id = ""] = path.split("/");
    const html = (text: string) => response.writeHead(200, { "content-type": "text/html" }).end(text);
    const to = (location: string) => response.writeHead(303, { location }).end();
    const session = ledger.sessions.get(id);
    const intent = ledger.intents.get(id);
    if (place === "checkout" && session) {
      if (request.method !== "POST") return void html(checkoutPage(session));
      const paid = pay(ledger, origin, session, String(form.card) as CardOutcome);
      return void ("location" in paid ? to(paid.location) : html(checkoutPage(session, paid.problem)));
    }
    if (place === "authenticate" && intent) {
      if (request.method !== "POST") return void html(bankPage(intent));
      const back = intent.next_action?.redirect_to_url.return_url ?? origin;
      const paidBy = [...ledger.sessions.values()].find(({ payment_intent }) => payment_intent === id);
      if (form.card === "yes") {
        ledger.take(intent);
        if (paidBy) complete(paidBy);
      } else {
        intent.status = "requires_payment_method";
        intent.last_payment_error = { code: "payment_intent_authentication_failure" };
        intent.next_action = null;
      }
      return void to(back);
    }
    response.writeHead(404).end();
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The stand-in does not listen");
  const origin = `http://127.0.0.1:${address.port}`;

  return {
    settings: { secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, apiUrl: origin },
    ledger,
    /** Every request of the API, in their order. */
    seen,
    /** Spoils the next request to `POST /payment_intents`, say. */
    spoil: (path: string, fault: Fault) => void faults.push({ path, fault }),
    /** Resolves once the next such request was carried out, or is hanging before that. */
    next: (path: string) => new Promise<void>((done) => void watchers.push({ path, done })),
    /** Resets the connections of requests that hang before their work. */
    release: () => {
      for (const { socket } of held.splice(0)) socket.resetAndDestroy();
    },
    /** Forgets what was answered, as Stripe does after a day. */
    forgetKeys: () => kept.clear(),
    notice,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type StripeStandIn = Awaited<ReturnType<typeof openStripeStandIn>>;

/** A notice as Stripe posts it: its body and `Stripe-Signature` (docs.stripe.com/webhooks, "Verify manually"). */
function notice(type: string, object: object, at = new Date(), id = newRef("evt")) {
  const body = JSON.stringify({ id, object: "event", type, created: seconds(at), data: { object } });
  const signed = createHmac("sha256", WEBHOOK_SECRET)
    .update(`${seconds(at)}.${body}`)
    .digest("hex");
  return { id, body, signature: `t=${seconds(at)},v1=${signed}` };
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
