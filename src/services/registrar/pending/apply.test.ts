import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import type { OperatorRole } from "@/db/generated/enums";
import { newId } from "@/lib/id";
import { addDays, addYears } from "@/lib/time";
import type { Context } from "@/services/context";
import { buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel, channelContext } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { createAuthCode } from "../../names/auth-code";
import { registerName } from "../../names/register";
import { renewName } from "../../names/renew";
import { updateInput } from "../../names/schema";
import { updateName } from "../../names/update";
import type { ChannelContext } from "../gate";
import { deleteDomain } from "../verbs/delete-domain";
import { transferDomain } from "../verbs/transfer-domain";
import { updateNameservers } from "../verbs/update-nameservers";
import { applyWork } from "./apply";
import { applyManyWork } from "./apply-many";
import { listPendingWork, loadWork } from "./list";
import { rejectWork } from "./reject";
import { listWorkInput } from "./schema";

let db: Database;
let channel: BuiltChannel;
let registrar: ChannelContext;
let operator: Context;

beforeAll(async () => {
  db = await openTestRegistry();
  operator = await operatorContext("support");
});
beforeEach(async () => {
  channel = await buildChannel(db, {
    state: "production_approved",
    listings: ["defiwallet"],
    balance: 100_000,
  });
  registrar = await asRegistrar(channel);
});
afterAll(() => db.close());

const operatorContext = (operatorRole: OperatorRole) => userContext(db, null, { operatorRole });
const asRegistrar = async (built: BuiltChannel, now = NOW) =>
  (await channelContext(db, built, { now })) as ChannelContext;
const at = <C extends Context>(ctx: C, now: Date): C => ({ ...ctx, now, requestId: `req_${newId()}` });
const TWO = [
  { host: "ns1.harbour.example", addresses: [] },
  { host: "ns2.harbour.example", addresses: [] },
];
const LATER = addDays(NOW, 30);

let counter = 0;
async function register(ctx: Context): Promise<string> {
  const name = `work-${++counter}.defiwallet`;
  await registerName(ctx, {
    name,
    years: 1,
    autoRenew: false,
    privacy: true,
    records: [],
  });
  return name;
}
const idOf = (result: object) => (result as { pending_work_id: string }).pending_work_id;
const auditOf = (id: string) =>
  db.prisma.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
const eventsOf = async (accountId: string, type: string) =>
  db.prisma.event.findMany({ where: { accountId, type } });
const rowOf = (name: string) =>
  db.prisma.name.findFirstOrThrow({
    where: { fqdn: name, releasedAt: null },
    include: { nameservers: { orderBy: { position: "asc" } } },
  });
const balanceOf = async (accountId: string) =>
  Number(
    (await db.prisma.ledgerAccount.findFirstOrThrow({ where: { accountId, kind: "customer" } })).balance,
  );

async function askNameservers(ctx = registrar): Promise<{ name: string; id: string }> {
  const name = await register(ctx);
  return { name, id: idOf(await updateNameservers(ctx, { name, nameservers: TWO })) };
}

