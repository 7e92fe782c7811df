import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays, addYears } from "@/lib/time";
import { type BuiltAccount, buildAccount, keyContext, NOW } from "@/testing/builders";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { type Context, systemContext } from "../context";
import { nameInfo } from "../names/info";
import { registerName } from "../names/register";
import { renewName } from "../names/renew";
import { registerInput } from "../names/schema";
import { nextDueAt } from "./due";
import { type LifecycleRun, runLifecycle } from "./run";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

/** The end of the term of a name registered at `NOW` for a year. */
const END = addYears(NOW, 1);

/** Runs the lifecycle as many days after `END`; what was done, without what was not. */
async function runAt(days: number): Promise<Partial<LifecycleRun>> {
  const ctx = systemContext(db, "run_lifecycle", addDays(END, days), "test", "https://portal.test");
  const run = await runLifecycle(ctx);
  return Object.fromEntries(Object.entries(run).filter(([, count]) => count > 0));
}

async function holder(balance: number): Promise<{ account: BuiltAccount; ctx: Context }> {
  const account = await buildAccount(db, { balance });
  return { account, ctx: await keyContext(db, account) };
}

const register = (ctx: Context, name: string, autoRenew = false) =>
  registerName(ctx, registerInput.parse({ name, autoRenew }));
const stageOf = async (fqdn: string) =>
  (await db.prisma.name.findFirstOrThrow({ where: { fqdn }, orderBy: { id: "desc" } })).stage;
const eventsOf = async (subject: string) =>
  (await db.prisma.event.findMany({ where: { subject }, orderBy: { id: "asc" } })).map(({ type }) => type);
const subjectsTo = async ({ owner }: BuiltAccount) =>
  (await mailsTo(db, owner.email)).map(({ subject }) => subject).reverse();
const inDns = (fqdn: string) => db.prisma.dnsOutbox.count({ where: { fqdn } });

describe("a name that nobody renews", () => {
  const name = "harbour.com.store";
  let account: BuiltAccount;
  let ctx: Context;
  beforeAll(async () => {
    ({ account, ctx } = await holder(100_00));
    await register(ctx, "harbour");
  });

  it("is told of four times, each once however often and at once the job runs", async () => {
    expect(await runAt(-31)).toEqual({});
    const runs = await Promise.all([runAt(-30), runAt(-30), runAt(-30)]);
    expect(runs.filter((run) => run.noticed === 1)).toHaveLength(1);
    for (const days of [-20, -14, -13, -7, -6, -1]) await runAt(days);
    expect(await subjectsTo(account)).toEqual([
      "harbour.com.store: the term ends within 30 days",
      "harbour.com.store: the term ends within 14 days",
      "harbour.com.store: the term ends within 7 days",
      "harbour.com.store: the term ends within a day",
    ]);
    const [mail] = await mailsTo(db, account.owner.email);
    expect(mail?.text).toContain("does not renew by itself");
    expect(mail?.text).toContain("harbour.com.store: ends on 21 November 2027, renewal $29.99");
    expect((await eventsOf(name)).filter((type) => type === "subdomain.expiring")).toHaveLength(4);
  });

  it("expires, leaves DNS, enters redemption and is released, each told by event, audit and mail", async () => {
    expect(await runAt(0)).toEqual({ expired: 1 });
    const view = await nameInfo({ ...ctx, now: addDays(END, 1) }, { name });
    expect(view).toMatchObject({ state: "expired", rgpStatuses: ["autoRenewPeriod"] });
    expect(await runAt(9)).toEqual({});
    const before = await inDns(name);
    expect(await runAt(10)).toEqual({ held: 1 });
    expect(await inDns(name)).toBe(before + 1);
    expect((await nameInfo({ ...ctx, now: addDays(END, 11) }, { name })).statuses).toContain("serverHold");
    expect(await runAt(44)).toEqual({});
    expect(await runAt(45)).toEqual({ deleted: 1 });
    expect(await stageOf(name)).toBe("redemption");
    expect(await runAt(75)).toEqual({ redemption_ended: 1 });
    expect(await runAt(80)).toEqual({ released: 1 });
    expect(await runAt(81)).toEqual({});
    expect((await eventsOf(name)).slice(-5)).toEqual([
      "subdomain.expired",
      "subdomain.held",
      "subdomain.deleted",
      "subdomain.pending_delete",
      "subdomain.released",
    ]);
    const audits = await db.prisma.auditEntry.findMany({
      where: { subjectName: name },
      orderBy: { id: "asc" },
    });
    expect(audits.map(({ action }) => action)).toEqual([
      "names.register",
      "names.expire",
      "names.hold",
      "names.delete",
      "names.end_redemption",
      "names.release",
    ]);
    expect((await subjectsTo(account)).slice(4)).toEqual([
      "harbour.com.store: expired",
      "harbour.com.store: taken out of DNS",
      "harbour.com.store: deleted, can still be restored",
      "harbour.com.store: about to be released",
    ]);
    expect(await db.prisma.zone.count({ where: { apex: name } })).toBe(0);
    expect((await register(ctx, "harbour")).fqdn).toBe(name);
  });
});

