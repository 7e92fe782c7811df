import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { testCards } from "@/integrations/payments/test-cards";
import { type BuiltAccount, buildAccount, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo, tokenMailedTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { balanceOf, eventTypes } from "@/testing/renewing-name";
import { runWorkflowJobs, workflowJob } from "@/testing/workflow-jobs";
import { verifyContactEmail } from "../contacts/verify-email";
import type { Context } from "../context";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { forgetPolicies } from "../namespaces/policy";
import { answerBank } from "../payments/authenticate";
import { addCard } from "../payments/methods";
import { refundPayment } from "../payments/refund-payment";
import { topUp } from "../payments/top-up";
import { cancelWorkflow } from "./cancel";
import { loadWorkflow } from "./look-up";
import { startRegistrationInput } from "./schema";
import { startRegistration } from "./start-registration";
import { startRenewal } from "./start-renewal";
import { startAndWait } from "./wait";

const PRICE = 2_999;

let db: Database;
let account: BuiltAccount;
let ctx: Context;
let names = 0;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db, { balance: 1_000 });
  ctx = { ...(await userContext(db, account)), payments: testCards };
});

const save = (cardNumber: string) => addCard(ctx, { cardNumber, cardExpiry: "12/30", cardCvc: "123" });
const wish = (over: object = {}) =>
  startRegistrationInput.parse({ name: `barge-${++names}.com.store`, ...over });
const buy = (input = wish()) => startAndWait(ctx, (begun) => startRegistration(begun, input), 2_000);
const job = () => workflowJob(db, testCards);
const see = ({ id }: { id: string }) => loadWorkflow(ctx, { workflowId: id });
const payments = () =>
  db.prisma.payment.findMany({ where: { accountId: account.id }, orderBy: { id: "asc" } });
const subjects = async () => (await mailsTo(db, account.owner.email)).map(({ subject }) => subject);
const ledger = async () =>
  (
    await db.prisma.ledgerTransaction.findMany({
      where: { entries: { some: { ledgerAccount: { accountId: account.id } } } },
      orderBy: { number: "asc" },
    })
  ).map(({ kind }) => kind);

it("a saved card pays what the balance lacks, while the buyer waits or by a job", async () => {
  await save("4242424242424242");
  const view = await buy();
  expect(view).toMatchObject({ state: "succeeded" });
  expect(view.steps.map(({ step }) => step)).toEqual(view.plan);
  const [payment] = await payments();
  expect(payment).toMatchObject({
    purpose: "workflow",
    workflowId: view.id,
    amount: PRICE - 1_000,
    status: "succeeded",
    cardLast4: "4242",
  });
  expect(await balanceOf(db, account.id)).toBe(0);
  expect(await ledger()).toEqual(["top_up", "register"]);
  expect(await eventTypes(db, payment?.id ?? "")).toEqual(["payment.completed"]);
  const audited = await db.prisma.auditEntry.findFirstOrThrow({ where: { subjectId: payment?.id ?? "" } });
  expect(audited).toMatchObject({ action: "payments.charge_request", accountId: account.id });
  const second = await startRegistration(ctx, wish());
  await runWorkflowJobs(job());
  expect(await see(second)).toMatchObject({ state: "succeeded" });
  expect(await payments()).toMatchObject([{}, { workflowId: second.id, amount: PRICE }]);
});

it("without a card it waits for money, says so once, and goes on by itself when some comes", async () => {
  const view = await buy();
  const action = {
    type: "payment_method",
    amount: PRICE,
    missingAmount: PRICE - 1_000,
    currency: "USD",
    failure: null,
  };
  expect(view).toMatchObject({ state: "action_required", action });
  await runWorkflowJobs(job());
  expect(await subjects()).toEqual([`${view.fqdn} needs you: $19.99 is missing`]);
  const card = { cardNumber: "4242424242424242", cardExpiry: "12/30", cardCvc: "123", save: false };
  await topUp(ctx, { by: "new_card", amount: 5_000, ...card });
  expect(await runWorkflowJobs(job())).toEqual([view.id]);
  expect(await see(view)).toMatchObject({ state: "succeeded" });
  expect(await balanceOf(db, account.id)).toBe(6_000 - PRICE);
});

it("a declined card is not asked again; another one that is saved pays", async () => {
  await save("4000000000000002");
  const view = await buy();
  expect(view).toMatchObject({
    state: "action_required",
    step: "payment",
    action: { type: "payment_method", failure: "card_declined" },
  });
  await runWorkflowJobs(job());
  expect(await payments()).toHaveLength(1);
  await save("5555555555554444");
  await runWorkflowJobs(job());
  expect(await see(view)).toMatchObject({ state: "succeeded" });
  expect((await payments()).map(({ status }) => status)).toEqual(["declined", "succeeded"]);
  expect(await balanceOf(db, account.id)).toBe(0);
});

it("a card's bank may ask for a confirmation: it goes on once that is given, or is asked for anew", async () => {
  await save("4000002500003155");
  const view = await buy();
  const [payment] = await payments();
  const url = `https://portal.test/dashboard/billing/authenticate/${payment?.id}`;
  const action = {
    type: "payment_confirmation",
    amount: PRICE - 1_000,
    currency: "USD",
    paymentId: payment?.id,
    url,
  };
  expect(view).toMatchObject({ state: "action_required", action });
  await answerBank(ctx, { paymentId: payment?.id ?? "", isConfirmed: true });
  await runWorkflowJobs(job());
  expect(await see(view)).toMatchObject({ state: "succeeded" });
  const refused = await buy();
  const [, second] = await payments();
  await answerBank(ctx, { paymentId: second?.id ?? "", isConfirmed: false });
  await runWorkflowJobs(job());
  expect(await see(refused)).toMatchObject({
    state: "action_required",
    action: { type: "payment_method", failure: "authentication_failed" },
  });
  expect(await subjects()).toHaveLength(3);
});