describe("applying", () => {
  test("nameservers are set by the operator for the registrar, and DNS is told", async () => {
    const { name, id } = await askNameservers();
    const outboxBefore = (await countRows(db)).outbox;
    expect(await applyWork(operator, { id, force: false })).toMatchObject({ outcome: "applied", fqdn: name });
    const row = await rowOf(name);
    expect(row.nameservers.map(({ host }) => host)).toEqual(TWO.map(({ host }) => host));
    expect((await countRows(db)).outbox).toBeGreaterThan(outboxBefore);
    const work = await loadWork(operator, { id });
    const email = operator.actor.kind === "user" ? operator.actor.email : "";
    expect(work).toMatchObject({ state: "applied", decidedBy: email, lastError: null });
    const audit = await auditOf(id);
    expect(audit.map(({ action }) => action)).toEqual(["work.queue", "work.apply"]);
    expect(audit[1]).toMatchObject({ actorLabel: email, accountId: channel.account.id });
    const [update] = (await auditOf(row.id)).filter(({ action }) => action === "names.update");
    expect(update).toMatchObject({ actorKind: "user", actorLabel: email, accountId: channel.account.id });
    expect(await eventsOf(channel.account.id, "work.applied")).toHaveLength(1);
  });

  test("a deletion is made as the registrar would have made it", async () => {
    const name = await register(registrar);
    const later = await asRegistrar(channel, LATER);
    const id = idOf(await deleteDomain(later, { name }));
    await applyWork(at(operator, LATER), { id, force: false });
    expect((await rowOf(name)).deletedAt).toEqual(LATER);
    expect(await eventsOf(channel.account.id, "subdomain.deleted")).toHaveLength(1);
  });

  test("a transfer in is charged to the gaining registrar and moves the name", async () => {
    const holder = await buildAccount(db, { balance: 100_000 });
    const from = await keyContext(db, holder);
    const name = await register(from);
    await updateName(from, updateInput.parse({ name, lock: false }));
    const { authCode } = await createAuthCode(from, { name });
    const before = await balanceOf(channel.account.id);
    const id = idOf(await transferDomain(registrar, { name, authCode, gainingRegistrar: undefined }));
    expect(await balanceOf(channel.account.id)).toBe(before);
    expect((await loadWork(operator, { id })).changes[0]).toEqual({
      what: "Registrar",
      before: [holder.organization],
      after: [channel.slug],
    });
    await applyWork(operator, { id, force: false });
    expect((await rowOf(name)).accountId).toBe(channel.account.id);
    expect(await balanceOf(channel.account.id)).toBeLessThan(before);
    const charges = await db.prisma.ledgerTransaction.findMany({
      where: { kind: "transfer", requestId: operator.requestId },
    });
    expect(charges).toHaveLength(1);
  });

  test("a transfer out goes to the gaining registrar without a fee, and takes other work along", async () => {
    const gaining = await buildChannel(db, {
      state: "production_approved",
      listings: ["defiwallet"],
      balance: 0,
    });
    const { name, id: servers } = await askNameservers();
    await updateName(registrar, updateInput.parse({ name, lock: false }));
    const id = idOf(
      await transferDomain(registrar, { name, authCode: undefined, gainingRegistrar: gaining.slug }),
    );
    await applyWork(operator, { id, force: false });
    expect((await rowOf(name)).accountId).toBe(gaining.account.id);
    expect(await balanceOf(gaining.account.id)).toBe(0);
    expect(await loadWork(operator, { id: servers })).toMatchObject({ state: "superseded" });
    expect((await auditOf(servers)).at(-1)?.action).toBe("work.withdraw");
  });

  test("what the verb refuses stays pending, with the refusal, and nothing else is written", async () => {
    const { name, id } = await askNameservers();
    await updateName(registrar, updateInput.parse({ name, clientStatuses: ["clientUpdateProhibited"] }));
    const before = await countRows(db);
    await expect(applyWork(operator, { id, force: false })).rejects.toMatchObject({
      code: "status_prohibits",
    });
    expect(await countRows(db)).toEqual(before);
    const work = await loadWork(operator, { id });
    expect(work.state).toBe("pending");
    expect(work.lastError).toContain("clientUpdateProhibited");
  });

  test("a transfer that the balance does not cover any more stays pending", async () => {
    const holder = await buildAccount(db, { balance: 100_000 });
    const from = await keyContext(db, holder);
    const name = await register(from);
    await updateName(from, updateInput.parse({ name, lock: false }));
    const { authCode } = await createAuthCode(from, { name });
    const id = idOf(await transferDomain(registrar, { name, authCode, gainingRegistrar: undefined }));
    await db.prisma.ledgerAccount.updateMany({
      where: { accountId: channel.account.id },
      data: { balance: 0 },
    });
    expect(await codeOf(applyWork(operator, { id, force: false }))).toBe("insufficient_balance");
    expect((await rowOf(name)).accountId).toBe(holder.id);
    expect((await loadWork(operator, { id })).lastError).toContain("balance");
  });
});

describe("a name that has changed since", () => {
  test("is left alone unless forced, and the difference is named", async () => {
    const { name, id } = await askNameservers();
    const own = ["ns1.own.example", "ns2.own.example"].map((host) => ({ host, addresses: [] }));
    await updateName(registrar, updateInput.parse({ name, nameservers: own }));
    expect(await loadWork(operator, { id })).toMatchObject({ standing: { is: "changed" } });
    await expect(applyWork(operator, { id, force: false })).rejects.toMatchObject({
      code: "record_conflict",
      message: expect.stringContaining("ns1.own.example"),
    });
    expect((await rowOf(name)).nameservers[0]?.host).toBe("ns1.own.example");
    await applyWork(operator, { id, force: true });
    expect((await rowOf(name)).nameservers[0]?.host).toBe("ns1.harbour.example");
    expect((await auditOf(id)).at(-1)?.after).toMatchObject({
      forcedOver: expect.stringContaining("ns1.own.example"),
    });
  });

  test("was renewed: its deletion is asked about again", async () => {
    const name = await register(registrar);
    const id = idOf(await deleteDomain(registrar, { name }));
    await renewName(registrar, { name, years: 1 });
    expect(await codeOf(applyWork(operator, { id, force: false }))).toBe("record_conflict");
    expect((await rowOf(name)).expiresAt).toEqual(addYears(NOW, 2));
  });

  test("is gone: the work is withdrawn", async () => {
    const { name, id } = await askNameservers();
    await db.prisma.name.updateMany({ where: { fqdn: name }, data: { releasedAt: NOW } });
    expect(await applyWork(operator, { id, force: false })).toMatchObject({ outcome: "withdrawn" });
    const work = await loadWork(operator, { id });
    expect(work).toMatchObject({ state: "superseded", reason: expect.stringContaining("was released") });
    expect(await eventsOf(channel.account.id, "work.withdrawn")).toHaveLength(1);
  });
});