describe("after standing still", () => {
  it("for a week, only the notice that is still true is sent", async () => {
    const { account, ctx } = await holder(100_00);
    await register(ctx, "late-notice");
    await runAt(-6);
    expect(await subjectsTo(account)).toEqual(["late-notice.com.store: the term ends within 7 days"]);
  });

  it("for a hundred days, every step follows in order, and redemption begins then", async () => {
    const { account, ctx } = await holder(100_00);
    await register(ctx, "asleep");
    await runAt(100);
    expect((await eventsOf("asleep.com.store")).slice(1)).toEqual(["subdomain.expired", "subdomain.deleted"]);
    expect(await subjectsTo(account)).toEqual(["asleep.com.store: deleted, can still be restored"]);
    const { redemptionEndsAt } = await nameInfo({ ...ctx, now: addDays(END, 101) }, { name: "asleep" });
    expect(redemptionEndsAt).toEqual(addDays(END, 130));
  });
});

it("a name renewed by hand after its hold is back in DNS and begins anew", async () => {
  const { ctx } = await holder(100_00);
  await register(ctx, "returned");
  await runAt(11);
  expect(await stageOf("returned.com.store")).toBe("held");
  const before = await inDns("returned.com.store");
  await renewName({ ...ctx, now: addDays(END, 12) }, { name: "returned", years: 1 });
  expect(await stageOf("returned.com.store")).toBe("registered");
  expect(await inDns("returned.com.store")).toBe(before + 1);
  const [policy] = await db.prisma.namespace.findMany({
    include: { prices: true },
    where: { isDefault: true },
  });
  if (!policy) throw new Error("no namespace");
  await runAt(100);
  expect(await nextDueAt(db, policy, addDays(END, 101))).toEqual(addDays(END, 130));
});

it("many names of one holder that end on one day make one mail", async () => {
  const { account, ctx } = await holder(100_000_00);
  const names = await Promise.all(
    Array.from({ length: 25 }, (_, i) => register(ctx, `fleet-${i}`, i % 2 === 0)),
  );
  expect(names).toHaveLength(25);
  await runAt(-30);
  const mails = await mailsTo(db, account.owner.email);
  expect(mails.map(({ subject }) => subject)).toEqual([
    "25 names under com.store: the term ends within 30 days",
  ]);
  expect(mails[0]?.text).toContain("will be taken from the balance");
  expect(await runAt(0)).toMatchObject({ renewed: 13, expired: 12 });
  expect(await subjectsTo(account)).toHaveLength(3);
});

it("a name that cannot be stepped does not stop the others, and fails the job", async () => {
  const { ctx } = await holder(100_000_00);
  await Promise.all(["sound-one", "broken", "sound-two"].map((label) => register(ctx, label)));
  await db.pool.query(`CREATE FUNCTION refuse_broken() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.label = 'broken' THEN RAISE 'broken'; END IF; RETURN NEW; END $$`);
  await db.pool.query(
    "CREATE TRIGGER broken BEFORE UPDATE ON name FOR EACH ROW EXECUTE FUNCTION refuse_broken()",
  );
  await expect(runAt(0)).rejects.toThrow("1 name could not be stepped");
  const stages = await Promise.all(
    ["sound-one", "broken", "sound-two"].map((label) => stageOf(`${label}.com.store`)),
  );
  expect(stages).toEqual(["expired", "registered", "expired"]);
});
