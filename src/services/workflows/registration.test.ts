import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { type BuiltAccount, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { balanceOf, eventTypes } from "@/testing/renewing-name";
import { runWorkflowJobs, workflowJob } from "@/testing/workflow-jobs";
import { addContact } from "../contacts/add";
import type { Context } from "../context";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { cancelWorkflow } from "./cancel";
import { giveConsent } from "./consent";
import { findWorkflow, listWorkflows, loadWorkflow } from "./look-up";
import { listWorkflowsInput, startRegistrationInput } from "./schema";
import { startRegistration } from "./start-registration";
import { sweepWorkflows } from "./sweep";
import { startAndWait } from "./wait";

const PRICE = 2_999;
const ANN = { name: "Ann Weaver", email: "ann@example.net", country: "US" };

let db: Database;
let account: BuiltAccount;
let ctx: Context;
let names = 0;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db, { balance: 10_000 });
  ctx = { ...(await keyContext(db, account)), door: "cloudflare_v4" };
  await addContact(await userContext(db, account), { ...ANN, isDefault: true });
});

const wish = (over: object = {}) =>
  startRegistrationInput.parse({ name: `ferry-${++names}.com.store`, ...over });
const now = (input: ReturnType<typeof wish>, by = ctx) =>
  startAndWait(by, (begun) => startRegistration(begun, input), 2_000);
const job = () => workflowJob(db);
const nameOf = (fqdn: string) =>
  db.prisma.name.findFirst({
    where: { fqdn, releasedAt: null },
    include: { contacts: { include: { contact: true } } },
  });
const auditOf = async (fqdn: string) =>
  (await db.prisma.auditEntry.findMany({ where: { subjectName: fqdn }, orderBy: { id: "asc" } })).map(
    ({ action, actorKind, door, requestId }) => ({ action, actorKind, door, requestId }),
  );

it.each(["at once", "by a job"])("a plain name is registered %s, in the name of who asked", async (how) => {
  const input = wish({ autoRenew: true, privacy: false });
  const begun = how === "at once" ? await now(input) : await startRegistration(ctx, input);
  if (how === "by a job") {
    expect(begun).toMatchObject({ state: "pending", completed: false, step: "check", steps: [] });
    expect(await nameOf(input.name)).toBeNull();
    expect(await runWorkflowJobs(job())).toEqual([begun.id]);
  }
  const view = await loadWorkflow(ctx, { workflowId: begun.id });
  expect(view).toMatchObject({ kind: "registration", state: "succeeded", completed: true, error: null });
  expect(view.steps.map(({ step, outcome }) => [step, outcome])).toEqual(
    view.plan.map((step) => [step, "done"]),
  );
  if (how === "at once") expect(view).toEqual(begun);
  const name = await nameOf(input.name);
  expect(name).toMatchObject({ accountId: account.id, autoRenew: true, privacy: false });
  expect(name?.contacts).toMatchObject([{ role: "registrant", contact: { ...ANN, inBook: false } }]);
  expect(await balanceOf(db, account.id)).toBe(10_000 - PRICE);
  expect(await eventTypes(db, input.name)).toEqual(["subdomain.registered"]);
  const asked = { actorKind: "api_key", door: "cloudflare_v4", requestId: ctx.requestId };
  expect(await auditOf(input.name)).toEqual([{ action: "names.register", ...asked }]);
  expect(JSON.stringify(await db.prisma.workflow.findUnique({ where: { id: view.id } }))).not.toContain(
    "ann@",
  );
  expect(await findWorkflow(ctx, { name: input.name, kind: "registration" })).toEqual(view);
});