describe("two at once", () => {
  test("of two operators who apply one wins, and the work is done once", async () => {
    const { name, id } = await askNameservers();
    const other = await operatorContext("certifier");
    const codes = await Promise.all(
      [operator, other, operator, other].map((ctx) => codeOf(applyWork(ctx, { id, force: false }))),
    );
    expect(codes.toSorted()).toEqual([null, "wrong_state", "wrong_state", "wrong_state"].toSorted());
    const updates = (await auditOf((await rowOf(name)).id)).filter(({ action }) => action === "names.update");
    expect(updates).toHaveLength(1);
  });

  test("of apply and reject one wins", async () => {
    const { name, id } = await askNameservers();
    const codes = await Promise.all([
      codeOf(applyWork(operator, { id, force: false })),
      codeOf(rejectWork(operator, { id, reason: "Wrong hosts" })),
    ]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes).toContain("wrong_state");
    const { state } = await loadWork(operator, { id });
    expect((await rowOf(name)).nameservers).toHaveLength(state === "applied" ? 2 : 0);
  });

  test("a registrar's later command and an operator's decision do not wait for each other for ever", async () => {
    const { name, id } = await askNameservers();
    const outcomes = await Promise.all([
      codeOf(applyWork(operator, { id, force: false })),
      codeOf(updateNameservers(registrar, { name, nameservers: TWO })),
    ]);
    expect(outcomes[1]).toBeNull();
    expect([null, "wrong_state"]).toContain(outcomes[0]);
  });
});

describe("rejecting", () => {
  test("changes nothing, gives the reason, and mails the technical contact", async () => {
    const { name, id } = await askNameservers();
    await rejectWork(operator, { id, reason: "These hosts do not answer" });
    expect((await rowOf(name)).nameservers).toEqual([]);
    expect(await loadWork(operator, { id })).toMatchObject({
      state: "rejected",
      reason: "These hosts do not answer",
    });
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: "work.reject",
      accountId: channel.account.id,
    });
    expect(await eventsOf(channel.account.id, "work.rejected")).toHaveLength(1);
    const [mail] = await mailsTo(db, `technical@${channel.slug}.example`);
    expect(mail?.text).toContain("These hosts do not answer");
    expect(await codeOf(applyWork(operator, { id, force: false }))).toBe("wrong_state");
  });
});

describe("many at once", () => {
  test("each answers for itself", async () => {
    const first = await askNameservers();
    const second = await askNameservers();
    await rejectWork(operator, { id: second.id, reason: "No" });
    const unknown = newId();
    const outcomes = await applyManyWork(operator, { ids: [first.id, second.id, unknown] });
    expect(outcomes.map(({ outcome, code }) => [outcome, code])).toEqual([
      ["applied", null],
      ["failed", "wrong_state"],
      ["failed", "not_found"],
    ]);
  });
});

describe("who may", () => {
  test.each(["read_only"] as const)("an operator with the role %s sees and decides nothing", async (role) => {
    const { id } = await askNameservers();
    const ctx = await operatorContext(role);
    expect((await loadWork(ctx, { id })).state).toBe("pending");
    expect(await codeOf(applyWork(ctx, { id, force: true }))).toBe("missing_scope");
    expect(await codeOf(rejectWork(ctx, { id, reason: "No" }))).toBe("missing_scope");
    expect(await codeOf(applyManyWork(ctx, { ids: [id] }))).toBe("missing_scope");
    expect((await loadWork(operator, { id })).state).toBe("pending");
  });

  test("to a registrar and to its account's owner the operators' work is not there", async () => {
    const { id } = await askNameservers();
    const owner = await userContext(db, channel.account);
    expect(await codeOf(applyWork(owner, { id, force: false }))).toBe("not_found");
    expect(await codeOf(applyWork(registrar, { id, force: false }))).toBe("unauthenticated");
    expect(await codeOf(listPendingWork(owner, listWorkInput.parse({})))).toBe("not_found");
    expect(await codeOf(loadWork(owner, { id }))).toBe("not_found");
  });
});

describe("the list", () => {
  test("shows what waits the oldest first, with its age, and counts by state", async () => {
    const first = await askNameservers();
    const later = await asRegistrar(channel, addDays(NOW, 1));
    const name = await register(later);
    await deleteDomain(later, { name });
    const ctx = at(operator, addDays(NOW, 2));
    const page = await listPendingWork(ctx, listWorkInput.parse({ channel: channel.slug }));
    expect(page.work.map(({ fqdn, ageSeconds }) => [fqdn, ageSeconds])).toEqual([
      [first.name, 2 * 86_400],
      [name, 86_400],
    ]);
    expect(page.work[0]?.changes).toEqual([
      { what: "Nameservers", before: ["hosted here"], after: TWO.map(({ host }) => host) },
    ]);
    expect(page.totals).toEqual({ pending: 2, applied: 0, rejected: 0, superseded: 0 });
    const filters = {
      channel: channel.slug,
      command: "delete_domain",
      query: "WORK",
      namespace: "defiwallet",
    };
    const filtered = await listPendingWork(ctx, listWorkInput.parse(filters));
    expect(filtered.work.map(({ fqdn }) => fqdn)).toEqual([name]);
    expect((await listPendingWork(ctx, listWorkInput.parse({ channel: "nobody" }))).total).toBe(0);
  });
});
