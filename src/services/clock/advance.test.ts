import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { type BuiltAccount, buildAccount, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { registerName } from "../names/register";
import { restoreName } from "../names/restore";
import { registerInput } from "../names/schema";
import { type Advanced, advanceClock } from "./advance";
import { DEMO_CLOCK } from "./parts";
import { advanceClockInput } from "./schema";
import { listClockNames, loadClock, loadClockName } from "./view";

let db: Database;
let account: BuiltAccount;
let owner: Context;
let operator: Context;

beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db, { balance: 1_000_00 });
  owner = await userContext(db, account);
  operator = { ...(await userContext(db, null, { operatorRole: "admin" })), clock: DEMO_CLOCK };
});
afterAll(() => db.close());

const NAMESPACE = "defiwallet";
const register = (label: string, over: object = {}) =>
  registerName(owner, registerInput.parse({ name: `${label}.${NAMESPACE}`, ...over }));
const rowOf = (label: string) =>
  db.prisma.name.findFirstOrThrow({ where: { label }, orderBy: { registeredAt: "desc" } });

let asked = 0;
/** Each move is a request of its own. */
const advance = (target: object, over: Partial<Context> = {}, namespace = NAMESPACE): Promise<Advanced> =>
  advanceClock(
    { ...operator, requestId: `req_clock${asked++}`, ...over },
    advanceClockInput.parse({ namespace, target }),
  );
const stepsOf = ({ moments }: Advanced) => moments.flatMap(({ steps }) => steps.map(({ action }) => action));
const dayOf = (advanced: Advanced, action: string) =>
  advanced.moments.find(({ steps }) => steps.some((step) => step.action === action))?.afterSeconds;

test("a name passes through its states in order, each on its day, and what follows is told", async () => {
  await register("ages");
  await register("elsewhere.com.store".split(".")[0] ?? "", { name: "elsewhere.com.store" });
  const elsewhere = await rowOf("elsewhere");
  const before = await rowOf("ages");
  const days = (before.expiresAt.getTime() - NOW.getTime()) / 86_400_000;

  const expired = await advance({ kind: "name", name: "ages", milestone: "expiry" });
  expect(expired).toMatchObject({ stoppedBy: "there", secondsLeft: 0, advancedSeconds: days * 86_400 });
  expect(expired.moments.map(({ afterSeconds, counts }) => [afterSeconds / 86_400, counts.noticed])).toEqual([
    [days - 30, 1],
    [days - 14, 1],
    [days - 7, 1],
    [days - 1, 1],
    [days, 0],
  ]);
  expect(stepsOf(expired)).toEqual(["names.expire"]);
  expect(expired.moments.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
    ...Array<string>(4).fill("subdomain.expiring"),
    "subdomain.expired",
  ]);
  const letters = (await mailsTo(db, account.owner.email)).map(({ id }) => id);
  const told = expired.moments.flatMap(({ mails }) => mails.map(({ id }) => id));
  expect(told.length).toBeGreaterThanOrEqual(4);
  expect(letters).toEqual(expect.arrayContaining(told));
  expect(await rowOf("ages")).toMatchObject({
    stage: "expired",
    expiresAt: NOW,
    registeredAt: addDays(NOW, -days),
  });

  const policy = await db.prisma.namespace.findUniqueOrThrow({ where: { name: NAMESPACE } });
  expect(stepsOf(await advance({ kind: "next" }))).toEqual(["names.hold"]);
  expect((await rowOf("ages")).expiresAt).toEqual(addDays(NOW, -policy.expiryHoldDays));
  const onward = await advance({ kind: "name", name: `ages.${NAMESPACE}`, milestone: "pending_delete" });
  expect(stepsOf(onward)).toEqual(["names.delete", "names.end_redemption"]);
  expect(dayOf(onward, "names.delete")).toBe((policy.autoRenewGraceDays - policy.expiryHoldDays) * 86_400);
  const released = await advance({ kind: "name", name: "ages", milestone: "release" });
  expect(stepsOf(released)).toEqual(["names.release"]);
  expect((await rowOf("ages")).releasedAt).toEqual(NOW);

  expect(await rowOf("elsewhere")).toEqual(elsewhere);
  const total = released.totalSeconds;
  const audit = await db.prisma.auditEntry.findMany({ where: { action: "namespaces.advance_clock" } });
  expect(audit.reduce((sum, { after }) => sum + (after as { seconds: number }).seconds, 0)).toBe(total);
  const clock = await loadClock(operator, { namespace: NAMESPACE });
  expect(clock).toMatchObject({ advancedSeconds: total, names: 0, nextDueAt: null, movedSince: NOW });
  expect(clock.moves[0]).toMatchObject({ seconds: released.advancedSeconds });
  expect(await advance({ kind: "next" })).toMatchObject({ stoppedBy: "nothing_due", advancedSeconds: 0 });
});

test("a name is restored in redemption as on any day, and then its life begins anew", async () => {
  await register("returns");
  await advance({ kind: "name", name: "returns", milestone: "redemption" });
  expect(await rowOf("returns")).toMatchObject({ stage: "redemption", deletedAt: NOW });
  await restoreName(owner, { name: `returns.${NAMESPACE}` });
  const again = await rowOf("returns");
  expect(again).toMatchObject({ stage: "registered", deletedAt: null });
  expect(again.expiresAt > NOW).toBe(true);
});

