import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { NOW, userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { passRun, respectLimit } from "@/testing/ote-client";
import { openRegistrar } from "@/testing/registrar";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { forgetPolicies } from "../namespaces/policy";
import { addNote } from "./add-note";
import { attachPollEvidence } from "./attach-poll";
import { compareRuns } from "./compare-runs";
import { abandonRun, refuseRun } from "./end-run";
import { listRuns } from "./list-runs";
import { loadRun, type RunView } from "./load-run";
import { viewOwnRun, viewOwnRuns } from "./own-runs";
import { retryStep } from "./retry-step";
import { runRevision } from "./run-revision";
import { listRunsInput } from "./schema";
import { signOff } from "./sign-off";
import { startRun } from "./start-run";

let db: Database;
let ctx: Context;
let second: Context;

beforeAll(async () => {
  db = await openTestRegistry();
  ctx = await userContext(db, null, { operatorRole: "certifier" });
  second = await userContext(db, null, { operatorRole: "certifier" });
  // The namespace with every feature: two years, scripts, premium names.
  await db.prisma.namespace.update({
    where: { name: "com.store" },
    data: { listedFor: { push: "registrar_v1" } },
  });
  forgetPolicies(db);
});
afterAll(() => db.close());

async function start(
  over: { namespace?: string; requiresSecondOperator?: boolean; channel?: BuiltChannel } = {},
) {
  const namespace = over.namespace ?? "defiwallet";
  const channel = over.channel ?? (await buildChannel(db, { listings: [namespace] }));
  const { number } = await startRun(ctx, {
    slug: channel.slug,
    namespace,
    name: "First certification",
    requiresSecondOperator: over.requiresSecondOperator ?? false,
  });
  return { channel, number, run: await loadRun(ctx, { number }) };
}

const notPassed = (run: RunView) =>
  run.steps
    .filter(({ state }) => state !== "passed")
    .map(({ id, attempts, missing }) => [id, attempts.at(-1)?.words ?? missing]);

const stepOf = (run: RunView, id: string) => {
  const step = run.steps.find((one) => one.id === id);
  if (!step) throw new Error(`The run does not ask for ${id}`);
  return step;
};

describe("starting a run", () => {
  test("allocates names, makes the fixtures, tells the registrar, and leaves an audit row and an event", async () => {
    const { channel, number, run } = await start({ namespace: "com.store" });
    expect(run).toMatchObject({
      state: "running",
      namespace: "com.store",
      counts: { passed: 0 },
      commandCount: 0,
    });
    expect(run.code).toMatch(/^[a-z][a-z0-9]{3}$/);
    expect(run.plan.names).toMatchObject({
      create: `ote-create-${run.code}.com.store`,
      twoYears: `ote-two-${run.code}.com.store`,
      idn: expect.stringMatching(/^xn--te-.*\.com\.store$/),
      premium: { domain: "toys.com.store", amount: 89_900, currency: "USD" },
    });
    expect(Object.keys(run.plan.fixtures)).toHaveLength(5);
    expect(await db.prisma.sandboxName.count({ where: { channelId: channel.id } })).toBe(5);
    const where = { accountId: channel.account.id };
    expect(await db.prisma.auditEntry.count({ where: { ...where, action: "ote.start" } })).toBe(1);
    expect(await db.prisma.event.count({ where: { ...where, type: "ote.started" } })).toBe(1);
    const [mail] = await mailsTo(db, `technical@${channel.slug}.example`);
    expect(mail?.text).toContain(run.code);
    expect((await listRuns(ctx, listRunsInput.parse({ slug: channel.slug }))).runs).toMatchObject([
      { number, counts: { waiting: run.counts.steps } },
    ]);
  });

  test("asks for no more than the namespace has", async () => {
    const { run } = await start();
    expect(run.plan.names.idn).toBeNull();
    expect(run.steps.map(({ id }) => id)).not.toContain("create-idn");
  });

  test("is refused for a second run, a channel not approved, a namespace not listed, and who may not", async () => {
    const { channel } = await start();
    const input = {
      slug: channel.slug,
      namespace: "defiwallet",
      name: "Again",
      requiresSecondOperator: false,
    };
    expect(await codeOf(startRun(ctx, input))).toBe("run_in_progress");
    expect(await codeOf(startRun(ctx, { ...input, slug: "nobody" }))).toBe("not_found");
    const applied = await buildChannel(db, { state: "applied" });
    expect(await codeOf(startRun(ctx, { ...input, slug: applied.slug }))).toBe("wrong_state");
    const other = await buildChannel(db, { listings: ["defiwallet"] });
    expect(await codeOf(startRun(ctx, { ...input, slug: other.slug, namespace: "com.store" }))).toBe(
      "namespace_not_listed",
    );
    const support = await userContext(db, null, { operatorRole: "support" });
    expect(await codeOf(startRun(support, { ...input, slug: other.slug }))).toBe("missing_scope");
    const stranger = await userContext(db, other.account);
    expect(await codeOf(startRun(stranger, { ...input, slug: other.slug }))).toBe("not_found");
  });

  test("raced starts one run, with one code", async () => {
    const channel = await buildChannel(db);
    const input = {
      slug: channel.slug,
      namespace: "defiwallet",
      name: "Race",
      requiresSecondOperator: false,
    };
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(startRun(ctx, input))));
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === "run_in_progress")).toHaveLength(5);
  });
});