describe("asked again", () => {
  it("it is the same registration, while it is open and once it has succeeded; with another input it is refused", async () => {
    const input = wish();
    const [one, two] = await Promise.all([startRegistration(ctx, input), startRegistration(ctx, input)]);
    expect(two.id).toBe(one.id);
    expect(await codeOf(startRegistration(ctx, { ...input, autoRenew: true }))).toBe("workflow_conflict");
    await runWorkflowJobs(job());
    const again = await Promise.all([now(input), startRegistration(ctx, { ...input, years: 1 })]);
    expect(again).toMatchObject([{ id: one.id, state: "succeeded" }, { id: one.id }]);
    expect(await codeOf(now({ ...input, years: 2 }))).toBe("workflow_conflict");
    expect(await balanceOf(db, account.id)).toBe(10_000 - PRICE);
  });

  it("of ten that come at once and wait, one buys", async () => {
    const input = wish();
    const views = await Promise.all(Array.from({ length: 10 }, () => now(input)));
    expect(new Set(views.map(({ id }) => id)).size).toBe(1);
    expect(await balanceOf(db, account.id)).toBe(10_000 - PRICE);
    expect(await eventTypes(db, input.name)).toHaveLength(1);
  });

  it("racing carriers do each step once", async () => {
    const { id, fqdn } = await startRegistration(ctx, wish());
    await Promise.all([job(), job(), job()].map((one) => runWorkflowJobs(one)));
    await Promise.all(
      [1, 2, 3].map(() => sweepWorkflows({ ...job(), now: new Date(NOW.getTime() + 60_000) })),
    );
    const { steps } = await loadWorkflow(ctx, { workflowId: id });
    expect(steps).toHaveLength(5);
    expect(await eventTypes(db, fqdn)).toHaveLength(1);
  });
});

it("what cannot be registered is refused before anything is written", async () => {
  const taken = wish();
  await registerName(
    await userContext(db, await buildAccount(db, { balance: PRICE })),
    registerInput.parse(taken),
  );
  expect(await codeOf(now(taken))).toBe("name_taken");
  expect(await codeOf(startRegistration(ctx, wish({ name: "-x.com.store" })))).toBe("invalid_label");
  expect(await codeOf(startRegistration(ctx, wish({ years: 11 })))).toBe("period_out_of_range");
  const noBook = { ...(await keyContext(db, await buildAccount(db))), door: "cloudflare_v4" } as const;
  expect(await codeOf(startRegistration(noBook, wish()))).toBe("contact_required");
  const readsOnly = await keyContext(db, account, { scopes: ["names:read"] });
  expect(await codeOf(startRegistration(readsOnly, wish()))).toBe("missing_scope");
  expect(await db.prisma.workflow.count({ where: { accountId: account.id } })).toBe(0);
  // Taken in between.
  const late = wish();
  const { id } = await startRegistration(ctx, late);
  await registerName(
    await userContext(db, await buildAccount(db, { balance: PRICE })),
    registerInput.parse(late),
  );
  await runWorkflowJobs(job());
  const error = { code: "domain_unavailable", message: expect.stringContaining("already registered") };
  expect(await loadWorkflow(ctx, { workflowId: id })).toMatchObject({
    state: "failed",
    completed: true,
    error,
  });
  expect(await balanceOf(db, account.id)).toBe(10_000);
});

it("programs stop at the account's limit, in a race too; people do not", async () => {
  await db.prisma.account.update({ where: { id: account.id }, data: { domainLimit: 2 } });
  const outcomes = await Promise.all([1, 2, 3].map(() => codeOf(now(wish()))));
  expect(outcomes.filter((code) => code === "domain_limit_reached")).toHaveLength(1);
  expect(await codeOf(startRegistration(ctx, wish()))).toBe("domain_limit_reached");
  await db.prisma.account.update({ where: { id: account.id }, data: { domainLimit: 0 } });
  expect(await codeOf(startRegistration(ctx, wish()))).toBe("domain_limit_reached");
  expect((await now(wish(), await userContext(db, account))).state).toBe("succeeded");
});

