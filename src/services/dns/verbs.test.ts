import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { type BuiltAccount, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import type { RegistryError } from "../errors";
import { registerName } from "../names/register";
import { registerInput, updateInput } from "../names/schema";
import { updateName } from "../names/update";
import { applyChanges } from "./apply-changes";
import { checkLive } from "./check-live";
import { exportZone } from "./export-zone";
import { listChanges, revertChange } from "./history";
import { importZone, previewImport } from "./import-zone";
import { listRecords, zoneStatus } from "./list-records";
import { applyChangesInput, importInput, listChangesInput, listRecordsInput } from "./schema";

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

async function newName(): Promise<string> {
  const registered = await registerName(ctx, registerInput.parse({ name: `dns-verbs-${++count}` }));
  return registered.fqdn;
}

const apply = (name: string, batch: object, as: Context = ctx) =>
  applyChanges(as, applyChangesInput.parse({ name, ...batch }));
const list = (name: string, as: Context = ctx) => listRecords(as, listRecordsInput.parse({ name }));
const a = (name: string, value: string, ttl?: number) => ({ type: "A", name, value, ttl });
const values = async (name: string) =>
  (await list(name)).records.map((r) => `${r.name} ${r.ttl} ${r.type} ${r.value}`);

async function traces(apex: string) {
  return {
    audits: await db.prisma.auditEntry.count({
      where: { subjectName: apex, action: { startsWith: "dns." } },
    }),
    events: await db.prisma.event.count({ where: { subject: apex, type: "dns.updated" } }),
    changes: await db.prisma.zoneChange.count({ where: { zone: { apex } } }),
    outbox: await db.prisma.dnsOutbox.count({ where: { apex } }),
    serial: (await zoneStatus(ctx, { name: apex })).serial,
  };
}

describe("applying changes", () => {
  it("writes records, history, audit, event and outbox, and steps the serial once", async () => {
    const name = await newName();
    const before = await traces(name);
    const change = await apply(name, {
      creates: [
        a("@", "192.0.2.1"),
        a("www", "192.0.2.2"),
        { type: "MX", name: "@", value: "mail", priority: 10 },
      ],
    });
    expect(change.created.map((record) => record.name)).toEqual(["@", "www", "@"]);
    expect(change.created[2]).toMatchObject({ type: "MX", value: `mail.${name}.`, priority: 10, ttl: 3_600 });
    expect(await traces(name)).toEqual({
      audits: before.audits + 1,
      events: before.events + 1,
      changes: before.changes + 1,
      outbox: before.outbox + 1,
      serial: before.serial + 1,
    });
  });

  it("leaves everything as it was when one entry is wrong, and names all that are", async () => {
    const name = await newName();
    await apply(name, { creates: [a("@", "192.0.2.1")] });
    const before = await traces(name);
    const failed = apply(name, {
      creates: [a("ok", "192.0.2.1"), a("bad", "2001:db8::1"), a("low", "192.0.2.1", 1)],
    });
    await expect(failed).rejects.toMatchObject({ code: "invalid_record" });
    await failed.catch((error: RegistryError) =>
      expect(error.fields.map((field) => field.path)).toEqual(["creates.1.value", "creates.2.ttl"]),
    );
    expect(await traces(name)).toEqual(before);
    expect(await values(name)).toEqual(["@ 3600 A 192.0.2.1"]);
  });

  it("updates and deletes by id, and lets two records swap their values", async () => {
    const name = await newName();
    const { created } = await apply(name, {
      creates: [a("@", "192.0.2.1"), a("@", "192.0.2.2"), a("x", "192.0.2.3")],
    });
    const [one, two, three] = created.map((record) => record.id);
    const change = await apply(name, {
      updates: [
        { id: one, value: "192.0.2.2" },
        { id: two, value: "192.0.2.1" },
      ],
      deletes: [{ id: three }],
    });
    expect(change.updated.map((r) => [r.id, r.value])).toEqual([
      [one, "192.0.2.2"],
      [two, "192.0.2.1"],
    ]);
    expect(change.deleted.map((record) => record.id)).toEqual([three]);
    expect((await list(name)).records).toHaveLength(2);
  });

  it("that change nothing move nothing", async () => {
    const name = await newName();
    const { created } = await apply(name, { creates: [a("@", "192.0.2.1")] });
    const before = await traces(name);
    const change = await apply(name, { updates: [{ id: created[0]?.id, value: "192.0.2.1" }] });
    expect(change.changeId).toBeNull();
    expect(await traces(name)).toEqual(before);
  });

  it("racing each other lose no record and no serial", async () => {
    const name = await newName();
    const before = await traces(name);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => apply(name, { creates: [a("@", `192.0.2.${i + 1}`)] })),
    );
    expect((await list(name)).records).toHaveLength(20);
    expect((await traces(name)).serial).toBe(before.serial + 20);
  });

  it("with a serial that has passed are refused", async () => {
    const name = await newName();
    const { serial } = await list(name);
    await apply(name, { creates: [a("@", "192.0.2.1")], expectedSerial: serial });
    expect(await codeOf(apply(name, { creates: [a("@", "192.0.2.2")], expectedSerial: serial }))).toBe(
      "record_conflict",
    );
  });

  it("is for the tenant only, with the scope, on a hosted name that may be updated", async () => {
    const name = await newName();
    const { created } = await apply(name, { creates: [a("@", "192.0.2.1")] });
    const stranger = await keyContext(db, await buildAccount(db));
    const reader = await keyContext(db, account, { scopes: ["dns:read"] });
    const batch = { creates: [a("x", "192.0.2.1")] };
    expect(await codeOf(apply(name, batch, stranger))).toBe("not_found");
    expect(await codeOf(list(name, stranger))).toBe("not_found");
    expect(await codeOf(apply(name, batch, reader))).toBe("missing_scope");
    expect(await codeOf(apply("no-such-name.com.store", batch))).toBe("not_found");
    expect(await codeOf(apply(name, { deletes: [{ id: "nonsense" }] }))).toBe("not_found");
    const other = await newName();
    expect(await codeOf(apply(other, { deletes: [{ id: created[0]?.id }] }))).toBe("not_found");

    await updateName(ctx, updateInput.parse({ name, clientStatuses: ["clientUpdateProhibited"] }));
    expect(await codeOf(apply(name, batch))).toBe("status_prohibits");
    const nameservers = [{ host: "ns1.example.net" }, { host: "ns2.example.net" }];
    await updateName(ctx, updateInput.parse({ name: other, nameservers }));
    expect(await codeOf(apply(other, batch))).toBe("not_hosted");
    expect((await list(other)).isHosted).toBe(false);
  });
});

