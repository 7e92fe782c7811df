import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays, addYears } from "@/lib/time";
import { type BuiltAccount, buildAccount, keyContext, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { runLifecycle } from "../lifecycle/run";
import { deleteName } from "./delete";
import { nameInfo } from "./info";
import { registerName } from "./register";
import { renewName } from "./renew";
import { restoreName } from "./restore";
import { registerInput, renewInput } from "./schema";
import { updateName } from "./update";

let db: Database;
let account: BuiltAccount;
let ctx: Context;
let serial = 0;

beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db, { balance: 100_000_00 });
  ctx = await keyContext(db, account);
});
afterAll(() => db.close());

/** A fresh name of the account, registered at NOW for a year. */
async function freshName(): Promise<string> {
  const { fqdn } = await registerName(ctx, registerInput.parse({ name: `vessel-${serial++}` }));
  return fqdn;
}

const at = (days: number): Context => ({ ...ctx, now: addDays(NOW, days) });
const balance = async (of = account) =>
  Number((await db.prisma.ledgerAccount.findFirstOrThrow({ where: { accountId: of.id } })).balance);
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof RegistryError) return error.code;
      throw error;
    },
  );

describe("renewing", () => {
  it("adds years, takes the price and tells of it", async () => {
    const name = await freshName();
    const before = await balance();
    const renewed = await renewName(ctx, renewInput.parse({ name, years: 3 }));
    expect(renewed.name.expiresAt).toEqual(addYears(NOW, 4));
    expect(renewed.name.rgpStatuses).toEqual(["addPeriod", "renewPeriod"]);
    expect(await balance()).toBe(before - 3 * 29_99);
    expect(await db.prisma.event.count({ where: { subject: name, type: "subdomain.renewed" } })).toBe(1);
    expect(await db.prisma.auditEntry.count({ where: { subjectName: name, action: "names.renew" } })).toBe(1);
  });

  it("holds no name for more than ten years", async () => {
    const name = await freshName();
    expect(await code(renewName(ctx, { name, years: 10 }))).toBe("period_out_of_range");
    expect(await code(renewName(ctx, { name, years: 9 }))).toBe("done");
    expect(await code(renewName(ctx, { name, years: 1 }))).toBe("period_out_of_range");
    expect(await code(renewName(ctx, { name, years: 0 }))).toBe("period_out_of_range");
  });

  it("happens once when the same renewal races itself with the current expiry", async () => {
    const name = await freshName();
    const input = { name, years: 1, currentExpiresAt: addYears(NOW, 1).toISOString() };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => code(renewName(ctx, input))));
    expect(outcomes.filter((o) => o === "done")).toHaveLength(1);
    expect((await nameInfo(ctx, { name })).expiresAt).toEqual(addYears(NOW, 2));
  });

  it("is refused to another account as if the name did not exist", async () => {
    const name = await freshName();
    const other = await keyContext(db, await buildAccount(db, { balance: 1_000_00 }));
    expect(await code(renewName(other, { name, years: 1 }))).toBe("not_found");
  });
});

