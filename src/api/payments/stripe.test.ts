import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { stripePayments } from "@/integrations/payments/stripe";
import { addDays } from "@/lib/time";
import type { Context } from "@/services/context";
import { keepSetup, startCardSetup } from "@/services/payments/card-setup";
import { finishPayment } from "@/services/payments/finish-payment";
import { listMethods } from "@/services/payments/methods";
import { checkPayment, loadPayment } from "@/services/payments/payments";
import { settleDispute } from "@/services/payments/settle-dispute";
import { settleDuePayments } from "@/services/payments/settle-due";
import { topUp } from "@/services/payments/top-up";
import { type BuiltAccount, buildAccount, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { jobsOf } from "@/testing/jobs";
import { openTestRegistry } from "@/testing/registry";
import { balanceOf, eventTypes } from "@/testing/renewing-name";
import type { CardOutcome } from "@/testing/stripe/objects";
import { openStripeStandIn, type StripeStandIn } from "@/testing/stripe/stand-in";
import { STRIPE_WEBHOOK_PATH, stripeWebhook } from "./stripe-webhook";

let db: Database;
let stripe: StripeStandIn;
let account: BuiltAccount;
let ctx: Context;
let app: ReturnType<typeof stripeWebhook>;
const defects: unknown[] = [];

beforeAll(async () => {
  db = await openTestRegistry();
  stripe = await openStripeStandIn(() => NOW);
});
afterAll(async () => {
  await stripe.close();
  await db.close();
});
beforeEach(async () => {
  const payments = stripePayments({ ...stripe.settings, timeoutMs: 250 });
  account = await buildAccount(db);
  ctx = { ...(await userContext(db, account)), payments };
  const onDefect = (error: unknown) => defects.push(error);
  app = stripeWebhook({ db, payments, publicUrl: "https://portal.test", onDefect });
});

const balance = () => balanceOf(db, account.id);
const chargesOf = (paymentId: string) =>
  stripe.ledger.charges.filter((charge) => charge.paymentId === paymentId).length;

async function post({ body, signature }: { body: string; signature?: string }): Promise<number> {
  const headers: Record<string, string> = signature ? { "stripe-signature": signature } : {};
  return (await app.request(STRIPE_WEBHOOK_PATH, { method: "POST", body, headers })).status;
}

/** Presses a button on the page that a payment leads to. @returns where that leads */
async function press(url: string | null, card: string): Promise<string | null> {
  expect((await fetch(url ?? "")).status).toBe(200);
  const pressed = { method: "POST", body: new URLSearchParams({ card }), redirect: "manual" } as const;
  return (await fetch(url ?? "", pressed)).headers.get("location");
}

const sessionOf = (paymentId: string) =>
  [...stripe.ledger.sessions.values()].find(({ metadata }) => metadata.payment_id === paymentId);

const begin = (save = false) => topUp(ctx, { by: "redirect", amount: 5_000, save });

/** A saved card of the account. */
async function saveCard(outcome: CardOutcome = "success"): Promise<string> {
  const { url } = await startCardSetup(ctx);
  const back = new URL((await press(url, outcome)) ?? "");
  expect(back.pathname).toBe("/dashboard/billing/methods");
  await keepSetup(ctx, { setupRef: back.searchParams.get("setup") ?? "" });
  const ids = (await listMethods(ctx)).methods.map(({ id }) => id);
  return ids.sort().at(-1) ?? "";
}

describe("a top-up on Stripe’s page", () => {
  it("is booked once its notice comes, and only once however often that comes", async () => {
    const paid = await begin(true);
    expect(paid).toMatchObject({ status: "requires_action", card: null });
    expect(await press(paid.actionUrl, "declined")).toBeNull();
    expect(await press(paid.actionUrl, "success")).toBe(
      `https://portal.test/dashboard/billing/payments/${paid.id}`,
    );
    const notice = stripe.notice("checkout.session.completed", sessionOf(paid.id) ?? {});
    expect(await post(notice)).toBe(200);
    expect(await post(notice)).toBe(200);
    expect((await jobsOf(db, "settle_payment")).slice(-1)).toMatchObject([
      { payload: { paymentId: paid.id } },
    ]);
    expect(await db.prisma.paymentNotice.count({ where: { ref: notice.id } })).toBe(1);
    await Promise.all([1, 2].map(() => finishPayment(ctx, { paymentId: paid.id })));
    expect(await balance()).toBe(5_000);
    expect(await loadPayment(ctx, { paymentId: paid.id })).toMatchObject({
      status: "succeeded",
      card: { brand: "visa", last4: "4242" },
    });
    expect((await listMethods(ctx)).methods).toMatchObject([{ last4: "4242", isDefault: true }]);
    const asked = stripe.seen.filter(({ key }) => key === paid.id);
    expect(asked.map(({ path }) => path)).toEqual(["/checkout/sessions"]);
  });

  it("is booked by whoever comes back before the notice; a bank’s page in between is no matter", async () => {
    const paid = await begin();
    const bank = await press(paid.actionUrl, "authentication");
    expect((await checkPayment(ctx, { paymentId: paid.id })).status).toBe("requires_action");
    expect(await press(bank, "yes")).toContain(paid.id);
    expect((await checkPayment(ctx, { paymentId: paid.id })).status).toBe("succeeded");
    expect((await listMethods(ctx)).methods).toEqual([]);
  });

  it("ends after a day, unless it was paid meanwhile without a word", async () => {
    const [left, paid] = [await begin(), await begin()];
    await press(paid.actionUrl, "success");
    await settleDuePayments({ ...ctx, now: addDays(NOW, 1.1) });
    expect((await loadPayment(ctx, { paymentId: left.id })).status).toBe("cancelled");
    expect(sessionOf(left.id)?.status).toBe("expired");
    expect((await loadPayment(ctx, { paymentId: paid.id })).status).toBe("succeeded");
    expect(await balance()).toBe(5_000);
  });
});

describe("a notice", () => {
  const object = { id: "ch_1", metadata: {} };

  it("that is not signed by Stripe, was changed or is old is refused without a word", async () => {
    const good = stripe.notice("charge.succeeded", object);
    const old = stripe.notice("charge.succeeded", object, new Date(Date.now() - 400_000));
    for (const bad of [
      { ...good, signature: "" },
      { ...good, signature: good.signature.replace(/v1=../, "v1=00") },
      { ...good, body: `${good.body} ` },
      { ...good, signature: "nonsense" },
      old,
      { ...good, body: "x".repeat(300_000) },
    ]) {
      const headers: Record<string, string> = bad.signature ? { "stripe-signature": bad.signature } : {};
      const answer = await app.request(STRIPE_WEBHOOK_PATH, { method: "POST", body: bad.body, headers });
      expect([answer.status, await answer.text()]).toEqual([400, ""]);
    }
    expect(await db.prisma.paymentNotice.count({ where: { ref: good.id } })).toBe(0);
    expect(defects).toEqual([]);
  });

  it("of a kind that says nothing to us is taken and left, and so is one about a payment that is not ours", async () => {
    const before = (await jobsOf(db, "settle_payment")).length;
    expect(await post(stripe.notice("charge.succeeded", object))).toBe(200);
    const foreign = { id: "pi_1", metadata: { payment_id: "not-ours" } };
    expect(await post(stripe.notice("payment_intent.succeeded", foreign))).toBe(200);
    expect((await jobsOf(db, "settle_payment")).length).toBe(before);
  });

  it("finds nobody where Stripe is not set", async () => {
    const closed = stripeWebhook({ db, publicUrl: "https://portal.test", onDefect: () => undefined });
    expect((await closed.request(STRIPE_WEBHOOK_PATH, { method: "POST", body: "{}" })).status).toBe(404);
  });
});

describe("a saved card", () => {
  it("is charged at once; what its bank says is what the payer reads", async () => {
    const methodId = await saveCard();
    const paid = await topUp(ctx, { by: "saved_card", amount: 700, methodId });
    expect(paid).toMatchObject({ status: "succeeded", balance: 700 });
    const empty = await saveCard("insufficient_funds");
    await expect(topUp(ctx, { by: "saved_card", amount: 700, methodId: empty })).rejects.toMatchObject({
      code: "payment_declined",
      details: { reason: "insufficient_funds" },
    });
    const strict = await saveCard("authentication");
    const asked = await topUp(ctx, { by: "saved_card", amount: 700, methodId: strict });
    expect(asked.status).toBe("requires_action");
    await press(asked.actionUrl, "no");
    expect(await checkPayment(ctx, { paymentId: asked.id })).toMatchObject({
      status: "declined",
      failure: { code: "authentication_failed" },
    });
    expect(await balance()).toBe(700);
  });

  it("is saved for its own account only", async () => {
    const { url } = await startCardSetup(ctx);
    const back = new URL((await press(url, "success")) ?? "");
    const setupRef = back.searchParams.get("setup") ?? "";
    const stranger = await buildAccount(db);
    expect(await codeOf(keepSetup(ctx, { setupRef }, stranger.id))).toBe("not_found");
    expect(await keepSetup(ctx, { setupRef: "cs_none" })).toBeNull();
    expect((await listMethods(ctx)).methods).toEqual([]);
  });

  it.each(["hang", "reset", "busy", "fail", "fail_after"] as const)(
    "is charged once although the network does this: %s",
    async (fault) => {
      const methodId = await saveCard();
      // The SDK tries most things once more by itself, but not a 429.
      const times = fault === "busy" ? 1 : 2;
      for (let spoiled = 0; spoiled < times; spoiled++) stripe.spoil("POST /payment_intents", fault);
      const paid = await topUp(ctx, { by: "saved_card", amount: 700, methodId });
      // What is not known yet is pending; Stripe keeps a 500 for its key until that is a day old.
      const later = fault === "fail" ? 1 : 0.01;
      if (paid.status === "pending") await settleDuePayments({ ...ctx, now: addDays(NOW, later) });
      const { status } = await loadPayment(ctx, { paymentId: paid.id });
      expect([status, chargesOf(paid.id)]).toEqual(fault === "fail" ? ["declined", 0] : ["succeeded", 1]);
      expect(await balance()).toBe(fault === "fail" ? 0 : 700);
    },
  );

  it("is not charged again when Stripe has forgotten the key", async () => {
    const methodId = await saveCard();
    stripe.spoil("POST /payment_intents", "hang");
    stripe.spoil("POST /payment_intents", "hang");
    const paid = await topUp(ctx, { by: "saved_card", amount: 700, methodId });
    expect(paid.status).toBe("pending");
    stripe.forgetKeys();
    await settleDuePayments({ ...ctx, now: addDays(NOW, 7) });
    expect((await loadPayment(ctx, { paymentId: paid.id })).status).toBe("succeeded");
    expect(chargesOf(paid.id)).toBe(1);
  });
});

describe("a dispute", () => {
  it("follows what Stripe says now, whatever the order of its notices", async () => {
    const paid = await topUp(ctx, { by: "saved_card", amount: 5_000, methodId: await saveCard() });
    const intent = [...stripe.ledger.intents.values()].find((one) => one.metadata.payment_id === paid.id);
    const asked = stripe.ledger.dispute(intent?.id ?? "", "warning_needs_response");
    const settle = () => settleDispute(ctx, { disputeRef: asked.id });
    await settle();
    expect(await balance()).toBe(5_000);
    const opened = stripe.notice(
      "charge.dispute.created",
      stripe.ledger.dispute(intent?.id ?? "", "needs_response"),
    );
    expect(await post(opened)).toBe(200);
    expect((await jobsOf(db, "settle_dispute")).slice(-1)).toMatchObject([
      { payload: { disputeRef: asked.id } },
    ]);
    await Promise.all([settle(), settle()]);
    expect(await balance()).toBe(0);
    stripe.ledger.dispute(intent?.id ?? "", "won");
    await Promise.all([settle(), settle()]);
    expect(await balance()).toBe(5_000);
    expect(await eventTypes(db, paid.id)).toEqual([
      "payment.completed",
      "payment.disputed",
      "payment.disputed",
    ]);
  });
});