describe("a registrar that does everything", () => {
  test.each(["defiwallet", "com.store"])(
    "passes every step under %s, and is signed off",
    async (namespace) => {
      const { channel, number, run } = await start({ namespace });
      await passRun(db, channel, namespace, run.plan.names);
      const judged = await loadRun(ctx, { number });
      expect(notPassed(judged)).toEqual([]);
      expect(judged.progress).toBe(1);
      for (const { attempts } of judged.steps) {
        const ids = judged.commands.map(({ id }) => id);
        for (const attempt of attempts) expect(ids).toEqual(expect.arrayContaining([...attempt.commandIds]));
      }

      expect(await signOff(ctx, { number, statement: "Everything was seen" })).toEqual({
        state: "certified",
      });
      const certified = await loadRun(ctx, { number });
      expect(certified).toMatchObject({
        state: "certified",
        certifiedUntil: new Date("2027-11-21T09:00:00.000Z"),
        signOffs: [{ statement: "Everything was seen" }],
      });
      expect(certified.steps).toEqual(judged.steps);
      const row = await db.prisma.channel.findUniqueOrThrow({ where: { id: channel.id } });
      expect(row).toMatchObject({ state: "production_approved", certifiedUntil: certified.certifiedUntil });
      const where = { accountId: channel.account.id };
      expect(await db.prisma.auditEntry.count({ where: { ...where, action: "ote.certify" } })).toBe(1);
      expect(await db.prisma.event.count({ where: { ...where, type: "ote.certified" } })).toBe(1);
      const [mail] = await mailsTo(db, `support@${channel.slug}.example`);
      expect(mail?.subject).toContain("approved for production");

      // What comes after the sign-off counts no more.
      const late = await openRegistrar(db, channel);
      await late("create_domain", { name: run.plan.names.create }, { sandbox: true });
      expect((await loadRun(ctx, { number })).steps).toEqual(judged.steps);
      expect(await codeOf(signOff(ctx, { number, statement: "Again" }))).toBe("wrong_state");
    },
  );
});

describe("a registrar that cheats", () => {
  test("skips a retry: the step fails, and the run cannot be signed off", async () => {
    const { channel, number, run } = await start();
    await passRun(db, channel, "defiwallet", run.plan.names, ["create-again"]);
    const judged = await loadRun(ctx, { number });
    expect(notPassed(judged)).toEqual([["create-again", expect.stringMatching(/the retry was skipped/)]]);
    await expect(signOff(ctx, { number, statement: "Fine" })).rejects.toMatchObject({
      code: "steps_missing",
      details: { steps: [{ id: "create-again", state: "failed" }] },
    });
    expect((await loadRun(ctx, { number })).state).toBe("running");
    expect((await db.prisma.channel.findUniqueOrThrow({ where: { id: channel.id } })).state).toBe("ote");
  });

  test("reuses a key for another name", async () => {
    const { channel, number, run } = await start();
    const send = await openRegistrar(db, channel);
    const names = run.plan.names;
    await send("create_domain", { name: names.create }, { sandbox: true, key: "one" });
    await send("create_domain", { name: names.twoYears ?? "", years: 2 }, { sandbox: true, key: "one" });
    const judged = await loadRun(ctx, { number });
    expect(stepOf(judged, "key-conflict").attempts.at(-1)?.words).toMatch(/a mistake, not the conflict test/);
    expect(stepOf(judged, "create-two-years").attempts.at(-1)?.words).toMatch(/a key of its own/);
  });

  test("copies the names of another run", async () => {
    const theirs = await start();
    const own = await start();
    const send = await openRegistrar(db, own.channel);
    await send("create_domain", { name: theirs.run.plan.names.create }, { sandbox: true, key: "copied" });
    const step = stepOf(await loadRun(ctx, { number: own.number }), "create");
    expect(step.state).toBe("failed");
    expect(step.attempts[0]?.words).toContain(`${theirs.run.code} belongs to another run`);
    expect(stepOf(await loadRun(ctx, { number: theirs.number }), "create").state).toBe("waiting");
  });

  test("answers 429 by hammering", async () => {
    const { channel, number } = await start();
    const send = await openRegistrar(db, channel, { limit: 1 });
    for (let i = 0; i < 8; i++) await send("preflight", {}, { at: new Date(NOW.getTime() + i * 100) });
    const step = stepOf(await loadRun(ctx, { number }), "rate-limit");
    expect(step).toMatchObject({ state: "failed", attempts: [{ failedPart: 1 }] });
    expect(step.attempts[0]?.words).toMatch(/6 more requests to preflight/);
    await respectLimit(db, channel, 100);
    expect(stepOf(await loadRun(ctx, { number }), "rate-limit").state).toBe("passed");
  });

  test("sends production commands, or what it did before the run", async () => {
    const channel = await buildChannel(db, { state: "production_approved" });
    const send = await openRegistrar(db, channel);
    await send("renew_domain", { name: "ote-renew.defiwallet" }, { sandbox: true, key: "early" });
    const { number, run } = await start({ channel });
    expect(run.steps.every(({ state }) => state === "waiting")).toBe(true);
    await send("create_domain", { name: run.plan.names.create }, { key: "real" });
    expect(stepOf(await loadRun(ctx, { number }), "create").attempts[0]?.words).toMatch(
      /without sandbox true/,
    );
  });
});

