import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { Database } from "@/db/client";
import { type BuiltAccount, buildAccount, buildUser, NOW, userContext } from "@/testing/builders";
import { buildChannel } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { applyForChannel } from "./apply";
import { approveForProduction } from "./approve-for-production";
import { loadAnyChannel } from "./console";
import { approveChannel, refuseChannel } from "./decide";
import { listChannels } from "./list";
import { answerOperators, askRegistrar } from "./messages";
import { viewOwnChannel } from "./own";
import { listChannelsInput, type SubmitApplicationInput } from "./schema";
import { resumeChannel, suspendChannel } from "./suspend";
import { updateChannel } from "./update";

let db: Database;
const CERTIFIER = "certifier@registry.example";

beforeAll(async () => {
  db = await openTestRegistry();
  await buildUser(db, { operatorRole: "certifier", email: CERTIFIER });
  await db.prisma.namespace.update({
    where: { name: "com.store" },
    data: { listedFor: ["dashboard", "registrar_v1"] },
  });
});
afterAll(() => db.close());

const certifier = () => userContext(db, null, { operatorRole: "certifier" });
const tomorrow = new Date(NOW.getTime() + 86_400_000);

function application(over: Partial<SubmitApplicationInput> = {}): SubmitApplicationInput {
  return {
    company: "Harbour Names GmbH",
    website: "https://harbour.example",
    technicalName: "Grace Hopper",
    technicalEmail: "grace@harbour.example",
    technicalPhone: null,
    supportName: "Help desk",
    supportEmail: "help@harbour.example",
    supportPhone: null,
    clientName: "harbour-client",
    clientVersion: "2.1",
    namespaces: ["defiwallet"],
    ...over,
  };
}

async function applied(over: Partial<SubmitApplicationInput> = {}) {
  const account = await buildAccount(db);
  const owner = await userContext(db, account);
  const { slug } = await applyForChannel(owner, application(over));
  const { id } = await db.prisma.channel.findUniqueOrThrow({ where: { slug } });
  return { account, owner, slug, id };
}

/** What a command left behind: the newest audit row and event of the account. */
async function traceOf(account: BuiltAccount) {
  const where = { accountId: account.id };
  const audit = await db.prisma.auditEntry.findFirstOrThrow({ where, orderBy: { id: "desc" } });
  const event = await db.prisma.event.findFirstOrThrow({ where, orderBy: { id: "desc" } });
  return { action: audit.action, before: audit.before, after: audit.after, event: event.type };
}

describe("an application", () => {
  it("is a channel that waits for review, audited without its contacts, and mailed to the operators", async () => {
    const { account, owner, slug } = await applied();
    expect(slug).toMatch(/^harbour-names/);
    const { channel } = await viewOwnChannel(owner);
    expect(channel).toMatchObject({ slug, state: "applied", rateLimitPerMinute: 120, appliedAt: NOW });
    expect(channel?.listings).toMatchObject([{ namespace: "defiwallet", state: "requested" }]);
    const trace = await traceOf(account);
    expect(trace).toMatchObject({ action: "channels.apply", event: "channel.applied" });
    expect(JSON.stringify(trace)).not.toContain("grace");
    const [mail] = await mailsTo(db, CERTIFIER);
    expect(mail?.subject).toBe("Harbour Names GmbH applies for a registrar channel");
    expect(mail?.text).toContain(`https://portal.test/console/channels/${slug}`);
  });

  it("is one an account", async () => {
    const { owner } = await applied();
    expect(await codeOf(applyForChannel(owner, application()))).toBe("channel_exists");
    const account = await buildAccount(db);
    const ctx = await userContext(db, account);
    const codes = await Promise.all([1, 2, 3, 4].map(() => codeOf(applyForChannel(ctx, application()))));
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(await db.prisma.channel.count({ where: { accountId: account.id } })).toBe(1);
  });

  it("has a handle of its own: a number is added, a chosen one that is taken is refused", async () => {
    const { slug } = await applied({ company: "Twin Registrars" });
    const second = await applied({ company: "Twin Registrars" });
    expect([slug, second.slug]).toEqual(["twin-registrars", "twin-registrar-2"]);
    const ctx = await userContext(db, await buildAccount(db));
    expect(await codeOf(applyForChannel(ctx, application({ slug })))).toBe("invalid_value");
  });

  it("names namespaces that registrars are offered", async () => {
    const ctx = await userContext(db, await buildAccount(db));
    expect(await codeOf(applyForChannel(ctx, application({ namespaces: ["nowhere"] })))).toBe(
      "unknown_namespace",
    );
  });

  it("is for owners and admins", async () => {
    const account = await buildAccount(db);
    for (const role of ["technical", "billing", "read_only"] as const) {
      const ctx = await userContext(db, account, { role });
      expect(await codeOf(applyForChannel(ctx, application()))).toBe("missing_scope");
      expect(await codeOf(viewOwnChannel(ctx))).toBeNull();
    }
  });

  it("can be corrected; whoever was a contact before hears of it", async () => {
    const { account, owner } = await applied({ technicalEmail: "old@harbour.example" });
    const { namespaces: _, ...facts } = application({ technicalEmail: "new@harbour.example" });
    await updateChannel(owner, { ...facts, clientVersion: "3.0" });
    expect((await viewOwnChannel(owner)).channel).toMatchObject({ clientVersion: "3.0" });
    const trace = await traceOf(account);
    expect(trace).toMatchObject({
      action: "channels.update",
      after: { clientVersion: "3.0", contactsChanged: ["technicalEmail"] },
    });
    expect(await mailsTo(db, "old@harbour.example")).toHaveLength(1);
  });
});