describe("history", () => {
  it("lists changes newest first, in pages, and takes one back", async () => {
    const name = await newName();
    await apply(name, { creates: [a("@", "192.0.2.1", 300), a("www", "192.0.2.2")] });
    const before = await values(name);
    const { created } = await apply(name, { creates: [a("@", "192.0.2.9", 60)] });
    const www = (await list(name)).records.find((record) => record.name === "www");
    await apply(name, { deletes: [{ id: www?.id }] });
    const page = await listChanges(ctx, listChangesInput.parse({ name, limit: 2 }));
    expect(page.changes.map((change) => [change.added.length, change.removed.length])).toEqual([
      [0, 1],
      [2, 1],
    ]);
    const rest = await listChanges(
      ctx,
      listChangesInput.parse({ name, limit: 2, after: page.nextAfter ?? undefined }),
    );
    expect([rest.changes.length, rest.nextAfter]).toEqual([1, null]);
    for (const change of page.changes) await revertChange(ctx, { name, changeId: change.id });
    expect(await values(name)).toEqual(before);
    expect(created).toHaveLength(1);
  });

  it("does not take back another zone's change", async () => {
    const [name, other] = [await newName(), await newName()];
    const { changeId } = await apply(name, { creates: [a("@", "192.0.2.1")] });
    expect(await codeOf(revertChange(ctx, { name: other, changeId: changeId ?? "" }))).toBe("not_found");
  });
});

