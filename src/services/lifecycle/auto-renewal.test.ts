import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import type { Name } from "@/db/generated/client";
import { inTransaction } from "@/db/transaction";
import { addDays, addYears } from "@/lib/time";
import { type BuiltAccount, buildAccount, userContext } from "@/testing/builders";
import { jobsOf } from "@/testing/jobs";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { balanceOf, buildRenewing, eventTypes, RENEWAL } from "@/testing/renewing-name";
import { systemContext } from "../context";
import { updateName } from "../names/update";
import { applyPaidRenewal, retryRenewalsNow } from "./auto-renewal";
import { runLifecycle } from "./run";

let db: Database;
let account: BuiltAccount;
let name: Name;
let names = 0;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db, { balance: 0 });
  name = await buildRenewing(db, account, `schooner-${++names}`);
});

const jobAt = (days: number) =>
  systemContext(db, "run_lifecycle", addDays(name.expiresAt, days), "job_test", "https://portal.test");
const runAt = async (days: number) => {
  const run = await runLifecycle(jobAt(days));
  return Object.fromEntries(Object.entries(run).filter(([, count]) => count > 0));
};
const rowOf = () => db.prisma.name.findUniqueOrThrow({ where: { id: name.id } });
const unpaid = () => db.prisma.autoRenewal.findUnique({ where: { nameId: name.id } });
const subjects = async () => (await mailsTo(db, account.owner.email)).map(({ subject }) => subject).reverse();
const fund = (balance: number) =>
  db.prisma.ledgerAccount.updateMany({
    where: { accountId: account.id, kind: "customer" },
    data: { balance },
  });

describe("a renewal that the balance does not cover", () => {
  it("is tried ever more seldom through the grace period, told at first and at last, and never charged", async () => {
    const tries: number[] = [];
    for (let hours = 0; hours <= 44 * 24; hours++) {
      const due = (await unpaid())?.nextTryAt ?? name.expiresAt;
      if (due > addDays(name.expiresAt, hours / 24)) continue;
      const run = await runAt(hours / 24);
      if (run.retried || run.expired) tries.push(hours);
    }
    expect(tries).toEqual([0, 1, 5, 29, 77, 173, 365, 749, 1056]);
    expect(await subjects()).toEqual([
      `${name.fqdn}: the renewal could not be paid`,
      `${name.fqdn}: taken out of DNS`,
      `${name.fqdn}: last chance to renew`,
    ]);
    const [last] = await mailsTo(db, account.owner.email);
    expect(last?.text).toContain("renewal $29.99");
    expect(await runAt(45)).toEqual({ deleted: 1 });
    expect(await unpaid()).toBeNull();
    expect(await balanceOf(db, account.id)).toBe(0);
    expect(await db.prisma.ledgerTransaction.count({ where: { nameId: name.id, kind: "renew" } })).toBe(0);
  });

  it("is made as soon as money comes, back in DNS, once however many runs race", async () => {
    await runAt(0);
    await runAt(11);
    expect((await rowOf()).stage).toBe("held");
    await fund(2 * RENEWAL);
    await inTransaction(db, (tx) => retryRenewalsNow(tx, account.id, addDays(name.expiresAt, 12)));
    expect(await jobsOf(db, "run_lifecycle")).not.toHaveLength(0);
    const before = await db.prisma.dnsOutbox.count({ where: { fqdn: name.fqdn } });
    const runs = await Promise.all([runAt(12), runAt(12), runAt(12)]);
    expect(runs.filter((run) => run.renewed === 1)).toHaveLength(1);
    expect(await balanceOf(db, account.id)).toBe(RENEWAL);
    expect(await rowOf()).toMatchObject({
      stage: "registered",
      expiresAt: addYears(name.expiresAt, 1),
      autoRenewedAt: addDays(name.expiresAt, 12),
    });
    expect(await unpaid()).toBeNull();
    expect(await db.prisma.dnsOutbox.count({ where: { fqdn: name.fqdn } })).toBe(before + 1);
    expect((await eventTypes(db, name.fqdn)).slice(-3)).toEqual([
      "subdomain.expired",
      "subdomain.held",
      "subdomain.renewed",
    ]);
  });

  it("is made at the very last, when the money came unnoticed", async () => {
    await runAt(0);
    await fund(RENEWAL);
    expect(await runAt(45)).toEqual({ renewed: 1 });
  });
});

it("turning auto-renewal on saves an expired name, turning it off gives it up", async () => {
  await db.prisma.name.update({ where: { id: name.id }, data: { autoRenew: false } });
  expect(await runAt(0)).toEqual({ expired: 1 });
  const ctx = await userContext(db, account, { now: addDays(name.expiresAt, 2) });
  await updateName(ctx, { name: name.fqdn, autoRenew: true });
  expect(await runAt(2)).toEqual({ retried: 1 });
  await updateName(ctx, { name: name.fqdn, autoRenew: false });
  expect(await unpaid()).toBeNull();
  await updateName(ctx, { name: name.fqdn, autoRenew: true });
  await fund(RENEWAL);
  expect(await runAt(2)).toEqual({ renewed: 1 });
});

it("a payment for a term that is not to be renewed any more is void", async () => {
  await runAt(0);
  await fund(10 * RENEWAL);
  const paid = (termEndsAt: Date) =>
    inTransaction(db, (tx) => applyPaidRenewal(tx, jobAt(1), { nameId: name.id, termEndsAt }));
  expect(await paid(addYears(name.expiresAt, 1))).toBe("void");
  await db.prisma.name.update({ where: { id: name.id }, data: { autoRenew: false } });
  expect(await paid(name.expiresAt)).toBe("void");
  await db.prisma.name.update({ where: { id: name.id }, data: { autoRenew: true } });
  const outcomes = await Promise.all([1, 2, 3].map(() => paid(name.expiresAt)));
  expect(outcomes.sort()).toEqual(["renewed", "void", "void"]);
  expect(await balanceOf(db, account.id)).toBe(9 * RENEWAL);
});
