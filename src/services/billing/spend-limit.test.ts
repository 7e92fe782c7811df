import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { addDays } from "@/lib/time";
import { type BuiltAccount, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { type Context, systemContext } from "../context";
import { charge, refundCharge } from "./ledger";
import { monthOf, spentByAccount, spentByKey } from "./spend-limit";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const currency = "USD";

async function limitedAccount(spendLimitAmount: number | null) {
  const account = await buildAccount(db, { balance: 1_000_000 });
  await db.prisma.account.update({ where: { id: account.id }, data: { spendLimitAmount } });
  return account;
}

/** Charges the account as `ctx` asks. */
function spend(ctx: Context, { id: accountId }: BuiltAccount, amount: number, nameId?: string) {
  const movement = { accountId, currency, amount, kind: "register", description: "a name", nameId } as const;
  return inTransaction(db, (tx) => charge(tx, ctx, movement));
}

const balanceOf = async ({ id }: BuiltAccount) =>
  Number((await db.prisma.ledgerAccount.findFirstOrThrow({ where: { accountId: id } })).balance);

test("a limit is spent to the last cent, then refuses and moves nothing, and begins anew with the month", async () => {
  const account = await limitedAccount(5000);
  const ctx = await userContext(db, account);
  await spend(ctx, account, 4000);
  await expect(spend(ctx, account, 1001)).rejects.toMatchObject({
    code: "spend_limit_exceeded",
    message: expect.stringContaining("$40.00 of the $50.00 that this account may spend in a month is spent"),
    details: {
      limit_of: "account",
      required: 10.01,
      limit: 50,
      spent: 40,
      currency,
      resets_at: "2026-12-01T00:00:00Z",
    },
  });
  expect(await balanceOf(account)).toBe(996_000);
  await spend(ctx, account, 1000);
  expect(await codeOf(spend(ctx, account, 1))).toBe("spend_limit_exceeded");
  await spend(ctx, account, 0);
  const december = { ...ctx, now: new Date("2026-12-01T00:00:00.000Z") };
  await spend(december, account, 5000);
  expect(await codeOf(spend(december, account, 1))).toBe("spend_limit_exceeded");
});

test("of twenty commands that race for room for five, five come through", async () => {
  const account = await limitedAccount(5000);
  const ctx = await userContext(db, account);
  const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(spend(ctx, account, 1000))));
  expect(codes.filter((code) => code === null)).toHaveLength(5);
  expect(codes.filter((code) => code === "spend_limit_exceeded")).toHaveLength(15);
  expect(await balanceOf(account)).toBe(995_000);
});

test("a key has a limit of its own, and another key is not held up by it", async () => {
  const account = await limitedAccount(null);
  const [ctx, other] = [await keyContext(db, account), await keyContext(db, account)];
  const keyId = ctx.actor.kind === "apiKey" ? ctx.actor.keyId : "";
  await db.prisma.apiKey.update({ where: { id: keyId }, data: { spendLimitAmount: 3000 } });
  const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(spend(ctx, account, 1000))));
  expect(codes.filter((code) => code === null)).toHaveLength(3);
  await expect(spend(ctx, account, 1000)).rejects.toMatchObject({
    code: "spend_limit_exceeded",
    details: { limit_of: "api_key", limit: 30, spent: 30 },
  });
  await spend(other, account, 9000);
  expect(await spentByKey(db, { keyId, currency }, monthOf(NOW))).toBe(3000);
  expect(await spentByAccount(db, { accountId: account.id, currency }, monthOf(NOW))).toBe(12_000);
});

test("what is given back makes room in the month in which it was spent", async () => {
  const account = await limitedAccount(2000);
  const ctx = await userContext(db, account);
  const [last, here] = [newId(), newId()];
  const october = new Date("2026-10-31T23:59:59.999Z");
  await spend({ ...ctx, now: october }, account, 2000, last);
  await spend(ctx, account, 2000, here);
  const refund = (nameId: string) =>
    inTransaction(db, async (tx) => {
      const { id } = await tx.prisma.ledgerTransaction.findFirstOrThrow({ where: { nameId } });
      return refundCharge(tx, ctx, id);
    });
  await refund(last);
  expect(await codeOf(spend(ctx, account, 1))).toBe("spend_limit_exceeded");
  await refund(here);
  await spend(ctx, account, 2000);
});

test("the registry's own renewals are let through, and count", async () => {
  const account = await limitedAccount(1000);
  await spend(systemContext(db, "run_lifecycle", NOW, "job_1"), account, 3000);
  expect(await codeOf(spend(await userContext(db, account), account, 1))).toBe("spend_limit_exceeded");
});

test("a charge counts in the month in which it was asked for, whenever it was committed", async () => {
  const account = await limitedAccount(null);
  const ctx = await userContext(db, account);
  await spend({ ...ctx, now: addDays(NOW, -30) }, account, 100);
  await spend(ctx, account, 200);
  // A request that began before midnight and was committed after one of the new month.
  await spend({ ...ctx, now: new Date("2026-10-31T23:59:59.000Z") }, account, 400);
  await spend(ctx, account, 800);
  expect(await spentByAccount(db, { accountId: account.id, currency }, monthOf(NOW))).toBe(1000);
});
