import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { systemContext } from "@/services/context";
import { NOW, userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { authenticateChannelKey } from "./authenticate-channel-key";
import { expireCertifications } from "./expire-certifications";
import { creditChannel, setChannelLowBalance, setChannelRateLimit, setCreditLimit } from "./limits";
import { noticeLowBalances } from "./notice-low-balances";
import { setLowBalance } from "./update";

let db: Database;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const certifier = () => userContext(db, null, { operatorRole: "certifier" });
const job = (now = NOW) => systemContext(db, "job", now, "job_1", "https://portal.test");
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

async function auditOf(channel: BuiltChannel, action: string) {
  return db.prisma.auditEntry.findFirst({
    where: { subjectId: channel.id, action },
    select: { before: true, after: true },
  });
}

const mailsOf = async (channel: BuiltChannel) =>
  (await mailsTo(db, `technical@${channel.slug}.example`)).map(({ subject }) => subject);

describe("limits", () => {
  it("set the requests a minute, from the next request on", async () => {
    const channel = await buildChannel(db);
    const { key } = await buildChannelKey(db, channel);
    await setChannelRateLimit(await certifier(), { slug: channel.slug, rateLimitPerMinute: 30 });
    const credential = await authenticateChannelKey(db, key, null, NOW);
    expect(credential.channel.rateLimitPerMinute).toBe(30);
    expect(await auditOf(channel, "channels.set_rate_limit")).toEqual({
      before: { rateLimitPerMinute: 120 },
      after: { rateLimitPerMinute: 30 },
    });
    expect(await db.prisma.event.count({ where: { subject: channel.slug } })).toBe(1);
    expect(await mailsOf(channel)).toHaveLength(1);
  });

  it("set how far the balance may fall below zero, in a currency that is sold in", async () => {
    const channel = await buildChannel(db);
    const ctx = await certifier();
    await setCreditLimit(ctx, { slug: channel.slug, currency: "USD", creditLimit: 5000 });
    const ledger = await db.prisma.ledgerAccount.findFirstOrThrow({
      where: { accountId: channel.account.id },
    });
    expect(ledger.creditLimit).toBe(5000n);
    expect(await auditOf(channel, "channels.set_credit_limit")).toMatchObject({
      before: { creditLimit: 0 },
      after: { currency: "USD", creditLimit: 5000 },
    });
    expect(await codeOf(setCreditLimit(ctx, { slug: channel.slug, currency: "CHF", creditLimit: 1 }))).toBe(
      "invalid_value",
    );
  });

  it("are for certifiers and admins", async () => {
    const { slug, account } = await buildChannel(db);
    const support = await userContext(db, null, { operatorRole: "support" });
    const owner = await userContext(db, account);
    for (const [ctx, code] of [
      [support, "missing_scope"],
      [owner, "not_found"],
    ] as const) {
      expect(await codeOf(setChannelRateLimit(ctx, { slug, rateLimitPerMinute: 1 }))).toBe(code);
      expect(await codeOf(setCreditLimit(ctx, { slug, currency: "USD", creditLimit: 1 }))).toBe(code);
      expect(await codeOf(setChannelLowBalance(ctx, { slug, lowBalanceAmount: 1 }))).toBe(code);
      expect(await codeOf(creditChannel(ctx, { slug, currency: "USD", amount: 1, reason: "Gift" }))).toBe(
        code,
      );
    }
  });
});

it("an operator's credit is an adjustment on the statement, audited and mailed", async () => {
  const channel = await buildChannel(db, { balance: 100 });
  const posted = await creditChannel(await certifier(), {
    slug: channel.slug,
    currency: "USD",
    amount: 5000,
    reason: "Bank transfer of 20 November",
  });
  expect(posted.balance).toBe(5100);
  const entry = await db.prisma.ledgerEntry.findFirstOrThrow({
    where: { ledgerAccount: { accountId: channel.account.id } },
    include: { transaction: true },
  });
  expect(entry).toMatchObject({
    amount: 5000n,
    transaction: { kind: "adjustment", description: "Bank transfer of 20 November" },
  });
  expect(await auditOf(channel, "channels.credit")).toMatchObject({
    before: { balance: 100 },
    after: { balance: 5100, amount: 5000 },
  });
  expect(await mailsOf(channel)).toEqual([`$50.00 was added to the balance of ${channel.slug}`]);
});

describe("a low balance", () => {
  it("is told once for each fall, credit counted in", async () => {
    const channel = await buildChannel(db, { balance: 1500 });
    const owner = await userContext(db, channel.account);
    const put = (balance: number) =>
      db.prisma.ledgerAccount.updateMany({ where: { accountId: channel.account.id }, data: { balance } });
    await setLowBalance(owner, { lowBalanceAmount: 1000 });
    expect(await noticeLowBalances(job())).toBe(0);
    await put(999);
    expect(await noticeLowBalances(job())).toBe(1);
    expect(await noticeLowBalances(job())).toBe(0);
    expect(await mailsOf(channel)).toEqual([`The balance of ${channel.slug} is low: $9.99 left`]);
    expect(await db.prisma.event.count({ where: { type: "channel.balance_low" } })).toBe(1);

    await put(1000);
    expect(await noticeLowBalances(job())).toBe(0);
    await put(10);
    expect(await noticeLowBalances(job())).toBe(1);

    await db.prisma.ledgerAccount.updateMany({
      where: { accountId: channel.account.id },
      data: { creditLimit: 5000 },
    });
    expect(await noticeLowBalances(job())).toBe(0);
    await setLowBalance(owner, { lowBalanceAmount: null });
    await put(-5000);
    expect(await noticeLowBalances(job())).toBe(0);
  });

  it("is nobody's matter without an approved listing, and of a suspended channel", async () => {
    for (const over of [{ listings: [] }, { state: "suspended" as const }]) {
      const { id } = await buildChannel(db, over);
      await db.prisma.channel.update({ where: { id }, data: { lowBalanceAmount: 1000 } });
    }
    expect(await noticeLowBalances(job())).toBe(0);
  });

  it("is told once when two workers look at once", async () => {
    const { id } = await buildChannel(db);
    await db.prisma.channel.update({ where: { id }, data: { lowBalanceAmount: 1000 } });
    const told = await Promise.all([1, 2, 3].map(() => noticeLowBalances(job())));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
  });
});

describe("a certification", () => {
  it("is noticed 30 days before its end, once; at the end the channel is back in OT&E", async () => {
    const channel = await buildChannel(db, { state: "production_approved" });
    const where = { id: channel.id };
    await db.prisma.channel.update({ where, data: { certifiedUntil: days(31) } });
    expect(await expireCertifications(job())).toEqual({ noticed: 0, expired: 0 });
    expect(await expireCertifications(job(days(1)))).toEqual({ noticed: 1, expired: 0 });
    expect(await expireCertifications(job(days(2)))).toEqual({ noticed: 0, expired: 0 });
    expect(await mailsOf(channel)).toEqual([`The certification of ${channel.slug} ends on 2026-12-22`]);

    const raced = await Promise.all([1, 2, 3].map(() => expireCertifications(job(days(31)))));
    expect(raced.reduce((sum, { expired }) => sum + expired, 0)).toBe(1);
    expect(await db.prisma.channel.findUniqueOrThrow({ where })).toMatchObject({
      state: "ote",
      productionApprovedAt: null,
      certifiedUntil: days(31),
    });
    expect(await auditOf(channel, "channels.expire_certification")).toMatchObject({
      after: { state: "ote" },
    });
    expect(
      await db.prisma.event.count({
        where: { type: "channel.certification_expired", subject: channel.slug },
      }),
    ).toBe(1);
    expect((await mailsOf(channel))[0]).toBe(`The certification of ${channel.slug} has ended`);
  });
});