describe("notes of a record", () => {
  const noted = async (name: string) =>
    (await list(name)).records.map((r) => [r.value, r.ttl, r.autoTtl, r.comment, r.tags]);

  it("change without serial, event and publication, are audited, and stay when the record changes", async () => {
    const name = await newName();
    const { created } = await apply(name, {
      creates: [{ ...a("@", "192.0.2.1"), comment: " the shop ", tags: ["team:web", "a", "team:web"] }],
    });
    expect(await noted(name)).toEqual([["192.0.2.1", 3_600, true, "the shop", ["a", "team:web"]]]);
    const [record] = created;
    const id = record?.id;
    const before = await traces(name);
    const later = { ...ctx, now: new Date(NOW.getTime() + 60_000) };
    const change = await apply(name, { updates: [{ id, comment: "moved", tags: null }] }, later);
    expect(change).toMatchObject({ changeId: null, serial: before.serial, added: [], removed: [] });
    expect(change.updated[0]).toMatchObject({ comment: "moved", tags: [], updatedAt: later.now });
    expect(await traces(name)).toEqual({ ...before, audits: before.audits + 1 });
    const audit = await db.prisma.auditEntry.findFirst({
      where: { subjectName: name, action: "dns.annotate" },
    });
    expect(audit?.after).toMatchObject({ count: 1, records: [{ owner: "@", type: "A" }] });
    expect(JSON.stringify([audit?.before, audit?.after])).not.toContain("moved");

    const moved = await apply(name, { updates: [{ id, value: "192.0.2.2", ttl: 600 }] }, later);
    expect(moved.serial).toBe(before.serial + 1);
    expect(moved.updated[0]).toMatchObject({ id, comment: "moved", autoTtl: false, createdAt: NOW });
    await importZone(ctx, importInput.parse({ name, text: "@ 300 A 192.0.2.2" }));
    expect(await noted(name)).toEqual([["192.0.2.2", 300, false, "moved", []]]);
    await apply(name, { updates: [{ id, autoTtl: true }] });
    expect(await noted(name)).toEqual([["192.0.2.2", 3_600, true, "moved", []]]);
    const same = await apply(name, { updates: [{ id, autoTtl: true, comment: "moved" }] });
    expect(same).toMatchObject({ changeId: null, added: [] });
  });

  it("come back with the record when a change is taken back", async () => {
    const name = await newName();
    const creates = [{ ...a("@", "192.0.2.1"), comment: "one", tags: ["x"] }, a("www", "192.0.2.9")];
    const { created } = await apply(name, { creates });
    const before = await noted(name);
    const id = created[0]?.id;
    const changed = await apply(name, { updates: [{ id, value: "192.0.2.5", comment: "two" }] });
    await revertChange(ctx, { name, changeId: changed.changeId ?? "" });
    expect([await noted(name), (await list(name)).records[0]?.id]).toEqual([before, id]);
    const gone = await apply(name, { deletes: [{ id }] });
    await revertChange(ctx, { name, changeId: gone.changeId ?? "" });
    expect(await noted(name)).toEqual(before);
  });

  it("that are none are refused", () => {
    for (const notes of [
      { comment: "x".repeat(501) },
      { comment: "a\nb" },
      { tags: ["1a"] },
      { tags: ["a:,"] },
    ]) {
      const creates = [{ ...a("@", "192.0.2.1"), ...notes }];
      expect(applyChangesInput.safeParse({ name: "x", creates }).success).toBe(false);
    }
  });
});

describe("zone files", () => {
  it("are previewed, imported whole, and exported so that they can be imported again", async () => {
    const name = await newName();
    await apply(name, { creates: [a("old", "192.0.2.1"), a("@", "192.0.2.1")] });
    const text = `$TTL 300\n@ IN SOA a. b. 1 2 3 4 5\n@ A 192.0.2.1\n@ MX 10 mail\nmail A 192.0.2.5\n@ TXT "${"x".repeat(255)}" "y"\n`;
    const input = importInput.parse({ name, text, mode: "replace" });
    const before = await traces(name);
    const preview = await previewImport(ctx, input);
    expect(preview).toMatchObject({ faults: [], unchanged: 0 });
    expect(preview.removed.map((row) => row.owner)).toEqual(["@", "old"]);
    expect(await traces(name)).toEqual(before);
    const change = await importZone(ctx, input);
    expect([change.added.length, change.removed.length]).toEqual([
      preview.added.length,
      preview.removed.length,
    ]);
    const exported = await exportZone(ctx, { name });
    const again = await previewImport(ctx, importInput.parse({ name, text: exported.text, mode: "replace" }));
    expect(again).toMatchObject({ added: [], removed: [], faults: [], unchanged: 4 });
  });

  it("with faults name their lines and change nothing", async () => {
    const name = await newName();
    const before = await traces(name);
    const input = importInput.parse({
      name,
      text: "@ A 192.0.2.1\nwww CNAME a.\nwww A 192.0.2.1\nx A 192.0.2.1\nx 2 A 192.0.2.2\n",
    });
    expect((await previewImport(ctx, input)).faults.map((fault) => fault.line)).toEqual([2, 5]);
    expect(await codeOf(importZone(ctx, input))).toBe("invalid_zone_file");
    expect(await traces(name)).toEqual(before);
  });
});

describe("the live check", () => {
  it("compares what is stored with what is answered", async () => {
    const name = await newName();
    await apply(name, { creates: [a("@", "192.0.2.1"), a("@", "192.0.2.2")] });
    const live = (found: string[], error: string | null = null) => ({
      ask: async () => [
        { server: "192.0.2.53#53", rcode: "NOERROR", values: found, ttl: 1, error, milliseconds: 1 },
      ],
    });
    const input = { name, owner: "@", type: "A" };
    expect((await checkLive(ctx, input, live(["192.0.2.2", "192.0.2.1"]))).isLive).toBe(true);
    expect((await checkLive(ctx, input, live(["192.0.2.2"]))).isLive).toBe(false);
    expect((await checkLive(ctx, input, live([], "no answer"))).isLive).toBe(false);
  });
});

it("a role without dns:write may look and not touch", async () => {
  const name = await newName();
  const reader = await userContext(db, account, { role: "read_only", now: NOW });
  expect((await list(name, reader)).apex).toBe(name);
  expect(await codeOf(apply(name, { creates: [a("@", "192.0.2.1")] }, reader))).toBe("missing_scope");
});
