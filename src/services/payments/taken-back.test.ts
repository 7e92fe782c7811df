import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { testCards } from "@/integrations/payments/test-cards";
import { type BuiltAccount, buildAccount, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { jobsOf } from "@/testing/jobs";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { balanceOf, buildRenewing, eventTypes, RENEWAL } from "@/testing/renewing-name";
import type { Context } from "../context";
import { renewName } from "../names/renew";
import { decideDispute, listAllPayments, requestRefund } from "./console-payments";
import { refundPayment } from "./refund-payment";
import { allPaymentsInput } from "./schema";
import { settleDispute } from "./settle-dispute";
import { topUp } from "./top-up";

let db: Database;
let account: BuiltAccount;
let ctx: Context;
let operator: Context;

beforeAll(async () => {
  db = await openTestRegistry();
  operator = { ...(await userContext(db, null, { operatorRole: "support" })), payments: testCards };
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db);
  ctx = { ...(await userContext(db, account)), payments: testCards };
});

async function pay(cardNumber: string): Promise<string> {
  const card = { cardNumber, cardExpiry: "12/30", cardCvc: "123", save: false };
  return (await topUp(ctx, { by: "new_card", amount: 5_000, ...card })).id;
}
const payment = (id: string) => db.prisma.payment.findUniqueOrThrow({ where: { id } });
const balance = () => balanceOf(db, account.id);

describe("a payment that the cardholder's bank takes back", () => {
  let paymentId: string;
  let disputeRef: string;
  beforeEach(async () => {
    paymentId = await pay("4000000000000259");
    disputeRef = `${paymentId}/5000`;
    const name = await buildRenewing(db, account, `quay-${paymentId.slice(-8)}`);
    await db.prisma.ledgerAccount.updateMany({
      where: { accountId: account.id, kind: "customer" },
      data: { balance: 5_000 },
    });
    await renewName(ctx, { name: name.fqdn, years: 1 });
  });

  it("leaves the balance once, below zero too, and its owner is told", async () => {
    const [job] = (await jobsOf(db, "settle_dispute")).slice(-1);
    expect(job?.payload).toEqual({ disputeRef });
    expect(job?.runAt.getTime()).toBeGreaterThan(Date.now());
    await Promise.all([1, 2, 3].map(() => settleDispute(operator, { disputeRef })));
    expect(await balance()).toBe(-RENEWAL);
    expect((await payment(paymentId)).status).toBe("disputed");
    expect(await eventTypes(db, paymentId)).toEqual(["payment.completed", "payment.disputed"]);
    const mails = await mailsTo(db, account.owner.email);
    expect(mails.map(({ subject }) => subject)).toEqual(["Your bank took $50.00 back"]);
    expect(mails[0]?.text).toContain("The balance is -$29.99 now");
    const spent = renewName(ctx, { name: `quay-${paymentId.slice(-8)}.com.store`, years: 1 });
    expect(await codeOf(spent)).toBe("insufficient_balance");
    const found = await listAllPayments(
      operator,
      allPaymentsInput.parse({ status: "disputed", search: paymentId }),
    );
    expect(found).toMatchObject({
      total: 1,
      items: [{ id: paymentId, account: { number: account.number } }],
    });
  });

  it("comes back when the bank decides for us, and is not taken again", async () => {
    await settleDispute(operator, { disputeRef });
    await decideDispute(operator, { paymentId, outcome: "won" });
    await settleDispute(operator, { disputeRef });
    expect(await balance()).toBe(5_000 - RENEWAL);
    expect(await payment(paymentId)).toMatchObject({ status: "succeeded", failureCode: "dispute_won" });
    expect(await db.prisma.ledgerAccount.findFirst({ where: { accountId: account.id } })).toMatchObject({
      disputed: 0n,
    });
    expect((await mailsTo(db, account.owner.email))[0]?.subject).toBe("$50.00 is on your balance again");
    expect(await codeOf(decideDispute(operator, { paymentId, outcome: "lost" }))).toBe("payment_not_waiting");
  });

  it("stays away when the bank decides for the cardholder; only operators may play it", async () => {
    await settleDispute(operator, { disputeRef });
    expect(await codeOf(decideDispute(ctx, { paymentId, outcome: "lost" }))).toBe("not_found");
    await decideDispute(operator, { paymentId, outcome: "lost" });
    expect(await balance()).toBe(-RENEWAL);
    expect(await payment(paymentId)).toMatchObject({ status: "disputed", failureCode: "dispute_lost" });
    expect((await eventTypes(db, paymentId)).slice(-1)).toEqual(["payment.disputed"]);
  });
});

describe("a top-up that operators give back", () => {
  const refund = (paymentId: string, by = operator) =>
    requestRefund(by, { paymentId, reason: "Added twice" });

  it("leaves the balance at once, once, and goes to the card by a job", async () => {
    const id = await pay("4242424242424242");
    const results = await Promise.all([1, 2].map(() => codeOf(refund(id))));
    expect(results.sort()).toEqual([null, "payment_not_refundable"].sort());
    expect(await balance()).toBe(0);
    expect((await payment(id)).status).toBe("refunding");
    expect((await jobsOf(db, "refund_payment")).slice(-1)).toMatchObject([{ payload: { paymentId: id } }]);
    await refundPayment(operator, { paymentId: id });
    expect((await payment(id)).status).toBe("refunded");
    expect(await eventTypes(db, id)).toEqual(["payment.completed", "payment.refunded"]);
    const audit = await db.prisma.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
    expect(audit.map(({ action }) => action)).toEqual([
      "billing.topUp",
      "payments.request_refund",
      "payments.refund",
    ]);
    expect(audit[1]?.after).toMatchObject({ reason: "Added twice" });
  });

  it("is refused when the money was spent, by other operators and by its own account", async () => {
    const id = await pay("4242424242424242");
    await db.prisma.ledgerAccount.updateMany({ where: { accountId: account.id }, data: { balance: 100 } });
    expect(await codeOf(refund(id))).toBe("insufficient_balance");
    expect((await payment(id)).status).toBe("succeeded");
    const looker = await userContext(db, null, { operatorRole: "read_only" });
    expect(await codeOf(refund(id, looker))).toBe("missing_scope");
    expect(await codeOf(refund(id, ctx))).toBe("not_found");
    expect(await codeOf(listAllPayments(ctx, allPaymentsInput.parse({})))).toBe("not_found");
  });
});