describe("changing settings", () => {
  it("delegates to the registrant's nameservers with glue and DS, and back", async () => {
    const name = await freshName();
    const ds = { keyTag: 12_345, algorithm: 13, digestType: 2, digest: "ab".repeat(32) };
    const view = await updateName(ctx, {
      name,
      nameservers: [
        { host: `NS1.${name}.`, addresses: ["192.0.2.1", "2001:DB8:0::1"] },
        { host: "ns2.example.net", addresses: [] },
      ],
      ds: [ds],
    });
    expect(view.hosted).toBe(false);
    expect(view.nameservers).toEqual([
      { host: `ns1.${name}`, addresses: ["192.0.2.1", "2001:db8::1"] },
      { host: "ns2.example.net", addresses: [] },
    ]);
    expect(view.ds).toEqual([{ ...ds, digest: "AB".repeat(32) }]);
    const back = await updateName(ctx, { name, nameservers: [] });
    expect(back).toMatchObject({ hosted: true, ds: [] });
    expect(await db.prisma.dnsOutbox.count({ where: { fqdn: name } })).toBe(3);
  });

  it.each([
    ["one host", [{ host: "ns1.example.net" }]],
    ["an address instead of a name", [{ host: "192.0.2.1" }, { host: "ns2.example.net" }]],
    ["the same host twice", [{ host: "ns1.example.net" }, { host: "NS1.example.net." }]],
    ["a host inside the name without glue", [{ host: "ns1.NAME" }, { host: "ns2.example.net" }]],
    [
      "glue outside the name",
      [{ host: "ns1.example.net", addresses: ["192.0.2.1"] }, { host: "ns2.example.net" }],
    ],
    ["a single label", [{ host: "ns1" }, { host: "ns2.example.net" }]],
  ])("refuses nameservers with %s", async (_, servers) => {
    const name = await freshName();
    const nameservers = servers.map((s) => ({ addresses: [], ...s, host: s.host.replace("NAME", name) }));
    expect(await code(updateName(ctx, { name, nameservers }))).toBe("invalid_nameservers");
    expect((await nameInfo(ctx, { name })).hosted).toBe(true);
  });

  it("keeps a name with clientUpdateProhibited as it is until the status is gone", async () => {
    const name = await freshName();
    await updateName(ctx, { name, clientStatuses: ["clientUpdateProhibited"] });
    expect(await code(updateName(ctx, { name, privacy: false }))).toBe("status_prohibits");
    expect(await code(updateName(ctx, { name, clientStatuses: [] }))).toBe("done");
    expect((await nameInfo(ctx, { name })).statuses).toEqual(["ok"]);
  });

  it("keeps contacts out of the audit", async () => {
    const name = await freshName();
    const contact = { name: "Ida Privat", email: "ida@example.net" };
    const view = await updateName(ctx, { name, contacts: { registrant: contact } });
    expect(view.contacts.registrant).toMatchObject(contact);
    const audit = await db.prisma.auditEntry.findMany({ where: { subjectName: name } });
    expect(JSON.stringify(audit, (_, v) => (typeof v === "bigint" ? Number(v) : v))).not.toContain("ida");
  });
});

describe("deleting", () => {
  it("gives the money back within the add grace period and frees the name at once", async () => {
    const before = await balance();
    const name = await freshName();
    await renewName(ctx, { name, years: 1 });
    const deleted = await deleteName(at(4), { name, confirm: name });
    expect(deleted).toMatchObject({ released: true, refundedAmount: 2 * 29_99 });
    expect(await balance()).toBe(before);
    expect(await code(nameInfo(ctx, { name }))).toBe("not_found");
    expect(await code(registerName(ctx, registerInput.parse({ name })))).toBe("done");
  });

  it("asks for the full name again", async () => {
    const name = await freshName();
    expect(await code(deleteName(ctx, { name, confirm: name.split(".")[0] ?? "" }))).toBe(
      "confirmation_mismatch",
    );
    expect(await code(deleteName(ctx, { name, confirm: "" }))).toBe("confirmation_mismatch");
    expect((await nameInfo(ctx, { name })).state).toBe("active");
  });

  it("refunds once when the deletion races itself", async () => {
    const before = await balance();
    const name = await freshName();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => code(deleteName(ctx, { name, confirm: name }))),
    );
    expect(outcomes.filter((o) => o === "done")).toHaveLength(1);
    expect(await balance()).toBe(before);
  });

  it("leads through redemption, where it can be restored for the fee, to release", async () => {
    const name = await freshName();
    const before = await balance();
    const deleted = await deleteName(at(10), { name, confirm: name });
    expect(deleted).toMatchObject({ released: false, refundedAmount: 0, redemptionEndsAt: addDays(NOW, 40) });
    expect((await nameInfo(at(11), { name })).rgpStatuses).toEqual(["redemptionPeriod"]);
    expect(await code(renewName(at(11), { name, years: 1 }))).toBe("status_prohibits");
    expect(await code(updateName(at(11), { name, autoRenew: true }))).toBe("status_prohibits");

    const restored = await restoreName(at(20), { name });
    expect(restored).toMatchObject({ chargedAmount: 80_00, name: { state: "active" } });
    expect(await balance()).toBe(before - 80_00);
    expect(await code(restoreName(at(20), { name }))).toBe("not_in_redemption");

    await deleteName(at(30), { name, confirm: name });
    expect(await code(restoreName(at(61), { name }))).toBe("not_in_redemption");
    expect((await nameInfo(at(61), { name })).rgpStatuses).toEqual(["pendingDelete"]);
    await runLifecycle(at(64));
    expect((await nameInfo(at(64), { name })).state).toBe("pending_delete");
    await runLifecycle(at(66));
    expect(await code(nameInfo(at(66), { name }))).toBe("not_found");
    expect(await db.prisma.zone.count({ where: { apex: name } })).toBe(0);
  });
});