describe("the review", () => {
  it("asks back, waits for the answer, and has it", async () => {
    const { account, owner, slug } = await applied({ technicalEmail: "ask@harbour.example" });
    await askRegistrar(await certifier(), { slug, text: "Which library?" });
    expect(await traceOf(account)).toMatchObject({ action: "channels.ask", event: "channel.asked" });
    const asked = await viewOwnChannel(owner);
    expect(asked.channel).toMatchObject({ isAnswerAwaited: true, messages: [{ author: null }] });
    const [mail] = await mailsTo(db, "ask@harbour.example");
    expect(mail?.text).toContain("Which library?");

    await answerOperators(owner, { text: "libepp" });
    expect(await traceOf(account)).toMatchObject({ action: "channels.answer", event: "channel.answered" });
    const channel = await loadAnyChannel(await certifier(), { slug });
    expect(channel.isAnswerAwaited).toBe(false);
    expect(channel.messages.map(({ text }) => text)).toEqual(["Which library?", "libepp"]);
    expect((await mailsTo(db, CERTIFIER))[0]?.text).toContain("libepp");
  });

  it("approves for OT&E and decides on each listing", async () => {
    const { account, slug, owner } = await applied({
      namespaces: ["defiwallet", "com.store"],
      supportEmail: "decided@harbour.example",
    });
    await approveChannel(await certifier(), {
      slug,
      listings: [
        { namespace: "defiwallet", decision: "approve" },
        { namespace: "com.store", decision: "refuse", reason: "Later this year" },
      ],
    });
    const { channel } = await viewOwnChannel(owner);
    expect(channel).toMatchObject({
      state: "ote",
      approvedAt: NOW,
      listings: [
        { namespace: "com.store", state: "refused", reason: "Later this year" },
        { namespace: "defiwallet", state: "approved" },
      ],
    });
    const events = await db.prisma.event.findMany({
      where: { accountId: account.id },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ type }) => type)).toEqual([
      "channel.applied",
      "channel.approved",
      "channel.listing_approved",
      "channel.listing_refused",
    ]);
    const [mail] = await mailsTo(db, "decided@harbour.example");
    expect(mail?.text).toContain("com.store: refused: Later this year");
  });

  it("approves nothing without a namespace, and nothing twice", async () => {
    const { slug } = await applied();
    const ctx = await certifier();
    const refusal = { namespace: "defiwallet", decision: "refuse", reason: "No" } as const;
    expect(await codeOf(approveChannel(ctx, { slug, listings: [refusal] }))).toBe("invalid_value");
    const listings = [{ namespace: "defiwallet", decision: "approve" }] as const;
    await approveChannel(ctx, { slug, listings: [...listings] });
    expect(await codeOf(approveChannel(ctx, { slug, listings: [...listings] }))).toBe("wrong_state");
    expect(await codeOf(refuseChannel(ctx, { slug, reason: "No" }))).toBe("wrong_state");
  });

  it("refuses with a reason; the registrar may apply again with its handle", async () => {
    const { account, owner, slug } = await applied({ technicalEmail: "refused@harbour.example" });
    await refuseChannel(await certifier(), { slug, reason: "The website is empty" });
    expect(await traceOf(account)).toMatchObject({
      action: "channels.refuse",
      after: { state: "refused", reason: "The website is empty" },
      event: "channel.refused",
    });
    expect((await mailsTo(db, "refused@harbour.example"))[0]?.text).toContain("The website is empty");
    expect(await codeOf(answerOperators(owner, { text: "But" }))).toBe("wrong_state");
    expect(await applyForChannel(owner, application({ company: "Other" }))).toEqual({ slug });
    expect((await viewOwnChannel(owner)).channel).toMatchObject({ state: "applied", stateReason: null });
  });

  it("is decided once when two operators decide at once", async () => {
    const { slug, id } = await applied();
    const ctx = await certifier();
    const decisions = [1, 2, 3].flatMap(() => [
      codeOf(approveChannel(ctx, { slug, listings: [{ namespace: "defiwallet", decision: "approve" }] })),
      codeOf(refuseChannel(ctx, { slug, reason: "No" })),
    ]);
    const codes = await Promise.all(decisions);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set([null, "wrong_state"]));
    const audits = await db.prisma.auditEntry.findMany({
      where: { subjectId: id, action: { in: ["channels.approve", "channels.refuse"] } },
    });
    expect(audits).toHaveLength(1);
  });
});

