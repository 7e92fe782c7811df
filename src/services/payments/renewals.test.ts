import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "@/db/client";
import type { Name } from "@/db/generated/client";
import { testCards } from "@/integrations/payments/test-cards";
import { addDays, addYears } from "@/lib/time";
import { type BuiltAccount, buildAccount, userContext } from "@/testing/builders";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { balanceOf, buildRenewing, eventTypes, RENEWAL } from "@/testing/renewing-name";
import { type Context, systemContext } from "../context";
import { runLifecycle } from "../lifecycle/run";
import { renewName } from "../names/renew";
import { finishPayment } from "./finish-payment";
import { addCard, removeMethod } from "./methods";
import { refundPayment } from "./refund-payment";
import { settleDuePayments } from "./settle-due";
import { topUp } from "./top-up";

let db: Database;
let account: BuiltAccount;
let ctx: Context;
let name: Name;
let names = 0;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db);
  name = await buildRenewing(db, account, `harbour-${++names}`);
  ctx = { ...(await userContext(db, account, { now: name.expiresAt })), payments: testCards };
});

const save = (cardNumber: string) => addCard(ctx, { cardNumber, cardExpiry: "12/30", cardCvc: "123" });

/** What jobs do, so many days after the term's end. */
const jobAt = (days: number): Context => ({
  ...systemContext(db, "job", addDays(name.expiresAt, days), "job_test", "https://portal.test"),
  payments: testCards,
});

/** The payment that the lifecycle, run on that day, asked the card for. */
async function startAt(days: number) {
  await runLifecycle(jobAt(days));
  return db.prisma.payment.findFirstOrThrow({ where: { nameId: name.id }, orderBy: { id: "desc" } });
}

const expiresAt = async () =>
  (await db.prisma.name.findUniqueOrThrow({ where: { id: name.id } })).expiresAt.toISOString();
const renewed = () => addYears(name.expiresAt, 1).toISOString();
const renewals = async () =>
  (await eventTypes(db, name.fqdn)).filter((type) => type === "subdomain.renewed").length;

it("a card pays for a renewal once, however often and at once its job runs", async () => {
  await save("4242424242424242");
  const payment = await startAt(0);
  expect(payment).toMatchObject({
    status: "pending",
    amount: RENEWAL,
    purpose: "auto_renewal",
    cardLast4: "4242",
  });
  expect(await expiresAt()).toBe(name.expiresAt.toISOString());
  await Promise.all([1, 2, 3].map(() => finishPayment(jobAt(0), { paymentId: payment.id })));
  expect(await expiresAt()).toBe(renewed());
  expect(await renewals()).toBe(1);
  expect(await eventTypes(db, payment.id)).toEqual(["payment.completed"]);
  expect(await balanceOf(db, account.id)).toBe(0);
  const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { subjectId: payment.id } });
  expect(audit).toMatchObject({ action: "payments.charge_renewal", actorKind: "system" });
  await runLifecycle(jobAt(1));
  expect(await db.prisma.payment.count({ where: { nameId: name.id } })).toBe(1);
});

it("a declined card leaves the name unpaid; it is renewed as soon as there is money", async () => {
  await save("4000000000000002");
  const payment = await startAt(0);
  const settled = await finishPayment(jobAt(0), { paymentId: payment.id });
  expect(settled).toMatchObject({ status: "declined", failureCode: "card_declined" });
  expect(await eventTypes(db, payment.id)).toEqual(["payment.failed"]);
  const unpaid = await db.prisma.autoRenewal.findUniqueOrThrow({ where: { nameId: name.id } });
  expect(unpaid).toMatchObject({ lastFailure: "card_declined", paymentId: null });
  expect(unpaid.nextTryAt.getTime()).toBeGreaterThan(name.expiresAt.getTime());
  const card = { cardNumber: "4242424242424242", cardExpiry: "12/30", cardCvc: "123" };
  await topUp(ctx, { by: "new_card", amount: 5_000, ...card, save: false });
  await runLifecycle(jobAt(0));
  expect(await expiresAt()).toBe(renewed());
  expect(await renewals()).toBe(1);
  expect(await balanceOf(db, account.id)).toBe(5_000 - RENEWAL);
});

it("a card that asks for a confirmation is declined: nobody is there", async () => {
  await save("4000002500003155");
  const payment = await startAt(0);
  const settled = await finishPayment(jobAt(0), { paymentId: payment.id });
  expect(settled).toMatchObject({ status: "declined", failureCode: "authentication_required" });
});

it("a renewal by hand makes the payment void: it is not booked, and goes back with a mail", async () => {
  await save("4242424242424242");
  const payment = await startAt(0);
  const ledger = { accountId: account.id, kind: "customer" as const };
  await db.prisma.ledgerAccount.updateMany({ where: ledger, data: { balance: RENEWAL } });
  await renewName(ctx, { name: name.fqdn, years: 1 });
  expect(await finishPayment(jobAt(0), { paymentId: payment.id })).toMatchObject({ status: "refunding" });
  expect(await balanceOf(db, account.id)).toBe(0);
  expect(await db.prisma.ledgerTransaction.count({ where: { paymentId: payment.id } })).toBe(0);
  await Promise.all([1, 2].map(() => refundPayment(jobAt(0), { paymentId: payment.id })));
  expect(await db.prisma.payment.findUnique({ where: { id: payment.id } })).toMatchObject({
    status: "refunded",
  });
  expect(await eventTypes(db, payment.id)).toEqual(["payment.refunded"]);
  const [mail] = await mailsTo(db, account.owner.email);
  expect(mail?.subject).toBe("$29.99 goes back to your card");
  expect(mail?.text).toContain(name.fqdn);
  expect(await renewals()).toBe(1);
});

it("what a killed process left is finished by the sweep, after a while", async () => {
  await save("4242424242424242");
  const payment = await startAt(0);
  expect(await settleDuePayments(jobAt(0))).toMatchObject({ asked: 0 });
  expect(await settleDuePayments(jobAt(1))).toMatchObject({ asked: 1 });
  expect(await db.prisma.payment.findUnique({ where: { id: payment.id } })).toMatchObject({
    status: "succeeded",
  });
});

it("without a card, or with one that was removed, none is asked", async () => {
  await runLifecycle(jobAt(0));
  expect(await db.prisma.payment.count({ where: { nameId: name.id } })).toBe(0);
  await removeMethod(ctx, { methodId: (await save("4242424242424242")).id });
  await runLifecycle(jobAt(5));
  expect(await db.prisma.payment.count({ where: { nameId: name.id } })).toBe(0);
});
