import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/lib/id";
import { type BuiltAccount, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { registerName } from "../names/register";
import { registerInput, updateInput } from "../names/schema";
import { updateName } from "../names/update";
import { searchAllNames } from "./all-names";
import { loadAnyName } from "./any-name";
import { addNote, removeNote } from "./notes";
import { addNoteInput, searchAllNamesInput, setServerStatusesInput } from "./schema";
import { setServerStatuses } from "./server-statuses";

let db: Database;
let support: Context;
let account: BuiltAccount;
let holder: Context;
beforeAll(async () => {
  db = await openTestRegistry();
  support = await userContext(db, null, { operatorRole: "support" });
  account = await buildAccount(db, { balance: 10_000_00, organization: "Harbour Ltd" });
  holder = await keyContext(db, account);
  for (const name of ["alpha", "beta", "bücher", "vault-one.defiwallet"]) {
    await registerName(holder, registerInput.parse({ name }));
  }
  const other = await buildAccount(db, { balance: 1_000_00, organization: "Acme" });
  await registerName(await keyContext(db, other), registerInput.parse({ name: "gamma" }));
  await db.prisma.channel.create({
    data: {
      id: newId(),
      accountId: other.id,
      slug: "acme",
      company: "Acme",
      technicalName: "A",
      technicalEmail: "a@example.com",
      supportName: "A",
      supportEmail: "a@example.com",
      clientName: "c",
      clientVersion: "1",
      appliedAt: NOW,
      updatedAt: NOW,
    },
  });
});
afterAll(() => db.close());

const search = async (over: object = {}, ctx = support) =>
  (await searchAllNames(ctx, searchAllNamesInput.parse(over))).items.map(({ unicode }) => unicode);
const set = (name: string, statuses: string[], ctx = support, reason = "A court has ordered it") =>
  setServerStatuses(ctx, setServerStatusesInput.parse({ name, statuses, reason }));

describe("names of all accounts", () => {
  it("are found by part of the name, account, registrar, namespace and state", async () => {
    expect(await search()).toEqual([
      "alpha.com.store",
      "beta.com.store",
      "gamma.com.store",
      "vault-one.defiwallet",
      "bücher.com.store",
    ]);
    expect(await search({ query: "eta" })).toEqual(["beta.com.store"]);
    expect(await search({ query: "ALPHA.com.store." })).toEqual(["alpha.com.store"]);
    expect(await search({ query: "büch" })).toEqual(["bücher.com.store"]);
    expect(await search({ query: "bücher.com" })).toEqual(["bücher.com.store"]);
    expect(await search({ query: "%" })).toEqual([]);
    expect(await search({ account: account.number, namespace: "defiwallet" })).toEqual([
      "vault-one.defiwallet",
    ]);
    expect(await search({ channel: "acme" })).toEqual(["gamma.com.store"]);
    expect(await search({ channel: "nobody" })).toEqual([]);
    expect(await search({ state: "active", limit: 2, page: 2 })).toEqual([
      "gamma.com.store",
      "vault-one.defiwallet",
    ]);
    for (const state of ["expired", "redemption", "pending_delete"])
      expect(await search({ state })).toEqual([]);
  });

  it("tell who holds them and which registrar sponsors them", async () => {
    const page = await searchAllNames(support, searchAllNamesInput.parse({ query: "gamma" }));
    expect(page).toMatchObject({
      total: 1,
      isMore: false,
      items: [
        {
          account: { organization: "Acme" },
          channel: "acme",
          state: "active",
          statuses: ["clientTransferProhibited"],
        },
      ],
    });
  });

  it("are there for operators only", async () => {
    const stranger = await userContext(db, account);
    expect(await codeOf(search({}, stranger))).toBe("not_found");
    expect(await codeOf(loadAnyName(stranger, { name: "alpha.com.store" }))).toBe("not_found");
    expect(await codeOf(loadAnyName(support, { name: "nobody-has.com.store" }))).toBe("not_found");
    expect(await codeOf(loadAnyName(support, { name: "no name" }))).toBe("not_found");
  });
});

describe("the registry's hold", () => {
  it("takes the name out of DNS and back, is audited, told to the holder, and shown", async () => {
    await db.prisma.dnsOutbox.deleteMany();
    expect(await set("beta.com.store", ["serverHold", "serverTransferProhibited"])).toEqual({
      added: ["serverHold", "serverTransferProhibited"],
      removed: [],
    });
    expect(await search({ state: "suspended" })).toEqual(["beta.com.store"]);
    const view = await loadAnyName(support, { name: "beta.com.store" });
    expect(view).toMatchObject({
      state: "suspended",
      serverStatuses: ["serverHold", "serverTransferProhibited"],
      account: { number: account.number, organization: "Harbour Ltd" },
      channel: null,
    });
    expect(view.history[0]).toMatchObject({
      action: "names.set_server_statuses",
      before: { serverStatuses: [] },
      after: { reason: "A court has ordered it" },
    });
    expect(
      await db.prisma.dnsOutbox.findMany({ select: { apex: true, fqdn: true }, orderBy: { apex: "asc" } }),
    ).toEqual([
      { apex: "beta.com.store", fqdn: null },
      { apex: "com.store", fqdn: "beta.com.store" },
    ]);
    const [mail] = await mailsTo(db, account.owner.email);
    expect(mail?.subject).toBe("The registry has restricted beta.com.store");
    expect(mail?.text).toContain("A court has ordered it");
    const event = await db.prisma.event.findFirstOrThrow({
      where: { subject: "beta.com.store" },
      orderBy: { id: "desc" },
    });
    expect(event).toMatchObject({ type: "subdomain.updated", accountId: account.id });

    await set("beta.com.store", []);
    expect((await loadAnyName(support, { name: "beta.com.store" })).state).toBe("active");
    expect((await mailsTo(db, account.owner.email))[0]?.subject).toBe("beta.com.store is off hold");
  });

  it("is no change, and tells nobody, when all is so already", async () => {
    const before = await db.prisma.auditEntry.count();
    expect(await set("alpha.com.store", [])).toEqual({ added: [], removed: [] });
    expect(await db.prisma.auditEntry.count()).toBe(before);
  });

  it("leaves DNS alone where it only forbids, and the holder cannot do what it forbids", async () => {
    await db.prisma.dnsOutbox.deleteMany();
    await set("alpha.com.store", ["serverUpdateProhibited"]);
    expect(await db.prisma.dnsOutbox.count()).toBe(0);
    expect(await codeOf(updateName(holder, updateInput.parse({ name: "alpha", privacy: false })))).toBe(
      "status_prohibits",
    );
    await set("alpha.com.store", []);
    expect(await codeOf(updateName(holder, updateInput.parse({ name: "alpha", privacy: false })))).toBeNull();
  });

  it("asks for a reason and for statuses that the registry has", () => {
    const faults = (over: object) =>
      setServerStatusesInput
        .safeParse({ name: "alpha", statuses: [], reason: "because", ...over })
        .error?.issues.map((i) => i.path[0]);
    expect(faults({ reason: " " })).toEqual(["reason"]);
    expect(faults({ statuses: ["clientHold"] })).toEqual(["statuses"]);
    expect(faults({})).toBeUndefined();
  });

  it("of two operators at once ends as the later says, with an audit row for each change", async () => {
    await Promise.all([
      set("gamma.com.store", ["serverHold"]),
      set("gamma.com.store", ["serverDeleteProhibited"]),
    ]);
    const { serverStatuses, history } = await loadAnyName(support, { name: "gamma.com.store" });
    const audits = history.filter(({ action }) => action === "names.set_server_statuses");
    expect(audits).toHaveLength(2);
    expect(audits[0]?.after).toMatchObject({ serverStatuses });
    const earlier = audits[1]?.after as { serverStatuses: string[] } | undefined;
    expect(audits[0]?.before).toEqual({ serverStatuses: earlier?.serverStatuses });
  });
});

describe("notes", () => {
  it("are written and removed by support, seen by operators, and the audit keeps no text", async () => {
    const { id } = await addNote(
      support,
      addNoteInput.parse({ name: "alpha.com.store", text: "Ann Smith called" }),
    );
    expect((await loadAnyName(support, { name: "alpha.com.store" })).notes).toMatchObject([
      { id, text: "Ann Smith called", author: (support.actor as { email: string }).email },
    ]);
    const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { action: "names.add_note" } });
    expect(audit.accountId).toBeNull();
    expect(JSON.stringify(audit.after)).not.toContain("Ann");

    const colleague = await userContext(db, null, { operatorRole: "support" });
    expect(await codeOf(removeNote(colleague, { noteId: id }))).toBe("missing_scope");
    await removeNote(support, { noteId: id });
    expect((await loadAnyName(support, { name: "alpha.com.store" })).notes).toEqual([]);
    expect(await codeOf(removeNote(support, { noteId: id }))).toBe("not_found");
    expect(await db.prisma.auditEntry.count({ where: { action: "names.remove_note" } })).toBe(1);
  });

  it("and holds are for support and admins", async () => {
    for (const operatorRole of ["read_only", "certifier"] as const) {
      const ctx = await userContext(db, null, { operatorRole });
      expect(await codeOf(set("alpha.com.store", ["serverHold"], ctx))).toBe("missing_scope");
      expect(await codeOf(addNote(ctx, { name: "alpha.com.store", text: "x" }))).toBe("missing_scope");
    }
    const stranger = await userContext(db, account);
    expect(await codeOf(set("alpha.com.store", ["serverHold"], stranger))).toBe("not_found");
    expect(await codeOf(set("nobody-has.com.store", ["serverHold"]))).toBe("not_found");
    expect(
      await db.prisma.name.count({
        where: { fqdn: "alpha.com.store", serverStatuses: { has: "serverHold" } },
      }),
    ).toBe(0);
  });
});
