import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { type BuiltAccount, buildAccount, keyContext, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { applyChanges } from "./apply-changes";
import { checkLive } from "./check-live";
import { exportZone } from "./export-zone";
import { listChanges, revertChange } from "./history";
import { importZone, previewImport } from "./import-zone";
import { listRecords, zoneStatus } from "./list-records";
import { applyChangesInput, importInput, listChangesInput, listRecordsInput } from "./schema";

let db: Database;
let account: BuiltAccount;
let owner: Context;
/** Of the key for mine.com.store; the account also has other.com.store, a stranger theirs.com.store. */
let acme: Context;

const MINE = "mine.com.store";

beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db, { balance: 1_000_000 });
  const stranger = await buildAccount(db, { balance: 1_000_000 });
  owner = await userContext(db, account);
  for (const [ctx, name] of [
    [owner, "mine"],
    [owner, "other"],
    [await userContext(db, stranger), "theirs"],
  ] as const) {
    await registerName(ctx, registerInput.parse({ name }));
    await apply(ctx, name, { creates: [{ type: "A", name: "www", value: "192.0.2.1" }, txt("spf")] });
  }
  acme = await keyContext(db, account, { scopes: ["dns:acme"], acmeNames: [MINE, "theirs.com.store"] });
});
afterAll(() => db.close());

const txt = (name: string, value = "token-1") => ({ type: "TXT", name, value });
const apply = (ctx: Context, name: string, batch: object) =>
  applyChanges(ctx, applyChangesInput.parse({ name, ...batch }));
const records = async (ctx: Context, name = MINE) =>
  (await listRecords(ctx, listRecordsInput.parse({ name }))).records;
const idOf = async (name: string, type: string) =>
  (await records(owner)).find((record) => record.name === name && record.type === type)?.id ?? "";

