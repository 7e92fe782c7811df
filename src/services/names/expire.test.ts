import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays, addYears } from "@/lib/time";
import { type BuiltAccount, buildAccount, keyContext, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { type Context, systemContext } from "../context";
import { expireNames } from "./expire";
import { nameInfo } from "./info";
import { registerName } from "./register";
import { registerInput } from "./schema";

let db: Database;
let rich: BuiltAccount;
let poor: BuiltAccount;
let richly: Context;
let poorly: Context;
beforeAll(async () => {
  db = await openTestRegistry();
  rich = await buildAccount(db, { balance: 1_000_00 });
  poor = await buildAccount(db, { balance: 29_99 });
  richly = await keyContext(db, rich);
  poorly = await keyContext(db, poor);
  await registerName(richly, registerInput.parse({ name: "evergreen", autoRenew: true }));
  await registerName(richly, registerInput.parse({ name: "deciduous" }));
  await registerName(poorly, registerInput.parse({ name: "hopeful", autoRenew: true }));
});
afterAll(() => db.close());

const END = addYears(NOW, 1);
const runAt = (days: number) => expireNames(systemContext(db, "test", addDays(END, days), "test"));

describe("names that expire", () => {
  it("are left alone before", async () => {
    expect(await runAt(-1)).toEqual({ renewed: 0, unpaid: 0, deleted: 0 });
  });

  it("renew themselves once where that is wanted and paid, also when runs race", async () => {
    const runs = await Promise.all([runAt(1), runAt(1), runAt(1)]);
    expect(Math.max(...runs.map((run) => run.unpaid))).toBe(1);
    expect((await nameInfo(richly, { name: "evergreen" })).expiresAt).toEqual(addYears(NOW, 2));
    const charges = await db.prisma.ledgerTransaction.findMany({ where: { kind: "renew" } });
    expect(charges.map((c) => c.description)).toEqual(["evergreen.com.store: renewal, 1 year"]);
    const ledger = await db.prisma.ledgerAccount.findFirstOrThrow({ where: { accountId: rich.id } });
    expect(ledger.balance).toBe(BigInt(1_000_00 - 3 * 29_99));
  });

  it("stay expired while unpaid, and renew as soon as the money is there", async () => {
    const hopeful = await nameInfo({ ...poorly, now: addDays(END, 2) }, { name: "hopeful" });
    expect(hopeful.state).toBe("expired");
    await db.prisma.ledgerAccount.updateMany({ where: { accountId: poor.id }, data: { balance: 29_99 } });
    expect(await runAt(3)).toEqual({ renewed: 1, unpaid: 0, deleted: 0 });
  });

  it("enter redemption when the auto-renew grace period has passed, and leave DNS", async () => {
    expect(await runAt(44)).toMatchObject({ deleted: 0 });
    expect(await runAt(46)).toMatchObject({ deleted: 1 });
    expect(await runAt(46)).toMatchObject({ deleted: 0 });
    const name = await nameInfo({ ...richly, now: addDays(END, 47) }, { name: "deciduous" });
    expect(name.rgpStatuses).toEqual(["redemptionPeriod"]);
    const audit = await db.prisma.auditEntry.findFirstOrThrow({
      where: { subjectName: "deciduous.com.store", action: "names.delete" },
    });
    expect(audit).toMatchObject({ actorKind: "system", accountId: rich.id });
    expect(await db.prisma.dnsOutbox.count({ where: { fqdn: "deciduous.com.store" } })).toBe(2);
  });
});
