import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { type BuiltAccount, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import type { Context } from "../context";
import { registerName } from "../names/register";
import { registerInput, updateInput } from "../names/schema";
import { updateName } from "../names/update";
import { addZone } from "./add-zone";
import { applyChanges } from "./apply-changes";
import { listZones } from "./list-zones";
import { loadZoneView } from "./load-zone-view";
import { removeZone } from "./remove-zone";
import { applyChangesInput } from "./schema";
import { listZonesInput } from "./zones-schema";

let db: Database;
let account: BuiltAccount;
let ctx: Context;
let count = 0;

beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db, { balance: 1_000_000 });
  ctx = await keyContext(db, account);
});
afterAll(() => db.close());

const OWN = [{ host: "ns1.example.net" }, { host: "ns2.example.net" }];

async function newName(as = ctx, label = `zones-${++count}`): Promise<string> {
  return (await registerName(as, registerInput.parse({ name: label }))).fqdn;
}
const list = async (input: object = {}, as: Context = ctx) => listZones(as, listZonesInput.parse(input));
const named = async (match: string, text: string, over: object = {}) =>
  (await list({ name: { match, text }, ...over })).items.map(({ apex, state }) => [apex, state]);
const delegate = (name: string, as: Context = ctx) =>
  updateName(as, updateInput.parse({ name, nameservers: OWN }));
const addRecord = (name: string) =>
  applyChanges(
    ctx,
    applyChangesInput.parse({ name, creates: [{ type: "A", name: "@", value: "192.0.2.1", comment: "x" }] }),
  );