describe("production", () => {
  it("is approved until a day, and again before it ends", async () => {
    const { account, slug } = await buildChannel(db);
    const ctx = await certifier();
    await approveForProduction(ctx, { slug, certifiedUntil: tomorrow, reason: "Run 7 passed" });
    expect(await loadAnyChannel(ctx, { slug })).toMatchObject({
      state: "production_approved",
      productionApprovedAt: NOW,
      certifiedUntil: tomorrow,
    });
    expect(await traceOf(account)).toMatchObject({
      action: "channels.approve_production",
      event: "channel.production_approved",
    });
    expect((await mailsTo(db, `technical@${slug}.example`))[0]?.text).toContain("Run 7 passed");
    const later = new Date(tomorrow.getTime() + 1);
    await approveForProduction(ctx, { slug, certifiedUntil: later, reason: "Run 8 passed" });
    expect(await loadAnyChannel(ctx, { slug })).toMatchObject({ certifiedUntil: later });
  });

  it("is not for a channel that nobody reviewed, nor until a day that is past", async () => {
    const ctx = await certifier();
    const input = { certifiedUntil: tomorrow, reason: "Because" };
    for (const state of ["applied", "refused", "suspended"] as const) {
      const { slug } = await buildChannel(db, { state });
      expect(await codeOf(approveForProduction(ctx, { slug, ...input }))).toBe("wrong_state");
    }
    const { slug } = await buildChannel(db);
    expect(await codeOf(approveForProduction(ctx, { slug, ...input, certifiedUntil: NOW }))).toBe(
      "invalid_value",
    );
  });
});

describe("a suspension", () => {
  it.each(["ote", "production_approved"] as const)("goes back to %s when it ends", async (state) => {
    const { account, slug } = await buildChannel(db, { state });
    const ctx = await certifier();
    await suspendChannel(ctx, { slug, reason: "Unpaid" });
    expect(await loadAnyChannel(ctx, { slug })).toMatchObject({
      state: "suspended",
      stateReason: "Unpaid",
      suspendedAt: NOW,
    });
    expect(await traceOf(account)).toMatchObject({ action: "channels.suspend", event: "channel.suspended" });
    expect((await mailsTo(db, `support@${slug}.example`))[0]?.text).toContain("Unpaid");
    expect(await codeOf(suspendChannel(ctx, { slug, reason: "Unpaid" }))).toBe("wrong_state");
    await resumeChannel(ctx, { slug });
    expect(await loadAnyChannel(ctx, { slug })).toMatchObject({
      state,
      stateReason: null,
      suspendedAt: null,
      stateBeforeSuspension: null,
    });
    expect(await traceOf(account)).toMatchObject({
      action: "channels.resume",
      after: { state },
      event: "channel.resumed",
    });
    expect(await codeOf(resumeChannel(ctx, { slug }))).toBe("wrong_state");
  });

  it("goes back to OT&E when the certification ended meanwhile", async () => {
    const { slug, id } = await buildChannel(db, { state: "production_approved" });
    await db.prisma.channel.update({ where: { id }, data: { certifiedUntil: tomorrow } });
    const ctx = await certifier();
    await suspendChannel(ctx, { slug, reason: "Unpaid" });
    await resumeChannel({ ...ctx, now: tomorrow }, { slug });
    expect(await loadAnyChannel(ctx, { slug })).toMatchObject({ state: "ote", productionApprovedAt: null });
  });
});