describe("signing", () => {
  async function passed(requiresSecondOperator: boolean) {
    const started = await start({ requiresSecondOperator });
    await passRun(db, started.channel, "defiwallet", started.run.plan.names);
    return started;
  }

  test("by two operators, where a second one is required: nobody signs twice, a race certifies once", async () => {
    const { channel, number } = await passed(true);
    expect(await signOff(ctx, { number, statement: "First" })).toEqual({ state: "signed" });
    expect(await codeOf(signOff(ctx, { number, statement: "Me again" }))).toBe("second_operator_required");
    expect((await db.prisma.channel.findUniqueOrThrow({ where: { id: channel.id } })).state).toBe("ote");
    const third = await userContext(db, null, { operatorRole: "admin" });
    const codes = await Promise.all(
      [second, third].map((one) => codeOf(signOff(one, { number, statement: "Second" }))),
    );
    expect(codes).toEqual(expect.arrayContaining([null, "wrong_state"]));
    expect(
      await db.prisma.event.count({ where: { accountId: channel.account.id, type: "ote.certified" } }),
    ).toBe(1);
  });

  test("by two at once where one is enough certifies once", async () => {
    const { channel, number } = await passed(false);
    const codes = await Promise.all(
      [ctx, second].map((one) => codeOf(signOff(one, { number, statement: "Seen" }))),
    );
    expect(codes).toEqual(expect.arrayContaining([null, "wrong_state"]));
    const approvals = { accountId: channel.account.id, action: "channels.approve_production" };
    expect(await db.prisma.auditEntry.count({ where: approvals })).toBe(1);
  });

  test("a second operator may refuse what the first has signed; then a new run may start", async () => {
    const { channel, number, run } = await passed(true);
    await signOff(ctx, { number, statement: "First" });
    const { steps } = await loadRun(ctx, { number });
    await refuseRun(second, { number, findings: "The support contact does not answer" });
    expect(await loadRun(ctx, { number })).toMatchObject({
      state: "refused",
      steps,
      signOffs: [{ statement: "First" }],
      findings: "The support contact does not answer",
    });
    expect(await codeOf(signOff(second, { number, statement: "After all" }))).toBe("wrong_state");
    expect((await db.prisma.channel.findUniqueOrThrow({ where: { id: channel.id } })).state).toBe("ote");
    const next = await start({ channel });
    expect(next.run.code).not.toBe(run.code);
    expect(next.run.counts.passed).toBe(0);
  });

  test("is undone whole when the channel is suspended meanwhile", async () => {
    const { channel, number } = await passed(false);
    await db.prisma.channel.update({ where: { id: channel.id }, data: { state: "suspended" } });
    expect(await codeOf(signOff(ctx, { number, statement: "Seen" }))).toBe("wrong_state");
    expect(await loadRun(ctx, { number })).toMatchObject({ state: "running", signOffs: [] });
  });
});

