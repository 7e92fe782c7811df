import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { systemContext } from "../context";
import { nameInfo } from "../names/info";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { createNamespace } from "./create-namespace";
import { deleteNamespace } from "./delete-namespace";
import { listNamespaces, loadNamespace } from "./namespaces";
import { republishZones } from "./republish-zones";
import { createNamespaceInput, deleteNamespaceInput, policyInput, updateNamespaceInput } from "./schema";
import { updateNamespace } from "./update-namespace";

let db: Database;
let admin: Context;
beforeAll(async () => {
  db = await openTestRegistry();
  admin = await userContext(db, null, { operatorRole: "admin" });
});
afterAll(() => db.close());

const prices = { register: 1000, renew: 1100, transfer: 1200, restore: 5000 };
const create = (name: string, over: object = {}, ctx = admin) =>
  createNamespace(ctx, createNamespaceInput.parse({ name, prices, ...over }));
const update = (name: string, changes: object, ctx = admin) =>
  updateNamespace(ctx, updateNamespaceInput.parse({ name, changes }));
const remove = (name: string, confirm = name, ctx = admin) =>
  deleteNamespace(ctx, deleteNamespaceInput.parse({ name, confirm }));
const audits = (action: string) =>
  db.prisma.auditEntry.findMany({ where: { action }, orderBy: { id: "desc" } });
const register = async (name: string) =>
  registerName(
    await keyContext(db, await buildAccount(db, { balance: 1_000_00 })),
    registerInput.parse({ name }),
  );

/** The messages of an input's faults, by field. */
function faultsOf(
  schema: { safeParse(input: unknown): { error?: { issues: { path: PropertyKey[]; message: string }[] } } },
  input: unknown,
) {
  const { error } = schema.safeParse(input);
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join("."), message]));
}

describe("opening a namespace", () => {
  it("makes it with its zone and prices, by the rules of the default one, offered nowhere yet", async () => {
    await create("harbour.example", { hostmaster: "dns.harbour.example" });
    const { policy, counts, whyNotDelete } = await loadNamespace(admin, { name: "harbour.example" });
    expect(policy).toMatchObject({
      isDefault: false,
      hostmaster: "dns.harbour.example",
      nameservers: ["ns1.portolan.test", "ns2.portolan.test"],
      minLabelLength: 3,
      listedFor: [],
      autoApply: [],
      createdAt: NOW,
    });
    expect(policy.idnScripts).toContain("Greek");
    expect(Object.fromEntries(policy.prices.map((p) => [p.operation, p.amount]))).toEqual(prices);
    expect(counts).toEqual({ live: 0, premium: 0, reserved: 0, claims: 0, channels: 0 });
    expect(whyNotDelete).toBeNull();
    expect(await db.prisma.zone.findUnique({ where: { apex: "harbour.example" } })).toMatchObject({
      serial: 1n,
    });
    expect(await db.prisma.dnsOutbox.count({ where: { apex: "harbour.example" } })).toBe(1);
    expect((await audits("namespaces.create"))[0]).toMatchObject({
      subjectName: "harbour.example",
      accountId: null,
      after: { prices },
    });
  });

  it.each([
    ["com.store", "is a namespace already"],
    ["shop.com.store", "overlap"],
    ["store", "overlap"],
  ])("refuses %s, at its field", async (name, message) => {
    await expect(create(name)).rejects.toMatchObject({
      code: "invalid_value",
      fields: [{ path: "name", message: expect.stringContaining(message) }],
    });
  });

  it.each([
    [{ name: "no_such" }, "name"],
    [{ name: "a..b" }, "name"],
    [{ name: "10" }, "name"],
    [{ nameservers: ["ns1.example.net"] }, "nameservers"],
    [{ nameservers: ["192.0.2.1", "ns_1"] }, "nameservers"],
    [{ nameservers: "ns1.example.net\nns1.example.net" }, "nameservers"],
    [{ hostmaster: "hostmaster@example.net" }, "hostmaster"],
    [{ prices: { ...prices, renew: -1 } }, "prices.renew"],
    [{ prices: { ...prices, renew: 1.5 } }, "prices.renew"],
  ])("names the field of %o", (over, field) => {
    const faults = faultsOf(createNamespaceInput, { name: "ok.example", prices, ...over });
    expect(Object.keys(faults)).toEqual([field]);
  });

  it("opens one of two that race for a name", async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => codeOf(create("race.example"))));
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
  });
});

