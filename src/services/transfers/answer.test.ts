import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays, addYears } from "@/lib/time";
import { type BuiltAccount, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { buildTransferable, setTransferDays } from "@/testing/transfers";
import { type Context, systemContext } from "../context";
import { nameInfo } from "../names/info";
import { approveTransfer, rejectTransfer } from "./answer";
import { approveDueTransfers } from "./approve-due";
import { cancelTransfer } from "./cancel";
import { loadTransfer } from "./load";
import { requestTransfer } from "./request";

let db: Database;
let holder: BuiltAccount;
let from: Context;
let gaining: BuiltAccount;
let to: Context;
let name: string;
let serial = 0;

beforeAll(async () => {
  db = await openTestRegistry();
  await setTransferDays(db, "defiwallet", { transferDays: 5 });
  holder = await buildAccount(db, { balance: 100_000_00 });
  from = await keyContext(db, holder);
});
afterAll(() => db.close());

/** A name that waits for its holder's answer, asked for by a new account with 100.00. */
beforeEach(async () => {
  const made = await buildTransferable(from, `answer-${serial++}.defiwallet`);
  name = made.name;
  gaining = await buildAccount(db, { balance: 100_00 });
  to = await userContext(db, gaining);
  await requestTransfer(to, made);
});

const balance = async ({ id }: BuiltAccount) =>
  Number((await db.prisma.ledgerAccount.findFirstOrThrow({ where: { accountId: id } })).balance);
const rowOf = (fqdn = name) =>
  db.prisma.name.findFirstOrThrow({ where: { fqdn, releasedAt: null }, include: { zone: true } });
const system = (days: number) => systemContext(db, "approve_transfers", addDays(NOW, days), `job_${days}`);
const told = async (account: BuiltAccount, type: string) =>
  db.prisma.event.count({ where: { accountId: account.id, subject: name, type } });
const deeds = async (account: BuiltAccount) =>
  (
    await db.prisma.auditEntry.findMany({
      where: { accountId: account.id, subjectName: name, action: { contains: "transfer" } },
      orderBy: { id: "asc" },
    })
  ).map(({ action, actorLabel }) => [action, actorLabel]);

describe("approved by its holder", () => {
  it("the name goes over at once, with its zone, as it is to be for a new holder", async () => {
    const before = await rowOf();
    await db.prisma.name.update({
      where: { id: before.id },
      data: { stage: "held", autoRenewedAt: NOW, lastRenewedAt: NOW, autoRenew: true },
    });
    await db.prisma.autoRenewal.create({
      data: {
        nameId: before.id,
        accountId: holder.id,
        termEndsAt: before.expiresAt,
        nextTryAt: NOW,
        createdAt: NOW,
      },
    });
    const outbox = await db.prisma.dnsOutbox.count({ where: { fqdn: name } });
    expect(await approveTransfer(from, { name })).toMatchObject({
      direction: "out",
      state: "approved",
      endedBy: "losing",
      endedAt: NOW,
    });
    const after = await rowOf();
    expect(after).toMatchObject({
      accountId: gaining.id,
      expiresAt: addYears(NOW, 2),
      lastTransferAt: NOW,
      stage: "registered",
      autoRenew: false,
      autoRenewedAt: null,
      lastRenewedAt: null,
      pendingTransferId: null,
      clientStatuses: ["clientTransferProhibited"],
      zone: { id: before.zone?.id },
    });
    expect(await db.prisma.autoRenewal.count({ where: { nameId: before.id } })).toBe(0);
    expect(await db.prisma.dnsOutbox.count({ where: { fqdn: name } })).toBe(outbox + 1);
    expect(await balance(gaining)).toBeLessThan(100_00);
    for (const account of [holder, gaining]) expect(await told(account, "subdomain.transferred")).toBe(1);
    expect(await deeds(holder)).toEqual([
      ["names.request_transfer", "other_account"],
      ["names.transfer", "Test key"],
    ]);
    expect(await deeds(gaining)).toEqual([
      ["names.request_transfer", gaining.owner.email],
      ["names.transfer", "other_account"],
    ]);
    expect((await mailsTo(db, gaining.owner.email))[0]?.subject).toBe(`${name} is yours`);
    expect((await mailsTo(db, holder.owner.email))[0]?.text).toContain("You approved it.");
  });

  it("not by a stranger, the other side, a role that may not, or over another transfer than was meant", async () => {
    const stranger = await keyContext(db, await buildAccount(db));
    const reader = await keyContext(db, holder, { scopes: ["names:read", "names:register"] });
    const before = await countRows(db);
    expect(await codeOf(approveTransfer(stranger, { name }))).toBe("not_found");
    expect(await codeOf(approveTransfer(to, { name }))).toBe("not_found");
    expect(await codeOf(cancelTransfer(from, { name }))).toBe("not_found");
    expect(await codeOf(rejectTransfer(stranger, { name, reason: "No" }))).toBe("not_found");
    expect(await codeOf(approveTransfer(reader, { name }))).toBe("missing_scope");
    const transferId = "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e";
    expect(await codeOf(approveTransfer(from, { name, transferId }))).toBe("no_pending_transfer");
    expect(await countRows(db)).toEqual(before);
    expect((await rowOf()).accountId).toBe(holder.id);
  });

  it("not while the registry has stopped it, by an operator or a lock", async () => {
    const { id } = await rowOf();
    for (const stop of [{ serverStatuses: ["serverTransferProhibited"] }, { registryLockedAt: NOW }]) {
      await db.prisma.name.update({ where: { id }, data: stop });
      expect(await codeOf(approveTransfer(from, { name }))).toBe("status_prohibits");
      await approveDueTransfers(system(30));
      expect((await rowOf()).accountId).toBe(holder.id);
      await db.prisma.name.update({ where: { id }, data: { serverStatuses: [], registryLockedAt: null } });
    }
    await approveDueTransfers(system(30));
    expect((await rowOf()).accountId).toBe(gaining.id);
  });
});

describe("ended without the name going over", () => {
  it("rejected by its holder: the reason is passed on and the fee given back, once", async () => {
    const reason = "I have not agreed to this";
    const view = await rejectTransfer(from, { name, reason });
    expect(view).toMatchObject({ state: "rejected", endedBy: "losing", reason });
    expect(await balance(gaining)).toBe(100_00);
    expect(await rowOf()).toMatchObject({
      accountId: holder.id,
      pendingTransferId: null,
      authInfoHash: null,
    });
    expect(await loadTransfer(to, { name })).toMatchObject({ direction: "in", state: "rejected", reason });
    for (const account of [holder, gaining]) {
      expect(await told(account, "subdomain.transfer_rejected")).toBe(1);
      expect((await deeds(account)).at(-1)?.[0]).toBe("names.reject_transfer");
    }
    expect((await mailsTo(db, gaining.owner.email))[0]?.text).toMatch(
      /agreed to this[\s\S]*back on your balance/,
    );
    for (const again of [
      () => rejectTransfer(from, { name, reason }),
      () => approveTransfer(from, { name }),
      () => cancelTransfer(to, { name }),
    ]) {
      expect(await codeOf(again())).toBe("no_pending_transfer");
    }
    expect(await db.prisma.ledgerTransaction.count({ where: { kind: "refund" } })).toBe(1);
  });

  it("cancelled by who asked: the fee is given back, and another may ask with a new code", async () => {
    expect(await cancelTransfer(to, { name })).toMatchObject({ state: "cancelled", endedBy: "gaining" });
    expect(await balance(gaining)).toBe(100_00);
    for (const account of [holder, gaining]) {
      expect(await told(account, "subdomain.transfer_cancelled")).toBe(1);
    }
    expect((await mailsTo(db, holder.owner.email))[0]?.subject).toContain("was cancelled");
    expect((await nameInfo(from, { name })).isInTransfer).toBe(false);
  });
});

describe("approved by the registry", () => {
  it("when nobody answered in time, once, however many runs there are at once", async () => {
    await approveDueTransfers(system(4));
    expect((await rowOf()).accountId).toBe(holder.id);
    const runs = await Promise.all([1, 2, 3].map(() => approveDueTransfers(system(5))));
    expect(runs.map(({ approved }) => approved).toSorted()).toEqual([0, 0, 1]);
    expect(await rowOf()).toMatchObject({ accountId: gaining.id, lastTransferAt: addDays(NOW, 5) });
    expect(await loadTransfer(from, { name })).toMatchObject({ state: "approved", endedBy: "registry" });
    expect(await told(gaining, "subdomain.transferred")).toBe(1);
    expect((await mailsTo(db, holder.owner.email))[0]?.text).toContain("Nobody had answered");
  });

  it("of one namespace when only that is asked for", async () => {
    const { id } = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "com.store" } });
    expect(await approveDueTransfers(system(5), { namespaceId: id })).toEqual({ approved: 0, cancelled: 0 });
    const { namespaceId } = await rowOf();
    expect(await approveDueTransfers(system(5), { namespaceId })).toEqual({ approved: 1, cancelled: 0 });
  });

  it("cancelled instead, with the fee given back, when the name was deleted meanwhile", async () => {
    await db.prisma.name.update({
      where: { id: (await rowOf()).id },
      data: { deletedAt: NOW, stage: "redemption" },
    });
    expect(await codeOf(approveTransfer(from, { name }))).toBe("status_prohibits");
    expect(await approveDueTransfers(system(5))).toEqual({ approved: 0, cancelled: 1 });
    expect(await balance(gaining)).toBe(100_00);
    expect(await loadTransfer(to, { name })).toMatchObject({ state: "cancelled", endedBy: "registry" });
  });

  it("of approving, rejecting, cancelling and the registry at once one wins, and the money agrees", async () => {
    const codes = await Promise.all([
      codeOf(approveTransfer(from, { name })),
      codeOf(rejectTransfer(from, { name, reason: "No" })),
      codeOf(cancelTransfer(to, { name })),
      codeOf(approveDueTransfers(system(5))),
    ]);
    expect(codes.slice(0, 3).filter((code) => code === null).length).toBeLessThanOrEqual(1);
    const { state } = await loadTransfer(to, { name });
    const isThere = (await rowOf()).accountId === gaining.id;
    expect(isThere).toBe(state === "approved");
    expect(await balance(gaining)).toBe(isThere ? 100_00 - 15_00 : 100_00);
  });
});