describe("operators' list", () => {
  it("queues who waits for a decision, the longest first, and those who owe an answer last", async () => {
    await db.prisma.channel.deleteMany();
    const ctx = await certifier();
    const old = await applied({ company: "First" });
    const asked = await applied({ company: "Second" });
    const young = await applied({ company: "Third" });
    await buildChannel(db, { slug: "nothing-to-do" });
    await db.prisma.channel.update({
      where: { id: old.id },
      data: { appliedAt: new Date(NOW.getTime() - 2) },
    });
    await db.prisma.channel.update({
      where: { id: asked.id },
      data: { appliedAt: new Date(NOW.getTime() - 9) },
    });
    await askRegistrar(ctx, { slug: asked.slug, text: "Why?" });
    const queue = await listChannels(ctx, listChannelsInput.parse({ view: "queue" }));
    expect(queue.total).toBe(3);
    expect(queue.channels.map(({ slug, waitsFor }) => [slug, waitsFor])).toEqual([
      [old.slug, "decision"],
      [young.slug, "decision"],
      [asked.slug, "answer"],
    ]);
    const all = await listChannels(ctx, listChannelsInput.parse({ limit: 3, page: 2 }));
    expect(all).toMatchObject({ total: 4, pages: 2 });
    const found = await listChannels(ctx, listChannelsInput.parse({ search: "THING-to", state: "ote" }));
    expect(found.channels.map(({ slug }) => slug)).toEqual(["nothing-to-do"]);
    expect((await listChannels(ctx, listChannelsInput.parse({ search: "%" }))).total).toBe(0);
  });
});

test("only certifiers and admins decide; other operators look; to everybody else channels are not there", async () => {
  const { slug, account } = await buildChannel(db);
  const reason = "Because";
  for (const operatorRole of ["read_only", "support"] as const) {
    const ctx = await userContext(db, null, { operatorRole });
    expect(await codeOf(suspendChannel(ctx, { slug, reason }))).toBe("missing_scope");
    expect(await codeOf(askRegistrar(ctx, { slug, text: "?" }))).toBe("missing_scope");
    expect(await codeOf(loadAnyChannel(ctx, { slug }))).toBeNull();
  }
  const owner = await userContext(db, account);
  expect(await codeOf(suspendChannel(owner, { slug, reason }))).toBe("not_found");
  expect(await codeOf(loadAnyChannel(owner, { slug }))).toBe("not_found");
  expect(await codeOf(listChannels(owner, listChannelsInput.parse({})))).toBe("not_found");
  expect(await db.prisma.channel.findUniqueOrThrow({ where: { slug } })).toMatchObject({ state: "ote" });
});

test("a registrar sees its own channel alone", async () => {
  await buildChannel(db);
  const stranger = await userContext(db, await buildAccount(db));
  expect((await viewOwnChannel(stranger)).channel).toBeNull();
  expect(await codeOf(answerOperators(stranger, { text: "Hello" }))).toBe("not_found");
});

test("who may not see money sees no balance", async () => {
  const { account } = await buildChannel(db, { balance: 500 });
  const technical = await userContext(db, account, { role: "technical" });
  expect((await viewOwnChannel(technical)).channel?.balances).toBeNull();
  const billing = await userContext(db, account, { role: "billing" });
  expect((await viewOwnChannel(billing)).channel?.balances).toMatchObject([{ available: 500 }]);
});
