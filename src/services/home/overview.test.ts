import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/lib/id";
import { addDays } from "@/lib/time";
import type { Context } from "@/services/context";
import { type BuiltAccount, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { loadOverview } from "./overview";

let db: Database;
let account: BuiltAccount;
let ctx: Context;
let namespaceId: string;

beforeAll(async () => {
  db = await openTestRegistry();
  const namespace = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "com.store" } });
  namespaceId = namespace.id;
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db);
  ctx = await userContext(db, account);
});

const days = (count: number) => addDays(NOW, count);

/** A name of the account that expires in so many days. */
async function name(
  label: string,
  expiresInDays: number,
  over: Record<string, unknown> = {},
): Promise<string> {
  const whole = `${label}-${account.number}`;
  const { id } = await db.prisma.name.create({
    data: {
      namespaceId,
      accountId: account.id,
      label: whole,
      labelUnicode: whole,
      fqdn: `${whole}.com.store`,
      registeredAt: days(expiresInDays - 365),
      expiresAt: days(expiresInDays),
      updatedAt: NOW,
      ...over,
    },
  });
  return id;
}

function webhook(over: Record<string, unknown>) {
  const url = "https://hooks.example.com/names?token=very-secret";
  const about = { accountId: account.id, url, secret: "sealed", createdAt: NOW, updatedAt: NOW };
  return db.prisma.webhookEndpoint.create({ data: { ...about, ...over } });
}

async function transfer(nameId: string, losing: BuiltAccount, gaining: BuiltAccount): Promise<void> {
  await db.prisma.transfer.create({
    data: {
      nameId,
      fqdn: "",
      losingAccountId: losing.id,
      gainingAccountId: gaining.id,
      requestedAt: NOW,
      actsAt: days(5),
      years: 1,
      amount: 0,
      currency: "USD",
    },
  });
}

async function attention(by = ctx) {
  return (await loadOverview(by)).attention;
}
const fqdnOf = (label: string) => `${label}-${account.number}.com.store`;

test("what needs attention comes the most urgent first, and says what to do until when", async () => {
  const other = await buildAccount(db);
  await webhook({ failingSince: days(-1) });
  await webhook({ state: "disabled", description: "Orders", updatedAt: days(-2) });
  await webhook({ state: "paused" });
  await webhook({});
  const unpaid = await name("unpaid", -3, { autoRenew: true, stage: "expired" });
  const renewal = { accountId: account.id, nextTryAt: days(1), createdAt: days(-3) };
  const failure = { tries: 2, lastFailure: "insufficient_balance" };
  await db.prisma.autoRenewal.create({
    data: { nameId: unpaid, termEndsAt: days(-3), ...renewal, ...failure },
  });
  // The card is being asked.
  const asked = await name("asked", -1, { autoRenew: true, stage: "expired" });
  await db.prisma.autoRenewal.create({ data: { nameId: asked, termEndsAt: days(-1), ...renewal } });
  await name("expired", -2, { stage: "expired" });
  await name("deleted", 100, { stage: "redemption", deletedAt: NOW, redemptionEndsAt: days(20) });
  await name("lost", 100, { stage: "pending_delete", deletedAt: NOW, redemptionEndsAt: days(-1) });
  await name("soon", 10);
  await name("renews-itself", 10, { autoRenew: true });
  await name("later", 40);
  await transfer(await name("leaving", 300), account, other);
  await transfer(await name("coming", 300, { accountId: other.id }), other, account);
  const locked = await name("locked", 300, { registryLockedAt: days(-9) });
  await db.prisma.registryUnlock.create({
    data: {
      nameId: locked,
      fqdn: fqdnOf("locked"),
      accountId: account.id,
      requestedById: account.owner.id,
      requestedAt: days(-1),
      reason: "To move it",
    },
  });
  const request = await db.prisma.workflow.create({
    data: {
      ...({ accountId: account.id, kind: "registration", state: "action_required" } as const),
      ...{ fqdn: "xn--bcher-kva.com.store", step: "payment", action: { type: "payment_method" } },
      ...{ input: {}, actor: {}, door: "dashboard", requestId: "req", createdAt: NOW, updatedAt: days(-1) },
    },
  });
  const behind = { apex: fqdnOf("behind"), serial: 2, publishedSerial: 1, updatedAt: days(-1) };
  await db.prisma.zone.create({ data: { ...behind, nameId: await name("behind", 300) } });
  await db.prisma.dnsOutbox.create({ data: { apex: behind.apex, createdAt: days(-1) } });
  const about = (label: string, at: number) => ({
    fqdn: fqdnOf(label),
    unicode: fqdnOf(label),
    at: days(at),
  });
  expect(await attention()).toEqual([
    {
      ...{ kind: "request", id: request.id, asks: "payment_method", at: days(-1) },
      ...{ fqdn: "xn--bcher-kva.com.store", unicode: "bücher.com.store" },
    },
    { kind: "webhook_disabled", id: expect.any(String), name: "Orders", at: days(-2) },
    { kind: "webhook_failing", id: expect.any(String), name: "hooks.example.com", at: days(-1) },
    {
      kind: "unpaid",
      ...about("unpaid", -3),
      why: "the balance does not cover it, and no card is saved",
      nextTryAt: days(1),
      until: days(42),
    },
    { kind: "expired", ...about("expired", -2), until: days(43) },
    { kind: "redemption", ...about("deleted", 20) },
    { kind: "expiring", ...about("soon", 10) },
    { kind: "transfer_out", ...about("leaving", 5) },
    { kind: "transfer_in", ...about("coming", 5) },
    { kind: "unlock", ...about("locked", -1) },
    { kind: "unpublished", ...about("behind", -1) },
    { kind: "low_balance", needed: 8_997, available: 0, currency: "USD" },
  ]);
  // Of another account only what concerns it.
  const theirs = await attention(await userContext(db, other));
  expect(theirs.map(({ kind }) => kind)).toEqual(["transfer_out", "transfer_in"]);
  // Neither money nor webhooks for those who may not see them.
  const reader = await attention(await keyContext(db, account, { scopes: ["names:read"] }));
  const kinds = reader.map(({ kind }) => kind);
  expect(kinds).toContain("unpaid");
  for (const hidden of ["webhook_disabled", "webhook_failing", "low_balance"]) {
    expect(kinds).not.toContain(hidden);
  }
  // With a card the renewals are paid.
  await db.prisma.paymentMethod.create({
    data: {
      accountId: account.id,
      provider: "test_cards",
      providerRef: newId(),
      brand: "visa",
      last4: "4242",
      expMonth: 12,
      expYear: 2030,
      isDefault: true,
      createdAt: NOW,
    },
  });
  expect((await attention()).map(({ kind }) => kind)).not.toContain("low_balance");
});

test("many of a kind are counted, and nothing is there when nothing is wrong", async () => {
  expect(await attention()).toEqual([]);
  for (let i = 0; i < 9; i++) await name(`soon-${i}`, i + 1);
  const found = await attention();
  expect(found).toHaveLength(6);
  expect(found.at(0)).toMatchObject({ fqdn: fqdnOf("soon-0") });
  expect(found.at(-1)).toEqual({ kind: "more", of: "expiring", count: 4 });
});
