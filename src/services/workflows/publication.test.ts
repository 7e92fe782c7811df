import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { buildAccount, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { runWorkflowJobs, workflowJob } from "@/testing/workflow-jobs";
import { type DnsPublisher, startDnsPublisher } from "@/worker/publish-dns";
import type { Context } from "../context";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { findWorkflow, loadWorkflow } from "./look-up";
import { startRegistrationInput } from "./schema";
import { startRegistration } from "./start-registration";
import { startUpdate } from "./start-update";
import { sweepWorkflows } from "./sweep";
import { startAndWait } from "./wait";

let db: Database;
let publisher: DnsPublisher;
let ctx: Context;
let isAway = false;
let names = 0;

beforeAll(async () => {
  db = await openTestRegistry();
  const publish = async () => {
    if (isAway) throw new Error("The nameservers do not answer");
  };
  publisher = await startDnsPublisher({ pool: db.pool, backend: { publish }, onError: () => undefined });
  const first = await userContext(db, await buildAccount(db, { balance: 10_000 }));
  await registerName(first, registerInput.parse({ name: "first.com.store" }));
  await publisher.flush();
});
afterAll(async () => {
  await publisher.close();
  await db.close();
});
beforeEach(async () => {
  isAway = false;
  ctx = await userContext(db, await buildAccount(db, { balance: 10_000 }));
});

const wish = () => startRegistrationInput.parse({ name: `quay-${++names}.com.store` });
const job = (seconds = 0) => workflowJob(db, undefined, new Date(NOW.getTime() + seconds * 1_000));
const own = { nameservers: ["ns1.example.net", "ns2.example.net"].map((host) => ({ host, addresses: [] })) };
const isPublished = async (fqdn: string) =>
  (await db.prisma.dnsOutbox.count({ where: { OR: [{ fqdn }, { apex: fqdn }] } })) === 0;

it("a registration has succeeded once the DNS has it; whoever waits hears of it at once", async () => {
  const input = wish();
  const view = await startAndWait(ctx, (begun) => startRegistration(begun, input), 5_000);
  expect(view).toMatchObject({ state: "succeeded", completed: true, step: "publish" });
  expect(await isPublished(view.fqdn)).toBe(true);
  expect(await loadWorkflow(ctx, { workflowId: view.id })).toEqual(view);
  const begun = await startRegistration(ctx, wish());
  await runWorkflowJobs(job());
  await publisher.flush();
  await runWorkflowJobs(job());
  expect(await loadWorkflow(ctx, { workflowId: begun.id })).toMatchObject({ state: "succeeded" });
});

it("while the nameservers are away it is blocked, and ends by itself when they are back", async () => {
  isAway = true;
  const view = await startAndWait(ctx, (begun) => startRegistration(begun, wish()), 100);
  expect(view).toMatchObject({ state: "in_progress", completed: false, step: "publish" });
  await sweepWorkflows(job(60));
  const blocked = await loadWorkflow(ctx, { workflowId: view.id });
  expect(blocked).toMatchObject({ state: "blocked", waitsFor: expect.stringContaining("nameservers") });
  isAway = false;
  await expect.poll(() => publisher.flush().then(() => isPublished(view.fqdn))).toBe(true);
  await expect
    .poll(async () => (await loadWorkflow(ctx, { workflowId: view.id })).state, { timeout: 5_000 })
    .toBe("succeeded");
});

it("a change is applied when it is accepted; it waits for the DNS only where the delegation changes", async () => {
  const { fqdn: name } = await startAndWait(ctx, (begun) => startRegistration(begun, wish()), 5_000);
  expect(await startUpdate(ctx, { name, autoRenew: true })).toMatchObject({
    kind: "update",
    state: "succeeded",
  });
  expect(await codeOf(startUpdate(ctx, { name: "nobody.com.store", autoRenew: true }))).toBe("not_found");
  const stranger = await userContext(db, await buildAccount(db));
  expect(await codeOf(startUpdate(stranger, { name, autoRenew: false }))).toBe("not_found");
  isAway = true;
  const first = await startUpdate(ctx, { name, ...own });
  expect(first).toMatchObject({ state: "in_progress", step: "publish" });
  const second = await startUpdate(ctx, { name, privacy: false });
  expect(second).toMatchObject({ state: "succeeded" });
  expect(await loadWorkflow(ctx, { workflowId: first.id })).toMatchObject({ state: "succeeded" });
  const third = await startUpdate(ctx, { name, nameservers: [] });
  isAway = false;
  const state = async () => {
    await publisher.flush();
    return (await loadWorkflow(ctx, { workflowId: third.id })).state;
  };
  await expect.poll(state, { timeout: 5_000 }).toBe("succeeded");
  expect((await findWorkflow(ctx, { name, kind: "update" })).id).toBe(third.id);
});