describe("an ACME-only key", () => {
  it("sets, sees and removes the challenges of its names, and of hosts below them", async () => {
    const set = await apply(acme, "mine", {
      creates: [
        txt("_acme-challenge", "apex"),
        txt("_acme-challenge", "wildcard"),
        txt("_acme-challenge.www"),
        txt("_ACME-Challenge.a.B", "upper case is the same name"),
        txt(`_acme-challenge.absolute.${MINE}.`),
      ],
    });
    const seen = await records(acme);
    expect(seen.map(({ name }) => name)).toEqual([
      "_acme-challenge",
      "_acme-challenge",
      "_acme-challenge.a.b",
      "_acme-challenge.absolute",
      "_acme-challenge.www",
    ]);
    expect(await zoneStatus(acme, { name: "mine" })).toMatchObject({ apex: MINE, recordCount: 5 });
    expect((await records(owner)).length).toBe(7);
    const audit = await db.prisma.auditEntry.findFirstOrThrow({
      where: { action: "dns.apply", subjectName: MINE },
      orderBy: { id: "desc" },
    });
    expect(audit).toMatchObject({ actorKind: "api_key", accountId: account.id });
    expect(
      await codeOf(apply(acme, "mine", { expectedSerial: set.serial - 1, deletes: [{ id: seen[0]?.id }] })),
    ).toBe("record_conflict");
    await apply(acme, "mine", { expectedSerial: set.serial, deletes: seen.map(({ id }) => ({ id })) });
    expect(await records(acme)).toEqual([]);
    expect((await records(owner)).length).toBe(2);
  });

  it.each([
    ["another type", [{ type: "A", name: "_acme-challenge", value: "192.0.2.9" }]],
    ["a CNAME at the challenge", [{ type: "CNAME", name: "_acme-challenge", value: "evil.example." }]],
    ["an NS below the challenge", [{ type: "NS", name: "x._acme-challenge", value: "ns.evil.example." }]],
    [
      "a delegation at the challenge",
      [{ type: "NS", name: "_acme-challenge.www", value: "ns.evil.example." }],
    ],
    ["TXT at the name itself", [txt("@")]],
    ["TXT below the challenge", [txt("x._acme-challenge")]],
    ["TXT at a wildcard", [txt("*")]],
    ["TXT at a wildcard of challenges", [txt("*._acme-challenge")]],
    ["a label that only begins so", [txt("_acme-challengex")]],
    ["a label that only ends so", [txt("x_acme-challenge.www")]],
    ["the label without its underscore", [txt("acme-challenge")]],
    ["another record behind a good one", [txt("_acme-challenge"), txt("_dmarc")]],
    ["a record that is there already", [txt("spf")]],
  ])("creates nothing else: %s", async (_, creates) => {
    const before = await records(owner);
    expect(await codeOf(apply(acme, "mine", { creates }))).toBe("acme_only");
    expect(await records(owner)).toEqual(before);
  });

  it.each([
    ["a name outside of the zone", "_acme-challenge.other.com.store."],
    ["the zone above", "_acme-challenge.com.store."],
    ["an escaped dot", "_acme-challenge\\.www"],
    ["an escaped letter", "\\095acme-challenge.\\*"],
    ["a wildcard inside", "_acme-challenge.*"],
  ])("is told of a name that cannot be: %s", async (_, name) => {
    expect(await codeOf(apply(acme, "mine", { creates: [txt(name)] }))).toBe("invalid_record");
  });

  it("neither changes nor removes what is there, alone or behind a challenge", async () => {
    const { created } = await apply(acme, "mine", { creates: [txt("_acme-challenge", "kept")] });
    const challenge = created[0]?.id;
    const www = await idOf("www", "A");
    const before = await records(owner);
    const batches = [
      { updates: [{ id: www, value: "192.0.2.66" }] },
      { updates: [{ id: www, name: "_acme-challenge", type: "TXT", value: "moved" }] },
      { updates: [{ id: challenge, name: "www" }] },
      { updates: [{ id: challenge, type: "CNAME", value: "evil.example." }] },
      { deletes: [{ id: www }] },
      { deletes: [{ id: challenge }, { id: www }] },
      { creates: [txt("_acme-challenge", "new")], deletes: [{ id: await idOf("spf", "TXT") }] },
      { creates: [txt("_acme-challenge", "new")], updates: [{ id: www, ttl: 60 }] },
    ];
    for (const batch of batches) expect(await codeOf(apply(acme, "mine", batch))).toBe("acme_only");
    expect(await records(owner)).toEqual(before);
    expect(await codeOf(apply(acme, "mine", { deletes: [{ id: crypto.randomUUID() }] }))).toBe("not_found");
    const error = await apply(acme, "mine", { deletes: [{ id: www }] }).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({
      message: expect.stringMatching(/TXT records at _acme-challenge.*A at www/),
    });
    await apply(acme, "mine", { deletes: [{ id: challenge }] });
  });

  it("reads and takes nothing of the zone as a whole", async () => {
    const [change] = (await listChanges(owner, listChangesInput.parse({ name: "mine" }))).changes;
    const file = (mode: string) =>
      importInput.parse({ name: "mine", text: "_acme-challenge 60 IN TXT x\n", mode });
    for (const refused of [
      exportZone(acme, { name: "mine" }),
      listChanges(acme, listChangesInput.parse({ name: "mine" })),
      revertChange(acme, { name: "mine", changeId: change?.id ?? "" }),
      previewImport(acme, file("merge")),
      importZone(acme, file("merge")),
      importZone(acme, file("replace")),
      checkLive(acme, { name: "mine", owner: "www", type: "A" }, { ask: async () => [] }),
    ]) {
      expect(await codeOf(refused)).toBe("acme_only");
    }
  });

  it.each([
    "other",
    "other.com.store",
    "theirs",
    "theirs.com.store",
    "nobodys",
    "com.store",
    "x.mine.com.store",
  ])("finds no zone but those of its names: %s", async (name) => {
    const creates = [txt("_acme-challenge")];
    expect(await codeOf(apply(acme, name, { creates }))).toBe("not_found");
    expect(await codeOf(records(acme, name))).toBe("not_found");
    expect(await codeOf(zoneStatus(acme, { name }))).toBe("not_found");
  });

  it("loses a name with its account", async () => {
    const buyer = await buildAccount(db);
    await db.prisma.name.updateMany({ where: { fqdn: MINE }, data: { accountId: buyer.id } });
    expect(await codeOf(apply(acme, "mine", { creates: [txt("_acme-challenge")] }))).toBe("not_found");
    expect(await codeOf(records(acme))).toBe("not_found");
  });
});
