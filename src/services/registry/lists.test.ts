import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { checkName } from "../names/check";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { importList, previewImport, putEntry, removeEntry } from "./change-list";
import { listEntries } from "./lists";
import {
  importListInput,
  type ListKind,
  listEntriesInput,
  previewImportInput,
  putEntryInput,
} from "./schema";

let db: Database;
let admin: Context;
let namespaceId: string;
beforeAll(async () => {
  db = await openTestRegistry();
  admin = await userContext(db, null, { operatorRole: "admin" });
  namespaceId = (await db.prisma.namespace.findUniqueOrThrow({ where: { name: "com.store" } })).id;
  const ctx = await keyContext(db, await buildAccount(db, { balance: 1_000_00 }));
  await registerName(ctx, registerInput.parse({ name: "taken" }));
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.prisma.reservedName.deleteMany({ where: { namespaceId } });
  await db.prisma.premiumName.deleteMany({ where: { namespaceId } });
  await db.prisma.claimedName.deleteMany({ where: { namespaceId } });
});

const list = (kind: ListKind, over: object = {}, ctx = admin) =>
  listEntries(ctx, listEntriesInput.parse({ namespace: "com.store", kind, ...over }));
const put = (kind: ListKind, label: string, values: object, over: object = {}, ctx = admin) =>
  putEntry(ctx, putEntryInput.parse({ namespace: "com.store", kind, label, values, ...over }));
const preview = (kind: ListKind, text: string, over: object = {}, ctx = admin) =>
  previewImport(ctx, previewImportInput.parse({ namespace: "com.store", kind, text, ...over }));
const load = (kind: ListKind, text: string, over: { digest: string } & object, ctx = admin) =>
  importList(ctx, importListInput.parse({ namespace: "com.store", kind, text, ...over }));
const labels = async (kind: ListKind) => (await list(kind)).entries.map(({ label }) => label);
const audits = (action: string) =>
  db.prisma.auditEntry.findMany({ where: { action }, orderBy: { id: "desc" } });

describe("an entry", () => {
  it("of each list is added, changed and removed, and the rules follow", async () => {
    expect(await put("premium", "Gold", { registration: "2500", renewal: "500.50" })).toMatchObject({
      outcome: "added",
    });
    expect(await checkName(admin, { name: "gold" })).toMatchObject({
      premium: true,
      registerAmount: 250000,
      renewAmount: 50050,
    });
    expect(await put("premium", "gold", { registration: "2500.00", renewal: "500.5" })).toMatchObject({
      outcome: "unchanged",
    });
    expect(await put("premium", "gold", { registration: "99", renewal: "9" })).toMatchObject({
      outcome: "changed",
    });
    await removeEntry(admin, { namespace: "com.store", kind: "premium", label: "gold" });
    expect(await checkName(admin, { name: "gold" })).toMatchObject({ premium: false });

    await put("reserved", "bücher", { reason: "kept for the library" });
    expect(await checkName(admin, { name: "xn--bcher-kva" })).toMatchObject({
      reason: "reserved",
      reservedReason: "kept for the library",
    });
    await removeEntry(admin, { namespace: "com.store", kind: "reserved", label: "bücher" });

    await put("claims", "harbour", { notice_id: "N-1", notice: "A mark", ends_at: "2027-01-31" });
    expect(await checkName(admin, { name: "harbour" })).toMatchObject({
      claim: { noticeId: "N-1", notice: "A mark", endsAt: new Date("2027-01-31T23:59:59Z") },
    });
    await put("claims", "harbour", { notice_id: "N-1", notice: "A mark", ends_at: "" });
    expect((await list("claims")).entries[0]?.values).toEqual({
      notice_id: "N-1",
      notice: "A mark",
      ends_at: "",
    });

    expect((await audits("lists.add")).length).toBe(3);
    expect((await audits("lists.change"))[1]).toMatchObject({
      before: { list: "premium", label: "gold", registration: "2500.00" },
      after: { registration: "99.00" },
    });
    expect((await audits("lists.remove"))[0]).toMatchObject({
      before: { list: "reserved", label: "xn--bcher-kva" },
    });
  });

  it.each([
    ["premium", "gold", { registration: "cheap", renewal: "1" }, "values.registration"],
    ["premium", "gold", { registration: "1.005", renewal: "1" }, "values.registration"],
    ["premium", "gold", { registration: "-1", renewal: "1" }, "values.registration"],
    ["reserved", "gold", { reason: " " }, "values.reason"],
    ["claims", "gold", { notice_id: "N", notice: "x", ends_at: "2027-02-30" }, "values.ends_at"],
    ["claims", "gold", { notice_id: "N", notice: "", ends_at: "" }, "values.notice"],
    ["reserved", "no_such label", { reason: "x" }, "label"],
  ] as const)("of %s with a fault is refused at its field", async (kind, label, values, path) => {
    await expect(put(kind, label, values)).rejects.toMatchObject({
      code: "invalid_value",
      fields: [{ path }],
    });
  });

  it("of a registered name goes on the reserved list only when that was seen", async () => {
    await expect(put("reserved", "taken", { reason: "x" })).rejects.toMatchObject({
      code: "wrong_state",
      fields: [{ path: "acceptWarnings", message: expect.stringContaining("is registered") }],
    });
    expect(await labels("reserved")).toEqual([]);
    await put("reserved", "taken", { reason: "x" }, { acceptWarnings: true });
    expect((await list("reserved")).entries).toMatchObject([{ label: "taken", isRegistered: true }]);
  });

  it("is found by part of its label, by its Unicode form and by its text", async () => {
    await put("reserved", "bücher", { reason: "for the library" });
    await put("reserved", "harbour", { reason: "for 100% of the port" });
    const found = async (search: string) =>
      (await list("reserved", { search })).entries.map(({ unicode }) => unicode);
    expect(await found("bücher")).toEqual(["bücher"]);
    expect(await found("arbo")).toEqual(["harbour"]);
    expect(await found("LIBRARY")).toEqual(["bücher"]);
    expect(await found("100%")).toEqual(["harbour"]);
    expect(await found("_")).toEqual([]);
    expect(await list("reserved", { limit: 1, page: 2 })).toMatchObject({
      total: 2,
      entries: [{ unicode: "bücher" }],
    });
  });
});

