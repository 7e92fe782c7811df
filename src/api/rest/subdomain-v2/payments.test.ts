import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { testCards } from "@/integrations/payments/test-cards";
import { finishPayment } from "@/services/payments/finish-payment";
import { addCard } from "@/services/payments/methods";
import { type BuiltAccount, buildAccount, buildKey, userContext } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";

let db: Database;
let send: Send;
let account: BuiltAccount;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
  account = await buildAccount(db);
  key = (await buildKey(db, account)).key;
});
afterAll(() => db.close());

const topUp = (body: object, headers?: Record<string, string>) =>
  send("POST", "/account/balance/top-up", { key, body, headers });

test("a program adds money by the saved card; a retry with the same key begins nothing new", async () => {
  expect((await topUp({ amount: 50 })).status).toBe(404);
  const ctx = { ...(await userContext(db, account)), payments: testCards };
  const saved = await addCard(ctx, { cardNumber: "4242424242424242", cardExpiry: "12/30", cardCvc: "123" });
  const [begun, again] = [
    await topUp({ amount: 50.5 }, { "idempotency-key": "top-up-1" }),
    await topUp({ amount: 50.5 }, { "idempotency-key": "top-up-1" }),
  ];
  expect(begun).toMatchObject({
    status: 201,
    data: { status: "pending", amount: 50.5, card: { last4: "4242" } },
  });
  expect(again.data.id).toBe(begun.data.id);
  expect(await db.prisma.payment.count()).toBe(1);
  await finishPayment(ctx, { paymentId: String(begun.data.id) });
  const shown = await send("GET", `/payments/${String(begun.data.id)}`, { key });
  expect(shown.data).toMatchObject({ status: "succeeded", purpose: "top_up", failure: null });
  expect((await send("GET", "/account/balance", { key })).data).toMatchObject({ balance: 50.5 });
  const methods = await send("GET", "/payment-methods", { key });
  expect(methods.list).toMatchObject([{ id: saved.id, default: true, expired: false }]);
});

test("what was declined stays on the list with its reason; others see nothing of it", async () => {
  const ctx = { ...(await userContext(db, account)), payments: testCards };
  const card = { cardNumber: "4000000000009995", cardExpiry: "12/30", cardCvc: "123" };
  const saved = await addCard(ctx, card);
  const begun = await topUp({ amount: 20, payment_method_id: saved.id });
  await finishPayment(ctx, { paymentId: String(begun.data.id) });
  const { list, meta } = await send("GET", "/payments?status=declined", { key });
  expect([list, meta]).toMatchObject([[{ failure: { code: "insufficient_funds" } }], { total: 1 }]);
  const stranger = await buildKey(db, await buildAccount(db));
  for (const path of [`/payments/${String(begun.data.id)}`, "/payments/none"]) {
    expect((await send("GET", path, { key: stranger.key })).status).toBe(404);
  }
  const byTheirs = { key: stranger.key, body: { amount: 20, payment_method_id: saved.id } };
  expect((await send("POST", "/account/balance/top-up", byTheirs)).status).toBe(404);
});

test.each([
  [{ amount: 4.99 }, "Add at least 5.00"],
  [{ amount: 10.005 }, "Enter an amount with at most two decimals"],
  [{ amount: -5 }, "Enter an amount"],
  [{ amount: 1e21 }, "Enter an amount"],
])("an amount like %j is refused at its field", async (body, message) => {
  const { status, error } = await topUp(body);
  expect(status).toBe(400);
  expect(error.details.errors).toMatchObject([{ field: "amount", message }]);
});
