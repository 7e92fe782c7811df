import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addYears } from "@/lib/time";
import { buildAccount, keyContext, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { forgetPolicies } from "../namespaces/policy";
import { registerName } from "./register";
import { registerInput } from "./schema";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const input = (over: Record<string, unknown>) => registerInput.parse(over);

/** The code of the refusal, or `done`. */
const outcome = (ctx: Context, over: Record<string, unknown>) =>
  registerName(ctx, input(over)).then(
    () => "done",
    (error: unknown) => {
      if (error instanceof RegistryError) return error.code;
      throw error;
    },
  );

const everything = async () => ({
  names: await db.prisma.name.count(),
  zones: await db.prisma.zone.count(),
  records: await db.prisma.dnsRecord.count(),
  entries: await db.prisma.ledgerEntry.count(),
  audits: await db.prisma.auditEntry.count({ where: { action: "names.register" } }),
  events: await db.prisma.event.count(),
  outbox: await db.prisma.dnsOutbox.count(),
});

/** The sum of all entries: double entry keeps it at zero. */
const ledgerSum = async () => {
  const [row] = await db.prisma.$queryRaw<
    { sum: bigint }[]
  >`SELECT coalesce(sum(amount), 0)::bigint AS sum FROM ledger_entry`;
  return Number(row?.sum);
};

describe("registering a name", () => {
  it("takes the name, the money and opens the zone, with audit, event and publication", async () => {
    const account = await buildAccount(db, { balance: 100_00 });
    const ctx = await keyContext(db, account);
    const registered = await registerName(
      ctx,
      input({
        name: "shop",
        years: 2,
        autoRenew: true,
        records: [{ type: "A", name: "@", value: "192.0.2.1" }],
      }),
    );
    expect(registered).toMatchObject({
      fqdn: "shop.com.store",
      expiresAt: addYears(NOW, 2),
      chargedAmount: 59_98,
      balance: 40_02,
      currency: "USD",
    });
    const row = await db.prisma.name.findUniqueOrThrow({
      where: { id: registered.nameId },
      include: { zone: { include: { records: true } } },
    });
    expect(row.clientStatuses).toEqual(["clientTransferProhibited"]);
    expect(row.zone).toMatchObject({ apex: "shop.com.store", serial: 1n });
    expect(row.zone?.records).toMatchObject([{ owner: "@", type: "A", ttl: 3600, rdata: "192.0.2.1" }]);
    const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { subjectId: row.id } });
    expect(audit).toMatchObject({
      action: "names.register",
      accountId: account.id,
      requestId: ctx.requestId,
    });
    const event = await db.prisma.event.findFirstOrThrow({ where: { subject: "shop.com.store" } });
    expect(event).toMatchObject({
      type: "subdomain.registered",
      payload: {
        subdomain: "shop.com.store",
        registered_at: "2026-11-21T09:00:00Z",
        expires_at: "2028-11-21T09:00:00Z",
        auto_renew: true,
      },
    });
    expect(
      await db.prisma.dnsOutbox.findMany({ select: { apex: true, fqdn: true }, orderBy: { apex: "asc" } }),
    ).toEqual([
      { apex: "com.store", fqdn: "shop.com.store" },
      { apex: "shop.com.store", fqdn: null },
    ]);
    expect(await ledgerSum()).toBe(0);
  });

  it.each([
    ["years 0", { name: "quay", years: 0 }, "period_out_of_range"],
    ["years 11", { name: "quay", years: 11 }, "period_out_of_range"],
    ["a premium name without consent", { name: "book" }, "premium_consent_required"],
    [
      "a premium name with a wrong price",
      { name: "book", acceptedPremiumAmount: 1 },
      "premium_consent_required",
    ],
    ["a reserved name", { name: "www" }, "name_reserved"],
    ["a taken name", { name: "shop" }, "name_taken"],
    ["a mixed-script label", { name: "pаypal" }, "invalid_label"],
    ["another domain", { name: "quay", domain: "example.org" }, "unknown_namespace"],
    ["too little money", { name: "quay", years: 10 }, "insufficient_balance"],
    [
      "a bad record",
      { name: "quay", records: [{ type: "A", name: "@", value: "2001:db8::1" }] },
      "invalid_record",
    ],
  ])("refuses %s and changes nothing", async (_, over, code) => {
    const ctx = await keyContext(db, await buildAccount(db, { balance: 100_00 }));
    const before = await everything();
    expect(await outcome(ctx, over)).toBe(code);
    expect(await everything()).toEqual(before);
  });

  it("sells a premium name at its own price to who accepts it", async () => {
    const ctx = await keyContext(db, await buildAccount(db, { balance: 1_000_00 }));
    const registered = await registerName(ctx, input({ name: "toys", acceptedPremiumAmount: 899_00 }));
    expect(registered.chargedAmount).toBe(899_00);
  });

  it("refuses a key without the scope", async () => {
    const account = await buildAccount(db, { balance: 100_00 });
    const ctx = await keyContext(db, account, { scopes: ["names:read"] });
    expect(await outcome(ctx, { name: "quay" })).toBe("missing_scope");
  });

  it("offers a namespace only through the doors it is listed for", async () => {
    await db.prisma.namespace.update({ where: { name: "defiwallet" }, data: { listedFor: ["dashboard"] } });
    forgetPolicies(db);
    const ctx = await keyContext(db, await buildAccount(db, { balance: 100_00 }));
    expect(await outcome(ctx, { name: "quay.defiwallet" })).toBe("unknown_namespace");
    expect(await outcome({ ...ctx, door: "trpc" }, { name: "quay.defiwallet" })).toBe("done");
  });

  it("sells a name once when 100 clients want it", async () => {
    const contexts = await Promise.all(
      Array.from({ length: 10 }, async () => keyContext(db, await buildAccount(db, { balance: 1_000_00 }))),
    );
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, i) => outcome(contexts[i % 10] as Context, { name: "harbour" })),
    );
    expect(outcomes.filter((o) => o === "done")).toHaveLength(1);
    expect(outcomes.filter((o) => o === "name_taken")).toHaveLength(99);
    expect(await db.prisma.name.count({ where: { fqdn: "harbour.com.store" } })).toBe(1);
    const charged = await db.prisma.ledgerTransaction.count({
      where: { description: { startsWith: "harbour." } },
    });
    expect(charged).toBe(1);
    expect(await ledgerSum()).toBe(0);
  });

  it("spends a balance for 10 on 10 of 50 registrations that race", async () => {
    const account = await buildAccount(db, { balance: 10 * 29_99 });
    const ctx = await keyContext(db, account);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) => outcome(ctx, { name: `berth-${i}` })),
    );
    expect(outcomes.filter((o) => o === "done")).toHaveLength(10);
    expect(outcomes.filter((o) => o === "insufficient_balance")).toHaveLength(40);
    expect(await db.prisma.name.count({ where: { accountId: account.id } })).toBe(10);
    const ledger = await db.prisma.ledgerAccount.findFirstOrThrow({ where: { accountId: account.id } });
    expect(ledger.balance).toBe(0n);
    expect(await ledgerSum()).toBe(0);
  });
});