test("a name that renews itself does not come to its hold: the clock stops there and says so", async () => {
  await register("renews", { autoRenew: true });
  const advanced = await advance({ kind: "name", name: "renews", milestone: "hold" });
  expect(advanced.stoppedBy).toBe("renewed");
  expect(stepsOf(advanced)).toContain("names.renew");
  const view = await loadClockName(operator, { namespace: NAMESPACE, name: "renews" });
  expect(view.milestones.map(({ milestone }) => milestone)).toEqual([
    "expiry",
    "hold",
    "redemption",
    "pending_delete",
    "release",
  ]);
  const [first] = await listClockNames(operator, { namespace: NAMESPACE, search: "renews" });
  expect(first).toMatchObject({ fqdn: `renews.${NAMESPACE}`, autoRenew: true });
});

test("what waits grows older with its name: transfers, unpaid renewals, payments, codes, locks", async () => {
  await register("carries");
  const { id, accountId } = await rowOf("carries");
  const other = await buildAccount(db);
  const soon = addDays(NOW, 400);
  await db.prisma.name.update({
    where: { id },
    data: { registryLockedAt: NOW, authInfoExpiresAt: soon, authInfoHash: "x", lastTransferAt: NOW },
  });
  const term = { nameId: id, accountId, termEndsAt: soon };
  await db.prisma.autoRenewal.create({ data: { ...term, nextTryAt: soon, createdAt: NOW } });
  await db.prisma.payment.create({
    data: {
      ...term,
      amount: 1,
      currency: "USD",
      status: "declined",
      purpose: "auto_renewal",
      createdAt: NOW,
    },
  });
  const transfer = {
    nameId: id,
    fqdn: `carries.${NAMESPACE}`,
    losingAccountId: accountId,
    gainingAccountId: other.id,
    years: 1,
    amount: 0,
    currency: "USD",
    requestedAt: NOW,
    actsAt: soon,
  };
  await db.prisma.transfer.create({ data: transfer });
  await db.prisma.transfer.create({ data: { ...transfer, state: "cancelled", endedAt: NOW } });
  await advance({ kind: "by", seconds: 3 * 86_400 });
  const three = addDays(NOW, -3);
  expect(await rowOf("carries")).toMatchObject({
    registeredAt: three,
    lastTransferAt: three,
    registryLockedAt: three,
    authInfoExpiresAt: addDays(soon, -3),
  });
  expect(await db.prisma.autoRenewal.findUniqueOrThrow({ where: { nameId: id } })).toMatchObject({
    termEndsAt: addDays(soon, -3),
    nextTryAt: addDays(soon, -3),
    createdAt: three,
  });
  const payment = await db.prisma.payment.findFirstOrThrow({ where: { nameId: id } });
  expect(payment).toMatchObject({ termEndsAt: addDays(soon, -3), createdAt: NOW });
  const transfers = await db.prisma.transfer.findMany({ where: { nameId: id }, orderBy: { state: "asc" } });
  expect(transfers.map(({ requestedAt, actsAt }) => [requestedAt, actsAt])).toEqual([
    [three, addDays(soon, -3)],
    [NOW, soon],
  ]);
  await db.prisma.name.update({ where: { id }, data: { releasedAt: NOW } });
});

test("it moves forward only, and where there are few enough names", async () => {
  await register("stays");
  const before = await rowOf("stays");
  const yesterday = addDays(NOW, -1).toISOString();
  expect(await codeOf(advance({ kind: "until", at: yesterday }))).toBe("invalid_value");
  expect(await codeOf(advance({ kind: "until", at: addDays(NOW, 5_000).toISOString() }))).toBe(
    "invalid_value",
  );
  expect(
    advanceClockInput.safeParse({ namespace: NAMESPACE, target: { kind: "by", seconds: -1 } }).success,
  ).toBe(false);
  expect(await codeOf(advance({ kind: "name", name: "nobody-has-it", milestone: "expiry" }))).toBe(
    "not_found",
  );
  expect(await codeOf(advance({ kind: "next" }, { clock: { mostNames: 0 } }))).toBe("limit_reached");
  expect(await codeOf(advance({ kind: "next" }, {}, "no-such-namespace"))).toBe("not_found");
  expect(await rowOf("stays")).toEqual(before);
  const day = await advance({ kind: "until", at: addDays(NOW, 2).toISOString() });
  expect(day.advancedSeconds).toBe(2 * 86_400);
});

test("nobody but an admin among the operators moves it, and nobody at all where names are real", async () => {
  const support = { ...(await userContext(db, null, { operatorRole: "support" })), clock: DEMO_CLOCK };
  const target = { namespace: NAMESPACE, target: { kind: "by", seconds: 60 } } as const;
  const input = advanceClockInput.parse(target);
  expect(await codeOf(advanceClock(support, input))).toBe("missing_scope");
  expect(await codeOf(advanceClock({ ...owner, clock: DEMO_CLOCK }, input))).toBe("not_found");
  const real = { ...operator, clock: undefined };
  for (const verb of [
    () => advanceClock(real, input),
    () => loadClock(real, { namespace: NAMESPACE }),
    () => listClockNames(real, { namespace: NAMESPACE, search: "" }),
    () => loadClockName(real, { namespace: NAMESPACE, name: "stays" }),
  ]) {
    expect(await codeOf(verb())).toBe("not_found");
  }
});