describe("changing a policy", () => {
  it("changes what is given, from the next command on, with what was before in the audit", async () => {
    await create("quay.example");
    await update("quay.example", { listedFor: ["subdomain_v2"], minLabelLength: 5 });
    expect(await codeOf(register("four.quay.example"))).toBe("invalid_label");
    expect(await codeOf(register("fiver.quay.example"))).toBeNull();
    const [audit] = await audits("namespaces.update");
    expect(audit).toMatchObject({
      before: { listedFor: [], minLabelLength: 3 },
      after: { listedFor: ["subdomain_v2"], minLabelLength: 5 },
    });
  });

  it("is no change, and leaves no audit row, when all is so already", async () => {
    const before = (await audits("namespaces.update")).length;
    expect(
      await update("com.store", {
        minLabelLength: 3,
        listedFor: ["cloudflare_v4", "dashboard", "subdomain_v2"],
      }),
    ).toEqual({
      changed: [],
    });
    expect((await audits("namespaces.update")).length).toBe(before);
  });

  it.each([
    [{ maxLabelLength: 2 }, "maxLabelLength"],
    [{ minYears: 5, maxYears: 4 }, "maxYears"],
    [{ minTtl: 7200 }, "defaultTtl"],
    [{ maxTtl: 30 }, "maxTtl"],
    [{ idnScripts: ["Klingon"] }, "idnScripts"],
    [{ recordTypes: ["A", "WKS"] }, "recordTypes"],
    [{ isDefault: false }, "isDefault"],
  ])("refuses %o at its field", async (changes, path) => {
    await expect(update("com.store", changes)).rejects.toMatchObject({
      code: "invalid_value",
      fields: [{ path }],
    });
  });

  it("checks the whole form by the same rules", async () => {
    const { policy } = await loadNamespace(admin, { name: "com.store" });
    const {
      id: _,
      name: __,
      createdAt: ___,
      currency: ____,
      prices: _____,
      clockAdvancedSeconds: ______,
      ...form
    } = policy;
    expect(faultsOf(policyInput, form)).toEqual({});
    expect(
      faultsOf(policyInput, { ...form, addGraceDays: 366, transferDays: 61, recordTypes: [], minYears: 0 }),
    ).toMatchObject({
      addGraceDays: "Enter a whole number from 0 to 365",
      transferDays: "Enter a whole number from 0 to 60",
      recordTypes: "Choose at least one record type",
      minYears: "Enter a whole number from 1 to 10",
    });
    expect(faultsOf(policyInput, { ...form, maxLabelLength: 2 })).toHaveProperty("maxLabelLength");
  });

  it("keeps what two admins change of different rules at once", async () => {
    await create("both.example");
    await Promise.all([
      update("both.example", { minYears: 2 }),
      update("both.example", { maxYears: 5 }),
      update("both.example", { addGraceDays: 7 }),
    ]);
    const { policy } = await loadNamespace(admin, { name: "both.example" });
    expect(policy).toMatchObject({ minYears: 2, maxYears: 5, addGraceDays: 7 });
  });

  it("refuses the second of two that are right alone and wrong together", async () => {
    await create("apart.example");
    const outcomes = await Promise.all([
      codeOf(update("apart.example", { minLabelLength: 20 })),
      codeOf(update("apart.example", { maxLabelLength: 10 })),
    ]);
    expect(outcomes.sort()).toEqual(["invalid_value", null].sort());
  });

  it("makes another namespace the default, of which there is one", async () => {
    await update("defiwallet", { isDefault: true });
    expect(
      (await listNamespaces(admin)).filter(({ policy }) => policy.isDefault).map(({ policy }) => policy.name),
    ).toEqual(["defiwallet"]);
    await update("com.store", { isDefault: true });
  });

  it("leaves names within their holder's reach that the new rules would not allow", async () => {
    const account = await buildAccount(db, { balance: 1_000_00 });
    const ctx = await keyContext(db, account);
    await registerName(ctx, registerInput.parse({ name: "πλοίο" }));
    await update("com.store", { idnScripts: [], minLabelLength: 10 });
    expect(await nameInfo(ctx, { name: "πλοίο.com.store" })).toMatchObject({ unicode: "πλοίο.com.store" });
    expect(await codeOf(registerName(ctx, registerInput.parse({ name: "λιμάνι" })))).toBe("invalid_label");
    await update("com.store", { idnScripts: ["Greek", "Latin"], minLabelLength: 3 });
  });

  it("brings new nameservers to every zone under it, with new serials", async () => {
    await create("fleet.example");
    await update("fleet.example", { listedFor: ["subdomain_v2"] });
    await register("ship.fleet.example");
    await db.prisma.dnsOutbox.deleteMany();
    await update("fleet.example", { nameservers: ["a.example.net", "b.example.net"] });
    const [job] = await db.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE task_identifier = 'republish_zones'`;
    expect(job?.count).toBe(1);
    const { id: namespaceId } = (await loadNamespace(admin, { name: "fleet.example" })).policy;
    expect(await republishZones(systemContext(db, "job", NOW, "job"), { namespaceId })).toBe(2);
    expect(await db.prisma.zone.findUnique({ where: { apex: "ship.fleet.example" } })).toMatchObject({
      serial: 2n,
    });
    const outbox = await db.prisma.dnsOutbox.findMany({
      select: { apex: true, fqdn: true },
      orderBy: { id: "asc" },
    });
    expect(outbox).toContainEqual({ apex: "fleet.example", fqdn: "fleet.example" });
    expect(outbox).toContainEqual({ apex: "ship.fleet.example", fqdn: null });
  });
});

describe("deleting a namespace", () => {
  it("is possible while nothing was ever registered and it is offered nowhere", async () => {
    await create("spare.example");
    await update("spare.example", { listedFor: ["dashboard"] });
    expect(await codeOf(remove("spare.example"))).toBe("wrong_state");
    await update("spare.example", { listedFor: [] });
    expect(await codeOf(remove("spare.example", "spare"))).toBe("confirmation_mismatch");
    await remove("spare.example");
    expect(await codeOf(loadNamespace(admin, { name: "spare.example" }))).toBe("not_found");
    expect(await db.prisma.zone.count({ where: { apex: "spare.example" } })).toBe(0);
    expect((await audits("namespaces.delete"))[0]).toMatchObject({ subjectName: "spare.example" });
  });

  it("is refused for the default one and once a name was registered", async () => {
    expect(await codeOf(remove("com.store"))).toBe("wrong_state");
    await update("fleet.example", { listedFor: [] });
    await expect(remove("fleet.example")).rejects.toMatchObject({
      message: expect.stringContaining("history"),
    });
  });
});

it("only admins change namespaces; to who is no operator they are not there", async () => {
  for (const operatorRole of ["read_only", "support", "certifier"] as const) {
    const ctx = await userContext(db, null, { operatorRole });
    expect(await codeOf(create("x.example", {}, ctx))).toBe("missing_scope");
    expect(await codeOf(update("com.store", { minYears: 2 }, ctx))).toBe("missing_scope");
    expect(await codeOf(remove("quay.example", "quay.example", ctx))).toBe("missing_scope");
    expect(await codeOf(listNamespaces(ctx))).toBeNull();
  }
  const stranger = await userContext(db, await buildAccount(db));
  expect(await codeOf(create("x.example", {}, stranger))).toBe("not_found");
  expect(await codeOf(listNamespaces(stranger))).toBe("not_found");
  expect(await codeOf(loadNamespace(stranger, { name: "com.store" }))).toBe("not_found");
});