it("money that came too late goes back: the request was cancelled, or the name is another's", async () => {
  await save("4000002500003155");
  const [cancelled, overtaken] = [await buy(), await buy()];
  await cancelWorkflow(ctx, { workflowId: cancelled.id });
  const other = await userContext(db, await buildAccount(db, { balance: PRICE }));
  await registerName(other, registerInput.parse({ name: overtaken.fqdn }));
  for (const { id } of await payments()) await answerBank(ctx, { paymentId: id, isConfirmed: true });
  expect((await payments()).map(({ status }) => status)).toEqual(["refunding", "refunding"]);
  for (const { id } of await payments()) await refundPayment(job(), { paymentId: id });
  expect(await see(overtaken)).toMatchObject({ state: "failed", error: { code: "domain_unavailable" } });
  expect(await ledger()).toEqual([]);
  expect(await balanceOf(db, account.id)).toBe(1_000);
  const [mail] = await mailsTo(db, account.owner.email);
  expect(mail?.text).toContain(`Registration of ${overtaken.fqdn}`);
});

it("balance and spend limit are looked at again when it buys", async () => {
  await save("4000002500003155");
  const view = await buy();
  await db.prisma.account.update({ where: { id: account.id }, data: { spendLimitAmount: 100 } });
  const [payment] = await payments();
  await answerBank(ctx, { paymentId: payment?.id ?? "", isConfirmed: true });
  expect(await see(view)).toMatchObject({ state: "failed", error: { code: "spend_limit_exceeded" } });
  expect(await payments()).toMatchObject([{ status: "refunding" }]);
});

it("a renewal is paid in the same ways, once for the term that it was asked for", async () => {
  const { fqdn } = await buy(wish());
  await db.prisma.workflow.deleteMany({ where: { fqdn } });
  const ledgerOf = { accountId: account.id, kind: "customer" as const };
  await db.prisma.ledgerAccount.updateMany({ where: ledgerOf, data: { balance: 2 * PRICE } });
  await registerName(ctx, registerInput.parse({ name: fqdn }));
  const name = await db.prisma.name.findFirstOrThrow({ where: { fqdn } });
  const input = { name: fqdn, years: 1 };
  const renew = (over: object = {}) =>
    startAndWait(ctx, (begun) => startRenewal(begun, { ...input, ...over }), 2_000);
  const [one, two] = await Promise.all([renew(), renew()]);
  expect(one).toMatchObject({ kind: "renewal", state: "succeeded" });
  expect(two.id).toBe(one.id);
  expect(await balanceOf(db, account.id)).toBe(0);
  const repeated = await renew({ currentExpiresAt: name.expiresAt.toISOString() });
  expect(repeated.id).toBe(one.id);
  const begun = await startRenewal(ctx, input);
  expect(begun).toMatchObject({ state: "pending", step: "payment" });
  expect(await codeOf(startRenewal(ctx, { ...input, years: 2 }))).toBe("workflow_conflict");
  await runWorkflowJobs(job());
  expect(await see(begun)).toMatchObject({ state: "action_required", action: { missingAmount: PRICE } });
  await save("4242424242424242");
  await runWorkflowJobs(job());
  expect(await see(begun)).toMatchObject({ state: "succeeded" });
  const after = await db.prisma.name.findFirstOrThrow({ where: { fqdn } });
  expect(after.expiresAt.getUTCFullYear()).toBe(name.expiresAt.getUTCFullYear() + 2);
  expect(await codeOf(startRenewal(ctx, { name: "nobody.com.store", years: 1 }))).toBe("not_found");
  expect(await codeOf(startRenewal(ctx, { ...input, years: 10 }))).toBe("period_out_of_range");
});

it("where a namespace asks for it, somebody at the registrant's address answers first", async () => {
  await db.prisma.namespace.update({ where: { name: "defiwallet" }, data: { verifyContacts: true } });
  forgetPolicies(db);
  await db.prisma.ledgerAccount.updateMany({ where: { accountId: account.id }, data: { balance: 10_000 } });
  const registrant = { name: "Ann Weaver", email: "ann@registrant.example" };
  const input = wish({ name: `barge-${++names}.defiwallet`, contacts: { registrant } });
  const view = await buy(input);
  const action = { type: "contact_verification", email: registrant.email, sentAt: NOW.toISOString() };
  expect(view).toMatchObject({ state: "action_required", step: "contact", action });
  expect(await subjects()).toEqual([`${input.name} needs you: confirm an email address`]);
  await verifyContactEmail(ctx, { token: await tokenMailedTo(db, registrant.email) });
  await runWorkflowJobs(job());
  expect(await see(view)).toMatchObject({ state: "succeeded" });
  // Answered once, and a member's own address needs no answer.
  for (const email of [registrant.email, account.owner.email]) {
    const contacts = { registrant: { ...registrant, email } };
    expect(await buy(wish({ name: `barge-${++names}.defiwallet`, contacts }))).toMatchObject({
      state: "succeeded",
    });
  }
});
