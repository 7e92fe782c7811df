import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays, addYears } from "@/lib/time";
import { type BuiltAccount, buildAccount, keyContext, NOW } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { type Context, systemContext } from "../context";
import { runLifecycle } from "../lifecycle/run";
import { deleteName } from "./delete";
import { deletionTerms } from "./deletion-terms";
import { nameInfo } from "./info";
import { registerName } from "./register";
import { renewName } from "./renew";
import { restoreName } from "./restore";
import { registerInput } from "./schema";

let db: Database;
let account: BuiltAccount;
let ctx: Context;
beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db, { balance: 10_000_00 });
  ctx = await keyContext(db, account);
});
afterAll(() => db.close());

const END = addYears(NOW, 1);
const at = (days: number, from = END): Context => ({ ...ctx, now: addDays(from, days) });
const sweep = (days: number) => runLifecycle(systemContext(db, "run_lifecycle", addDays(END, days), "test"));
const balance = async () =>
  Number((await db.prisma.ledgerAccount.findFirstOrThrow({ where: { accountId: account.id } })).balance);
const remove = (then: Context, name: string) => deleteName(then, { name, confirm: `${name}.com.store` });

it("a name whose term has ended is renewed by its restore, which says so before, and is not deleted again", async () => {
  await registerName(ctx, registerInput.parse({ name: "wreck" }));
  await sweep(45);
  const view = await nameInfo(at(46), { name: "wreck" });
  expect(view).toMatchObject({ restoreAmount: 80_00, restoreRenewAmount: 29_99, restoreYears: 1 });
  await db.prisma.ledgerAccount.updateMany({ where: { accountId: account.id }, data: { balance: 100_00 } });
  await expect(restoreName(at(46), { name: "wreck" })).rejects.toMatchObject({
    code: "insufficient_balance",
    message: "This costs $109.99, the balance is $100.00: add $9.99 first",
  });
  expect(await balance()).toBe(100_00);
  await db.prisma.ledgerAccount.updateMany({
    where: { accountId: account.id },
    data: { balance: 10_000_00 },
  });
  const restored = await restoreName(at(46), { name: "wreck" });
  expect(restored).toMatchObject({ chargedAmount: 109_99, balance: 10_000_00 - 109_99 });
  expect(restored.name).toMatchObject({ state: "active", rgpStatuses: [], expiresAt: addYears(NOW, 2) });
  await sweep(47);
  expect((await nameInfo(at(48), { name: "wreck" })).state).toBe("active");
  const kinds = await db.prisma.ledgerTransaction.findMany({
    where: { nameId: restored.name.id },
    orderBy: { number: "asc" },
  });
  expect(kinds.map(({ kind }) => kind)).toEqual(["register", "restore", "renew"]);
});

it("a refunded renewal's year is taken off, so that a restored name has no unpaid year", async () => {
  await registerName(ctx, registerInput.parse({ name: "twice" }));
  await renewName(at(20, NOW), { name: "twice", years: 2 });
  const before = await balance();
  expect(await deletionTerms(at(22, NOW), { name: "twice" })).toMatchObject({
    refundAmount: 2 * 29_99,
    restoreAmount: 80_00,
    restoreRenewAmount: 0,
  });
  expect(await remove(at(22, NOW), "twice")).toMatchObject({ refundedAmount: 2 * 29_99 });
  expect((await restoreName(at(23, NOW), { name: "twice" })).name.expiresAt).toEqual(END);
  expect(await remove(at(24, NOW), "twice")).toMatchObject({ refundedAmount: 0 });
  expect(await balance()).toBe(before + 2 * 29_99 - 80_00);
});

it("what the registry renewed is given back within its longer grace, what the holder renewed before is not", async () => {
  await registerName(ctx, registerInput.parse({ name: "reeled", autoRenew: true }));
  await renewName(at(-20), { name: "reeled", years: 1 });
  const second = addYears(NOW, 2);
  await sweep(366);
  expect(await nameInfo(at(20, second), { name: "reeled" })).toMatchObject({
    rgpStatuses: ["autoRenewPeriod"],
    expiresAt: addYears(NOW, 3),
  });
  expect(await deletionTerms(at(20, second), { name: "reeled" })).toMatchObject({
    refundAmount: 29_99,
    restoreRenewAmount: 29_99,
  });
  expect(await remove(at(20, second), "reeled")).toMatchObject({ refundedAmount: 29_99, released: false });
  const row = await db.prisma.name.findFirstOrThrow({ where: { label: "reeled" } });
  expect(row).toMatchObject({ stage: "redemption", expiresAt: second, autoRenewedAt: null });
});

it("gives back by the name's own dates where they were moved", async () => {
  await registerName(ctx, registerInput.parse({ name: "aged" }));
  await renewName(at(20, NOW), { name: "aged", years: 1 });
  await renewName(at(21, NOW), { name: "aged", years: 1 });
  const shift = (days: number) =>
    db.prisma.$executeRaw`UPDATE name SET registered_at = registered_at - ${days} * interval '1 day',
      expires_at = expires_at - ${days} * interval '1 day', last_renewed_at = last_renewed_at - ${days} * interval '1 day'
      WHERE label = 'aged'`;
  await shift(4);
  expect(await deletionTerms(at(21.5, NOW), { name: "aged" })).toMatchObject({ refundAmount: 29_99 });
  await shift(2);
  expect(await deletionTerms(at(21.5, NOW), { name: "aged" })).toMatchObject({ refundAmount: 0 });
});

it("is refused outside of redemption, and to strangers", async () => {
  await registerName(ctx, registerInput.parse({ name: "afloat" }));
  expect(await codeOf(restoreName(ctx, { name: "afloat" }))).toBe("not_in_redemption");
  const stranger = await keyContext(db, await buildAccount(db, { balance: 1_000_00 }));
  expect(await codeOf(restoreName(stranger, { name: "afloat" }))).toBe("not_found");
});