describe("reviewing", () => {
  test("a step tried again is judged by later commands; notes and poll evidence are kept", async () => {
    const { channel, number, run } = await start();
    const send = await openRegistrar(db, channel);
    const create = () =>
      send("create_domain", { name: run.plan.names.create }, { sandbox: true, key: "k-1" });
    await create();
    const { revision } = await runRevision(ctx, { number });
    await retryStep(ctx, { number, step: "create", reason: "Once more, with your new version" });
    await addNote(ctx, { number, step: "create", text: "Looks odd" });
    expect(await attachPollEvidence(ctx, { number, title: "Feed" })).toEqual({ events: 1 });
    expect((await runRevision(ctx, { number })).revision).not.toBe(revision);
    const waiting = await loadRun(ctx, { number });
    expect(stepOf(waiting, "create")).toMatchObject({ state: "waiting", attempts: [{ state: "passed" }] });
    expect(waiting).toMatchObject({
      notes: [{ step: "create", text: "Looks odd" }],
      retries: [{ step: "create", reason: "Once more, with your new version" }],
      attachments: [{ title: "Feed", body: { events: [{ idempotency_key: "k-1" }] } }],
    });
    await send("create_domain", { name: run.plan.names.create }, { sandbox: true, key: "k-2" });
    expect(stepOf(await loadRun(ctx, { number }), "create").state).toBe("passed");
    expect(await codeOf(retryStep(ctx, { number, step: "no-such", reason: "x" }))).toBe("invalid_value");
    const actions = await db.prisma.auditEntry.findMany({
      where: { subjectId: run.id, action: { not: "ote.start" } },
      select: { action: true, accountId: true },
      orderBy: { id: "asc" },
    });
    expect(actions).toEqual([
      { action: "ote.retry_step", accountId: channel.account.id },
      { action: "ote.add_note", accountId: null },
      { action: "ote.attach_poll", accountId: null },
    ]);
  });

  test("a run is refused with findings, or abandoned, once; then a new one may start and be compared", async () => {
    const { channel, number } = await start();
    const send = await openRegistrar(db, channel);
    await send("preflight");
    await refuseRun(ctx, { number, findings: "The client hammers" });
    expect(await loadRun(ctx, { number })).toMatchObject({
      state: "refused",
      findings: "The client hammers",
    });
    expect(await codeOf(refuseRun(ctx, { number, findings: "x" }))).toBe("wrong_state");
    expect(await codeOf(addNote(ctx, { number, step: null, text: "x" }))).toBe("wrong_state");
    const [mail] = await mailsTo(db, `technical@${channel.slug}.example`);
    expect(mail?.text).toContain("The client hammers");
    await send("check_domain", { names: ["ote-available.defiwallet"], isList: false });
    expect((await loadRun(ctx, { number })).commandCount).toBe(1);

    const next = await start({ channel });
    await send("check_domain", { names: ["ote-available.defiwallet"], isList: false });
    const { steps } = await compareRuns(ctx, { a: next.number, b: number });
    expect(steps.find(({ id }) => id === "status")).toMatchObject({
      change: "worse",
      a: { state: "passed" },
    });
    expect(steps.find(({ id }) => id === "check-available")).toMatchObject({ change: "better" });
    const other = await start();
    expect(await codeOf(compareRuns(ctx, { a: other.number, b: number }))).toBe("invalid_value");
    await abandonRun(ctx, { number: other.number, reason: "Nobody answers" });
    const where = { accountId: other.channel.account.id, type: "ote.abandoned" };
    expect(await db.prisma.event.count({ where })).toBe(1);
  });

  test("who may only look changes nothing", async () => {
    const { number } = await start();
    const reader = await userContext(db, null, { operatorRole: "read_only" });
    expect(await codeOf(loadRun(reader, { number }))).toBeNull();
    for (const verb of [
      retryStep(reader, { number, step: "create", reason: "x" }),
      addNote(reader, { number, step: null, text: "x" }),
      attachPollEvidence(reader, { number, title: "x" }),
      signOff(reader, { number, statement: "x" }),
      refuseRun(reader, { number, findings: "x" }),
      abandonRun(reader, { number, reason: "x" }),
    ]) {
      expect(await codeOf(verb)).toBe("missing_scope");
    }
  });
});

describe("the registrar's own view", () => {
  test("shows the steps and what to send next, nothing of the operators, and nothing of others", async () => {
    const { channel, number } = await start();
    await addNote(ctx, { number, step: null, text: "Between operators" });
    const owner = await userContext(db, channel.account);
    const { current, runs } = await viewOwnRuns(owner);
    expect(current).toMatchObject({ number, state: "running", findings: null });
    expect(current?.steps[0]).toMatchObject({ id: "status", next: expect.stringContaining("/status") });
    expect(runs).toHaveLength(1);
    const operator = ctx.actor.kind === "user" ? ctx.actor.email : "";
    expect(JSON.stringify([current, runs])).not.toContain("Between operators");
    expect(JSON.stringify([current, runs])).not.toContain(operator);
    const stranger = await userContext(db, (await buildChannel(db)).account);
    expect(await codeOf(viewOwnRun(stranger, { number }))).toBe("not_found");
    expect(await codeOf(viewOwnRun(owner, { number }))).toBeNull();
  });
});