describe("a premium name", () => {
  const premium = async () => {
    const input = wish();
    const label = input.name.split(".")[0] ?? "";
    const { id } = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "com.store" } });
    await db.prisma.premiumName.create({
      data: { namespaceId: id, label, registerAmount: 5_000, renewAmount: 4_000 },
    });
    return input;
  };

  it("waits for its price to be accepted, tells the owners once, and goes on by itself", async () => {
    const input = await premium();
    const view = await now(input);
    const action = { type: "premium_consent", amount: 5_000, currency: "USD", years: 1 };
    expect(view).toMatchObject({ state: "action_required", completed: false, action });
    await sweepWorkflows({ ...job(), now: new Date(NOW.getTime() + 60_000) });
    const mails = await mailsTo(db, account.owner.email);
    expect(mails.map(({ subject }) => subject)).toEqual([`${input.name} needs you: accept $50.00`]);
    expect(mails[0]?.text).toContain(`https://portal.test/dashboard/requests/${view.id}`);
    const ref = { workflowId: view.id };
    expect(await codeOf(giveConsent(ctx, { ...ref, amount: 4_999 }))).toBe("premium_consent_required");
    const stranger = await userContext(db, await buildAccount(db));
    expect(await codeOf(giveConsent(stranger, { ...ref, amount: 5_000 }))).toBe("not_found");
    expect(await codeOf(loadWorkflow(stranger, ref))).toBe("not_found");
    expect(await codeOf(findWorkflow(stranger, { name: input.name, kind: "registration" }))).toBe(
      "not_found",
    );
    expect(await codeOf(cancelWorkflow(stranger, ref))).toBe("not_found");
    const reader = await userContext(db, account, { role: "read_only" });
    expect(await codeOf(giveConsent(reader, { ...ref, amount: 5_000 }))).toBe("missing_scope");
    await giveConsent(ctx, { ...ref, amount: 5_000 });
    expect(await codeOf(giveConsent(ctx, { ...ref, amount: 5_000 }))).toBe("wrong_state");
    await runWorkflowJobs(job());
    expect(await loadWorkflow(ctx, ref)).toMatchObject({ state: "succeeded", action: null });
    expect(await balanceOf(db, account.id)).toBe(5_000);
    const audited = (await auditOf(input.name)).map(({ action }) => action);
    expect(audited).toEqual(["names.accept_price", "names.register"]);
  });

  it("with its price accepted it is plain; a repeated request accepts it, too", async () => {
    expect(await now({ ...(await premium()), acceptedPremiumAmount: 5_000 })).toMatchObject({
      state: "succeeded",
    });
    const input = await premium();
    const { id } = await now(input);
    expect(await now({ ...input, acceptedPremiumDecimal: "49.00" })).toMatchObject({
      id,
      state: "action_required",
    });
    expect(await now({ ...input, acceptedPremiumDecimal: "50.00" })).toMatchObject({
      id,
      state: "succeeded",
    });
  });

  it("is cancelled, or forgotten for 14 days: then it can be asked for anew", async () => {
    const input = await premium();
    const { id } = await now(input);
    expect(await cancelWorkflow(ctx, { workflowId: id })).toMatchObject({
      state: "failed",
      error: { code: "cancelled" },
    });
    expect(await codeOf(cancelWorkflow(ctx, { workflowId: id }))).toBe("wrong_state");
    const second = await now(input);
    expect(second.id).not.toBe(id);
    await sweepWorkflows({ ...job(), now: new Date(NOW.getTime() + 15 * 86_400_000) });
    expect(await loadWorkflow(ctx, { workflowId: second.id })).toMatchObject({ error: { code: "expired" } });
    const list = (over: object) => listWorkflows(ctx, listWorkflowsInput.parse(over));
    expect(await list({ query: input.name.slice(0, -4) })).toMatchObject({ total: 2, page: 1 });
    expect((await list({ state: "failed" })).items.map((one) => one.id)).toEqual([second.id, id]);
    expect(await list({ state: "open" })).toMatchObject({ total: 0, items: [] });
  });
});

it("one for a Unicode name is found by its label as it is typed", async () => {
  const { id } = await startRegistration(ctx, startRegistrationInput.parse({ name: "bücherei.com.store" }));
  const found = await listWorkflows(ctx, listWorkflowsInput.parse({ query: "Bücherei" }));
  expect(found.items).toMatchObject([{ id, unicode: "bücherei.com.store" }]);
});

it("whoever may no longer ask stops it: a revoked key, a suspended account", async () => {
  const [one, two] = [
    await startRegistration(ctx, wish()),
    await startRegistration(await userContext(db, account), wish()),
  ];
  const { actor } = ctx;
  if (actor.kind !== "apiKey") throw new Error("No key");
  await db.prisma.apiKey.update({ where: { id: actor.keyId }, data: { revokedAt: NOW } });
  await db.prisma.account.update({ where: { id: account.id }, data: { suspendedAt: NOW } });
  await runWorkflowJobs(job());
  const states = await db.prisma.workflow.findMany({ where: { id: { in: [one.id, two.id] } } });
  expect(states.map(({ state, errorCode }) => [state, errorCode])).toEqual([
    ["failed", "account_suspended"],
    ["failed", "account_suspended"],
  ]);
  expect(await balanceOf(db, account.id)).toBe(10_000);
});