describe("an import", () => {
  const FILE =
    "label,reason\r\nharbour,for the port\r\nbücher,for the library\r\nwww,changed\r\nmail,same\r\n";
  beforeEach(async () => {
    for (const [label, reason] of [
      ["www", "old"],
      ["mail", "same"],
      ["other", "stays"],
    ] as const) {
      await put("reserved", label, { reason });
    }
  });

  it("says in its dry run what each row does, and writes nothing", async () => {
    const { rows, counts } = await preview("reserved", FILE);
    expect(rows.map(({ line, label, outcome }) => [line, label, outcome])).toEqual([
      [2, "harbour", "added"],
      [3, "xn--bcher-kva", "added"],
      [4, "www", "changed"],
      [5, "mail", "unchanged"],
    ]);
    expect(rows[2]).toMatchObject({ before: { reason: "old" }, after: { reason: "changed" } });
    expect(counts).toEqual({ added: 2, changed: 1, unchanged: 1, removed: 0, fault: 0, warnings: 0 });
    expect(await labels("reserved")).toEqual(["mail", "other", "www"]);
  });

  it("adds and changes, or replaces the whole list, and is audited as one", async () => {
    const { digest } = await preview("reserved", FILE);
    expect(await load("reserved", FILE, { digest })).toMatchObject({ added: 2, changed: 1 });
    expect(await labels("reserved")).toEqual(["harbour", "mail", "other", "www", "xn--bcher-kva"]);
    expect((await audits("lists.import"))[0]).toMatchObject({
      subjectName: "com.store",
      after: {
        list: "reserved",
        mode: "merge",
        added: 2,
        changed: 1,
        removed: 0,
        addedLabels: ["harbour", "xn--bcher-kva"],
      },
    });

    const replacing = await preview("reserved", "only,this", { mode: "replace" });
    expect(replacing.counts).toMatchObject({ added: 1, removed: 5 });
    await load("reserved", "only,this", { digest: replacing.digest, mode: "replace" } as never);
    expect(await labels("reserved")).toEqual(["only"]);
  });

  it("with a fault in any row changes nothing, and names line, fault and cure", async () => {
    const text = "label,reason\nharbour,ok\nno_such,x\nharbour,again\nquay,\na,b,c\n";
    const { rows, counts, digest } = await preview("reserved", text);
    expect(counts.fault).toBe(4);
    expect(rows.filter(({ outcome }) => outcome === "fault").map(({ line, fault }) => [line, fault])).toEqual(
      [
        [3, "'no_such' is no label: it contains '_': letters, digits and hyphens are allowed"],
        [4, "'harbour' is on line 2 already"],
        [5, "The reason is missing"],
        [6, "the row has more cells than there are columns: quote a text that has a comma"],
      ],
    );
    await expect(load("reserved", text, { digest })).rejects.toMatchObject({
      code: "invalid_list",
      fields: [{ path: "line 3" }, { path: "line 4" }, { path: "line 5" }, { path: "line 6" }],
    });
    expect(await labels("reserved")).toEqual(["mail", "other", "www"]);
  });

  it.each([
    ["label,why\na,b", "there is no column 'why'"],
    ["label,reason,reason\na,b,c", "is there twice"],
    ['label,reason\na,"b', "never closed"],
    [Array.from({ length: 10_002 }, (_, i) => `n${i},x`).join("\n"), "at most 10000 rows"],
  ])("of a file that is none is at fault as a whole", async (text, fault) => {
    const { rows } = await preview("reserved", text);
    expect(rows.map((row) => row.fault)).toContainEqual(expect.stringContaining(fault));
  });

  it("takes columns in any order, without a head too, and premium amounts and claims", async () => {
    const one = await preview("premium", "renewal;label;registration\n10;gold;20.50");
    expect(one.rows).toMatchObject([{ label: "gold", after: { registration: "20.50", renewal: "10.00" } }]);
    const two = await preview("claims", 'gold,N-7,"A mark, twice",');
    expect(two.rows).toMatchObject([
      { line: 1, after: { notice_id: "N-7", notice: "A mark, twice", ends_at: "" } },
    ]);
  });

  it("warns of registered names and of labels the rules do not allow, and waits for that to be seen", async () => {
    const text = "taken,for the port\n";
    const { rows, counts, digest } = await preview("reserved", text);
    expect(counts).toMatchObject({ added: 1, warnings: 1 });
    expect(rows[0]?.warning).toContain("is registered");
    expect(await codeOf(load("reserved", text, { digest }))).toBe("wrong_state");
    await load("reserved", text, { digest, acceptWarnings: true } as never);
    expect(await labels("reserved")).toContain("taken");
    expect((await preview("premium", "ab,1,1")).rows[0]?.warning).toContain("shorter than 3");
  });

  it("is refused when the list has changed since the dry run", async () => {
    const { digest } = await preview("reserved", FILE);
    await put("reserved", "harbour", { reason: "first" });
    expect(await codeOf(load("reserved", FILE, { digest }))).toBe("wrong_state");
  });

  it("raced by another of the same dry run is done once", async () => {
    const { digest } = await preview("reserved", FILE);
    const outcomes = await Promise.all([1, 2, 3].map(() => codeOf(load("reserved", FILE, { digest }))));
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(outcomes.filter((code) => code === "wrong_state")).toHaveLength(2);
  });

  it("of 10,000 rows takes seconds at most", async () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `name-${i},${i}.50,5`).join("\n");
    const began = performance.now();
    const { digest, counts } = await preview("premium", text);
    expect(counts.added).toBe(10_000);
    await load("premium", text, { digest });
    expect(performance.now() - began).toBeLessThan(8_000);
    expect((await list("premium")).total).toBe(10_000);
    expect(await checkName(admin, { name: "name-42" })).toMatchObject({
      premium: true,
      registerAmount: 4250,
    });
  });
});

it("only admins change lists; every operator may read one and try a file", async () => {
  for (const operatorRole of ["read_only", "support", "certifier"] as const) {
    const ctx = await userContext(db, null, { operatorRole });
    expect(await codeOf(put("reserved", "x", { reason: "y" }, {}, ctx))).toBe("missing_scope");
    expect(await codeOf(removeEntry(ctx, { namespace: "com.store", kind: "reserved", label: "x" }))).toBe(
      "missing_scope",
    );
    expect(await codeOf(load("reserved", "", { digest: "" }, ctx))).toBe("missing_scope");
    expect(await codeOf(preview("reserved", "a,b", {}, ctx))).toBeNull();
    expect(await codeOf(list("reserved", {}, ctx))).toBeNull();
  }
  const stranger = await userContext(db, await buildAccount(db), { now: NOW });
  expect(await codeOf(list("reserved", {}, stranger))).toBe("not_found");
  expect(await codeOf(preview("reserved", "a,b", {}, stranger))).toBe("not_found");
});