describe("zones", () => {
  it("are the names held, found by name in both forms, by state, and in pages", async () => {
    const idn = await newName(ctx, "bücher-zone");
    const moved = await newName();
    const plain = await newName();
    await delegate(moved);
    await db.prisma.zone.update({ where: { apex: plain }, data: { publishedAt: NOW, publishedSerial: 1 } });
    expect(await named("is", "Bücher-Zone.com.store.")).toEqual([[idn, "pending"]]);
    expect(await named("is", idn)).toEqual([[idn, "pending"]]);
    expect(await named("is", moved)).toEqual([[moved, "moved"]]);
    expect(await named("is", "com.store")).toEqual([]);
    expect(await named("contains", "_ones-")).toEqual([]);
    expect(await named("starts_with", "zones-", { state: "active" })).toEqual([[plain, "active"]]);
    expect(await named("is", plain, { state: "moved", filters: "any" })).toEqual([
      [moved, "moved"],
      [plain, "active"],
    ]);
    expect(await named("is_not", plain, { state: "active" })).toEqual([]);
    const page = await list({ page: 2, limit: 2, direction: "desc" });
    expect([page.total, page.items.map(({ apex }) => apex)]).toEqual([3, [idn]]);
    expect((await list({ page: 9 })).items).toEqual([]);

    const found = await loadZoneView(ctx, { zoneId: page.items[0]?.id ?? "" });
    expect(found).toMatchObject({ apex: idn, ownNameservers: [], account: { id: account.id } });
    expect(found.nameservers).toEqual(["ns1.portolan.test", "ns2.portolan.test"]);
  });

  it("on hold or of a deleted name are pending", async () => {
    const name = await newName();
    await db.prisma.name.updateMany({ where: { fqdn: name }, data: { serverStatuses: ["serverHold"] } });
    await db.prisma.zone.update({ where: { apex: name }, data: { publishedAt: NOW } });
    const [zone] = (await list({ name: { match: "is", text: name }, state: "pending" })).items;
    expect(zone).toMatchObject({ state: "pending", isPaused: true });
  });

  it("are removed with their records, and come back when added or with a record", async () => {
    const name = await newName();
    await addRecord(name);
    const [zone] = (await list({ name: { match: "is", text: name } })).items;
    const zoneId = zone?.id ?? "";
    await removeZone(ctx, { zoneId });
    expect(await named("is", name)).toEqual([]);
    expect(await codeOf(loadZoneView(ctx, { zoneId }))).toBe("not_found");
    expect(await codeOf(removeZone(ctx, { zoneId }))).toBe("not_found");
    expect(await db.prisma.dnsRecord.count({ where: { zoneId } })).toBe(0);
    const audits = () =>
      db.prisma.auditEntry.findMany({ where: { subjectId: zoneId }, orderBy: { id: "asc" } });
    expect((await audits()).at(-1)).toMatchObject({ action: "dns.remove_zone", before: { count: 1 } });
    expect(await db.prisma.event.count({ where: { subject: name, type: "dns.updated" } })).toBe(2);

    expect(await addZone(ctx, { name })).toMatchObject({ id: zoneId, apex: name });
    expect((await audits()).at(-1)?.action).toBe("dns.add_zone");
    expect(await codeOf(addZone(ctx, { name: `${name.toUpperCase()}.` }))).toBe("zone_exists");
    // An empty zone is removed, and audited, too.
    await removeZone(ctx, { zoneId });
    expect((await audits()).at(-1)?.action).toBe("dns.remove_zone");
    await addRecord(name);
    expect(await named("is", name)).toEqual([[name, "pending"]]);
  });

  it("are removed once and added once by requests that race each other", async () => {
    const name = await newName();
    const [zone] = (await list({ name: { match: "is", text: name } })).items;
    const zoneId = zone?.id ?? "";
    const race = async (work: () => Promise<unknown>) => {
      const settled = await Promise.allSettled(Array.from({ length: 6 }, work));
      return settled.filter(({ status }) => status === "fulfilled").length;
    };
    expect(await race(() => removeZone(ctx, { zoneId }))).toBe(1);
    expect(await race(() => addZone(ctx, { name }))).toBe(1);
    expect(await db.prisma.auditEntry.count({ where: { subjectId: zoneId } })).toBe(2);
  });

  it("are added by taking a name's own nameservers away, which takes the right to", async () => {
    const name = await newName();
    await delegate(name);
    const dns = await keyContext(db, account, { scopes: ["dns:read", "dns:write"] });
    expect(await codeOf(addZone(dns, { name }))).toBe("missing_scope");
    expect(await addZone(ctx, { name })).toMatchObject({ state: "pending", ownNameservers: [] });
    expect(await db.prisma.dnsOutbox.count({ where: { fqdn: name } })).toBeGreaterThan(1);
    await delegate(name);
    const [moved] = (await list({ name: { match: "is", text: name } })).items;
    await removeZone(ctx, { zoneId: moved?.id ?? "" });
    expect(await named("is", name)).toEqual([]);
    expect((await addZone(ctx, { name })).ownNameservers).toEqual([]);
  });

  it("of others do not exist, and lesser rights change nothing", async () => {
    const name = await newName();
    const [zone] = (await list({ name: { match: "is", text: name } })).items;
    const zoneId = zone?.id ?? "";
    const stranger = await keyContext(db, await buildAccount(db));
    const reader = await userContext(db, account, { role: "read_only" });
    const acme = await keyContext(db, account, { scopes: ["dns:acme"], acmeNames: [name] });
    const before = await countRows(db);
    expect((await list({}, stranger)).total).toBe(0);
    expect(await codeOf(loadZoneView(stranger, { zoneId }))).toBe("not_found");
    expect(await codeOf(removeZone(stranger, { zoneId }))).toBe("not_found");
    for (const other of [name, "no-such-name.com.store", "example.com", "..", ""]) {
      expect(await codeOf(addZone(stranger, { name: other }))).toBe("zone_not_held");
    }
    expect(await codeOf(removeZone(reader, { zoneId }))).toBe("missing_scope");
    expect((await list({}, acme)).items.map(({ apex }) => apex)).toEqual([name]);
    expect(await codeOf(addZone(acme, { name }))).toBe("acme_only");
    expect(await codeOf(removeZone(acme, { zoneId }))).toBe("acme_only");
    await updateName(ctx, updateInput.parse({ name, clientStatuses: ["clientUpdateProhibited"] }));
    expect(await codeOf(removeZone(ctx, { zoneId }))).toBe("status_prohibits");
    expect((await countRows(db)).records).toBe(before.records);
  });
});
