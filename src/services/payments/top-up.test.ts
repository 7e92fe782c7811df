import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { testCards } from "@/integrations/payments/test-cards";
import { addDays } from "@/lib/time";
import { type BuiltAccount, buildAccount, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { jobsOf } from "@/testing/jobs";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { answerBank } from "./authenticate";
import { finishPayment } from "./finish-payment";
import { listMethods } from "./methods";
import { listPayments, loadPayment } from "./payments";
import { type TopUpInput, topUpInput } from "./schema";
import { settleDuePayments } from "./settle-due";
import { topUp } from "./top-up";

let db: Database;
let account: BuiltAccount;
let ctx: Context;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db);
  ctx = { ...(await userContext(db, account)), payments: testCards };
});

const card = (cardNumber: string, save = false): TopUpInput => ({
  by: "new_card",
  amount: 5_000,
  cardNumber,
  cardExpiry: "12/30",
  cardCvc: "123",
  save,
});

const GOOD = "4242424242424242";
const ASKS = "4000002500003155";

async function balance(): Promise<number> {
  const where = { accountId: account.id, kind: "customer" as const };
  return Number((await db.prisma.ledgerAccount.findFirst({ where }))?.balance ?? 0);
}

const events = async () =>
  (await db.prisma.event.findMany({ where: { accountId: account.id }, orderBy: { id: "asc" } }))
    .filter(({ type }) => type.startsWith("payment."))
    .map(({ type, payload }) => ({ type, ...(payload as object) }));

describe("a top-up", () => {
  it("is written down first, then charged and booked once, with its audit row and event", async () => {
    const paid = await topUp(ctx, card(GOOD, true));
    expect(paid).toMatchObject({ status: "succeeded", balance: 5_000, card: { last4: "4242" } });
    expect(await balance()).toBe(5_000);
    expect(await events()).toEqual([
      { type: "payment.completed", invoice: paid.id, amount: 50, currency: "USD" },
    ]);
    const audit = await db.prisma.auditEntry.findMany({
      where: { accountId: account.id, subjectId: paid.id },
    });
    expect(audit.map(({ action, after }) => [action, after])).toEqual([
      ["billing.topUp", { amount: 5_000, currency: "USD", status: "succeeded" }],
    ]);
    const queued = (await jobsOf(db, "settle_payment")).find(
      ({ payload }) => (payload as { paymentId: string }).paymentId === paid.id,
    );
    expect(queued).toBeDefined();
    // The job that would have finished it finds nothing to do.
    await Promise.all([1, 2].map(() => finishPayment(ctx, { paymentId: paid.id })));
    expect(await balance()).toBe(5_000);
    const { methods } = await listMethods(ctx);
    expect(methods).toMatchObject([{ last4: "4242", expYear: 2030, isDefault: true, isExpired: false }]);
    const kept = JSON.stringify(
      await db.prisma.payment.findMany({ include: { method: true } }),
      (_, value) => (typeof value === "bigint" ? Number(value) : value),
    );
    expect(kept).not.toContain(GOOD);

    const again = await topUp(ctx, { by: "saved_card", amount: 700, methodId: methods[0]?.id ?? "" });
    expect(again).toMatchObject({ status: "succeeded", balance: 5_700 });
    expect((await listPayments(ctx, { page: 1, limit: 10 })).items.map(({ id }) => id)).toEqual([
      again.id,
      paid.id,
    ]);
  });

  it.each([
    ["4000000000000002", "card_declined"],
    ["4000000000009995", "insufficient_funds"],
    ["4000000000000069", "expired_card"],
  ])("by %s is declined, on the list, and moves nothing", async (number, reason) => {
    await expect(topUp(ctx, card(number))).rejects.toMatchObject({
      code: "payment_declined",
      details: { reason },
    });
    expect(await balance()).toBe(0);
    const { items } = await listPayments(ctx, { page: 1, limit: 10, status: "declined" });
    expect(items).toMatchObject([{ failure: { code: reason } }]);
    expect(await events()).toMatchObject([{ type: "payment.failed", error: reason }]);
  });

  it("by a number that is none of the test cards is refused, with nothing kept", async () => {
    expect(await codeOf(topUp(ctx, card("4111111111111111")))).toBe("payment_declined");
    expect(await db.prisma.payment.count({ where: { accountId: account.id } })).toBe(0);
  });

  it("waits for the cardholder, who confirms it once", async () => {
    const asked = await topUp(ctx, card(ASKS, true));
    expect(asked).toMatchObject({
      status: "requires_action",
      balance: null,
      actionUrl: `https://portal.test/dashboard/billing/authenticate/${asked.id}`,
    });
    const answer = { paymentId: asked.id, isConfirmed: true };
    const answers = await Promise.allSettled([answerBank(ctx, answer), answerBank(ctx, answer)]);
    expect(answers.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await balance()).toBe(5_000);
    expect((await listMethods(ctx)).methods).toHaveLength(1);
    expect(await codeOf(answerBank(ctx, answer))).toBe("payment_not_waiting");
  });

  it("fails when the cardholder says no, and ends by itself after a day without an answer", async () => {
    const refused = await topUp(ctx, card(ASKS));
    expect(await answerBank(ctx, { paymentId: refused.id, isConfirmed: false })).toMatchObject({
      status: "declined",
      failure: { code: "authentication_failed" },
    });
    const left = await topUp(ctx, card(ASKS));
    await settleDuePayments({ ...ctx, now: addDays(NOW, 0.9) });
    expect((await loadPayment(ctx, { paymentId: left.id })).status).toBe("requires_action");
    await settleDuePayments({ ...ctx, now: addDays(NOW, 1.1) });
    expect(await loadPayment(ctx, { paymentId: left.id })).toMatchObject({
      status: "cancelled",
      actionUrl: null,
      failure: { code: "not_confirmed" },
    });
    expect(await balance()).toBe(0);
  });

  it("is not another account's to see, to answer, or to pay with another's card", async () => {
    await topUp(ctx, card(GOOD, true));
    const asked = await topUp(ctx, card(ASKS));
    const stranger = { ...(await userContext(db, await buildAccount(db))), payments: testCards };
    const [method] = (await listMethods(ctx)).methods;
    const byTheirs: TopUpInput = { by: "saved_card", amount: 700, methodId: method?.id ?? "" };
    const refused = await Promise.all([
      codeOf(loadPayment(stranger, { paymentId: asked.id })),
      codeOf(answerBank(stranger, { paymentId: asked.id, isConfirmed: true })),
      codeOf(topUp(stranger, byTheirs)),
    ]);
    expect(refused).toEqual(["not_found", "not_found", "not_found"]);
    const reader = { ...(await userContext(db, account, { role: "read_only" })), payments: testCards };
    expect(await codeOf(topUp(reader, card(GOOD)))).toBe("missing_scope");
    expect(await codeOf(topUp({ ...ctx, payments: undefined }, card(GOOD)))).toBe("unavailable");
  });

  it.each([
    ["nothing to pay with", { amount: 5_000 }, "by"],
    ["too little", { ...card(GOOD), amount: 499 }, "amount"],
    ["part of a cent", { ...card(GOOD), amount: 500.5 }, "amount"],
    ["a word for a card", { ...card("card") }, "cardNumber"],
    ["a card and a saved one", { by: "saved_card", amount: 500, cardNumber: GOOD }, "methodId"],
  ])("is refused with %s", (_, input, path) => {
    const { error } = topUpInput.safeParse(input);
    expect(error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });
});
