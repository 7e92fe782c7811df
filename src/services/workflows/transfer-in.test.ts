import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { testCards } from "@/integrations/payments/test-cards";
import { addDays } from "@/lib/time";
import { type BuiltAccount, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { balanceOf } from "@/testing/renewing-name";
import { buildTransferable, setTransferDays } from "@/testing/transfers";
import { runWorkflowJobs, workflowJob } from "@/testing/workflow-jobs";
import type { Context } from "../context";
import { createAuthCode } from "../names/auth-code";
import { addCard } from "../payments/methods";
import { approveTransfer, rejectTransfer } from "../transfers/answer";
import { cancelTransfer } from "../transfers/cancel";
import { loadWorkflow } from "./look-up";
import { startTransferInInput } from "./schema";
import { startTransferIn } from "./start-transfer-in";
import { sweepWorkflows } from "./sweep";
import { startAndWait } from "./wait";

const FEE = 2_999;

let db: Database;
let account: BuiltAccount;
let ctx: Context;
let holder: Context;
let names = 0;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  await setTransferDays(db, "com.store", { transferDays: 5 });
  account = await buildAccount(db, { balance: FEE });
  ctx = { ...(await userContext(db, account)), payments: testCards };
  holder = await userContext(db, await buildAccount(db, { balance: 10_000 }));
});

const build = () => buildTransferable(holder, `skiff-${++names}.com.store`);
const job = (now = NOW) => workflowJob(db, testCards, now);
const see = ({ id }: { id: string }) => loadWorkflow(ctx, { workflowId: id });
const registrant = { name: "Ann Weaver", email: "ann@example.net" };
const wish = (of: { name: string; authCode: string }) =>
  startTransferInInput.parse({ ...of, autoRenew: true, privacy: false, contacts: { registrant } });

it("a name comes over once its holder lets it go, with the settings that were asked for", async () => {
  const input = wish(await build());
  const view = await startAndWait(ctx, (begun) => startTransferIn(begun, input), 2_000);
  expect(view).toMatchObject({ kind: "transfer_in", state: "blocked", step: "approval", completed: false });
  expect(view.waitsFor).toContain("26 November 2026");
  expect(await balanceOf(db, account.id)).toBe(0);
  const kept = await db.prisma.workflow.findUniqueOrThrow({ where: { id: view.id } });
  expect(JSON.stringify(kept)).not.toContain(input.authCode);
  expect(await startTransferIn(ctx, input)).toMatchObject({ id: view.id });
  expect(await codeOf(startTransferIn(ctx, { ...input, privacy: true }))).toBe("workflow_conflict");
  await approveTransfer(holder, { name: input.name });
  expect(await runWorkflowJobs(job())).toContain(view.id);
  const done = await see(view);
  expect(done).toMatchObject({ state: "succeeded", waitsFor: null });
  expect(done.steps.map(({ step, outcome }) => [step, outcome])).toEqual([
    ["payment", "done"],
    ["request", "done"],
    ["approval", "waiting"],
    ["approval", "done"],
    ["settings", "done"],
  ]);
  const name = await db.prisma.name.findFirstOrThrow({
    where: { fqdn: input.name },
    include: { contacts: { include: { contact: true } } },
  });
  expect(name).toMatchObject({ accountId: account.id, autoRenew: true, privacy: false });
  expect(name.contacts).toMatchObject([{ role: "registrant", contact: registrant }]);
  const stranger = await userContext(db, await buildAccount(db));
  expect(await codeOf(loadWorkflow(stranger, { workflowId: view.id }))).toBe("not_found");
});

it("it fails when the holder keeps the name, or the request is taken back: the fee is there again", async () => {
  const [kept, taken] = [wish(await build()), wish(await build())];
  const first = await startTransferIn(ctx, kept);
  await runWorkflowJobs(job());
  await rejectTransfer(holder, { name: kept.name, reason: "Not for sale." });
  await runWorkflowJobs(job());
  const error = { code: "transfer_rejected", message: expect.stringContaining("Not for sale.") };
  expect(await see(first)).toMatchObject({ state: "failed", error });
  const second = await startTransferIn(ctx, taken);
  await cancelTransfer(ctx, { name: taken.name });
  // Without the job that this queued: the sweep sees it, too.
  await db.pool.query("DELETE FROM graphile_worker._private_jobs");
  await sweepWorkflows(job(new Date(NOW.getTime() + 60_000)));
  expect(await see(second)).toMatchObject({ state: "failed", error: { code: "transfer_cancelled" } });
  expect(await balanceOf(db, account.id)).toBe(FEE);
  const again = await startTransferIn(ctx, {
    ...kept,
    authCode: (await createAuthCode(holder, kept)).authCode,
  });
  expect(again).toMatchObject({ state: "in_progress", step: "approval" });
  expect(again.id).not.toBe(first.id);
});

it("a wrong code is refused at once; a fee that is missing is paid first, with the code that was right", async () => {
  const input = wish(await build());
  expect(await codeOf(startTransferIn(ctx, { ...input, authCode: "guess" }))).toBe("auth_code_invalid");
  expect(await db.prisma.workflow.count({ where: { accountId: account.id } })).toBe(0);
  await db.prisma.ledgerAccount.updateMany({ where: { accountId: account.id }, data: { balance: 0 } });
  const view = await startAndWait(ctx, (begun) => startTransferIn(begun, input), 2_000);
  expect(view).toMatchObject({ state: "action_required", step: "payment", action: { missingAmount: FEE } });
  const spoilt = wish(await build());
  const other = await startTransferIn(ctx, spoilt);
  await createAuthCode(holder, { name: spoilt.name });
  await addCard(ctx, { cardNumber: "4242424242424242", cardExpiry: "12/30", cardCvc: "123" });
  await runWorkflowJobs(job());
  await runWorkflowJobs(job());
  expect(await see(view)).toMatchObject({ state: "blocked", step: "approval" });
  expect(await see(other)).toMatchObject({ state: "failed", error: { code: "invalid_auth_code" } });
  const stored = await db.prisma.workflow.findMany({ where: { accountId: account.id } });
  for (const { context } of stored) expect(context).not.toHaveProperty("codeHash");
  const paid = await db.prisma.payment.findMany({ where: { accountId: account.id } });
  expect(paid.map(({ status }) => status).sort()).toEqual(["refunding", "succeeded"]);
  await approveTransfer(holder, { name: input.name });
  await runWorkflowJobs(job(addDays(NOW, 1)));
  expect(await see(view)).toMatchObject({ state: "succeeded" });
});

it("where nobody is waited for it comes over at once, with its settings, for a key that only buys, too", async () => {
  await setTransferDays(db, "com.store", { transferDays: 0 });
  const input = wish(await build());
  const buyer = await keyContext(db, account, { scopes: ["names:register"] });
  const view = await startAndWait(buyer, (begun) => startTransferIn(begun, input), 2_000);
  expect(view).toMatchObject({ state: "succeeded" });
  expect(view.steps).toHaveLength(4);
});
