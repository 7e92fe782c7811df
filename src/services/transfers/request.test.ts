import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays, addYears } from "@/lib/time";
import { type BuiltAccount, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { buildTransferable, setTransferDays } from "@/testing/transfers";
import type { Context } from "../context";
import { applyChanges } from "../dns/apply-changes";
import { applyChangesInput } from "../dns/schema";
import { createAuthCode } from "../names/auth-code";
import { deleteName } from "../names/delete";
import { nameInfo } from "../names/info";
import { renewName } from "../names/renew";
import { updateName } from "../names/update";
import { listTransfers } from "./list";
import { loadTransfer } from "./load";
import { requestTransfer } from "./request";
import { listTransfersInput } from "./schema";

let db: Database;
let holder: BuiltAccount;
let from: Context;
let serial = 0;

/** At once under `com.store`; waiting for five days under `defiwallet`. */
beforeAll(async () => {
  db = await openTestRegistry();
  await setTransferDays(db, "defiwallet", { transferDays: 5 });
  holder = await buildAccount(db, { balance: 100_000_00 });
  from = await keyContext(db, holder);
});
afterAll(() => db.close());

const fresh = (namespace: string) => buildTransferable(from, `moving-${serial++}.${namespace}`);
const balance = async ({ id }: BuiltAccount) =>
  Number((await db.prisma.ledgerAccount.findFirstOrThrow({ where: { accountId: id } })).balance);
const at = (ctx: Context, days: number): Context => ({ ...ctx, now: addDays(NOW, days) });

async function buyer(): Promise<{ account: BuiltAccount; ctx: Context }> {
  const account = await buildAccount(db, { balance: 100_00 });
  return { account, ctx: await userContext(db, account) };
}

describe("where nobody is waited for", () => {
  it("a name moves at once to who has its code, and the code works once", async () => {
    const { name, authCode } = await fresh("com.store");
    await updateName(from, { name, contacts: { registrant: { name: "Ida", email: "ida@example.net" } } });
    const { account, ctx } = await buyer();
    expect(await codeOf(requestTransfer(ctx, { name, authCode: "wrong" }))).toBe("auth_code_invalid");
    expect(await codeOf(requestTransfer(from, { name, authCode }))).toBe("transfer_to_self");

    const codes = await Promise.all(
      Array.from({ length: 5 }, () => codeOf(requestTransfer(ctx, { name, authCode }))),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(await nameInfo(ctx, { name })).toMatchObject({
      expiresAt: addYears(NOW, 2),
      locked: true,
      contacts: {},
      isInTransfer: false,
    });
    expect(await balance(account)).toBe(100_00 - 29_99);
    expect(await codeOf(nameInfo(from, { name }))).toBe("not_found");
    expect(await codeOf(requestTransfer(from, { name, authCode }))).toBe("auth_code_invalid");
    expect(await loadTransfer(from, { name })).toMatchObject({
      direction: "out",
      state: "approved",
      endedBy: "registry",
      amount: null,
    });
  });

  it("no name is held for longer than the namespace allows, and none loses a day", async () => {
    const { name, authCode } = await fresh("com.store");
    await renewName(from, { name, years: 9 });
    const { ctx } = await buyer();
    await requestTransfer(at(ctx, 1), { name, authCode });
    expect((await nameInfo(ctx, { name })).expiresAt).toEqual(addYears(addDays(NOW, 1), 10));
  });
});

describe("where the holder is asked", () => {
  it("the name stays, the fee is taken, and both sides are told", async () => {
    const { name, authCode } = await fresh("defiwallet");
    const { account, ctx } = await buyer();
    const { transfer, name: gone, chargedAmount } = await requestTransfer(ctx, { name, authCode });
    expect(gone).toBeNull();
    expect(transfer).toMatchObject({
      direction: "in",
      state: "pending",
      actsAt: addDays(NOW, 5),
      expiresAt: addYears(NOW, 2),
      amount: chargedAmount,
      losing: { number: holder.number, registrar: null },
    });
    expect(await balance(account)).toBe(100_00 - chargedAmount);
    const view = await nameInfo(from, { name });
    expect(view).toMatchObject({ isInTransfer: true, expiresAt: addYears(NOW, 1), authCodeExpiresAt: null });
    expect(view.statuses).toContain("pendingTransfer");
    for (const { id } of [holder, account]) {
      const about = { accountId: id, requestId: ctx.requestId };
      expect(await db.prisma.event.findMany({ where: { ...about, subject: name } })).toMatchObject([
        { type: "subdomain.transfer_requested", payload: { new_registrant_id: account.number } },
      ]);
      const [audit] = await db.prisma.auditEntry.findMany({ where: about });
      expect(audit).toMatchObject({ action: "names.request_transfer", subjectName: name });
      const isOwn = id === account.id;
      expect([audit?.actorLabel, audit?.ip]).toEqual(
        isOwn ? [account.owner.email, ctx.ip] : ["other_account", null],
      );
    }
    const [letter] = await mailsTo(db, holder.owner.email);
    expect(letter?.text).toContain("26 November 2026, 09:00 UTC");
    expect(letter?.text).not.toContain(account.owner.email);
    expect((await mailsTo(db, account.owner.email))[0]?.text).toContain("was taken from your balance");
    expect(await listTransfers(ctx, listTransfersInput.parse({}))).toMatchObject({
      total: 1,
      waiting: { in: 1, out: 0 },
    });
  });

  it("nothing of the name changes while it waits, but its records may", async () => {
    const { name, authCode } = await fresh("defiwallet");
    await requestTransfer((await buyer()).ctx, { name, authCode });
    const before = await countRows(db);
    for (const change of [
      () => renewName(from, { name, years: 1 }),
      () => updateName(from, { name, autoRenew: true }),
      () => updateName(from, { name, lock: true }),
      () => updateName(from, { name, nameservers: [] }),
      () => deleteName(from, { name, confirm: name }),
      () => createAuthCode(from, { name }),
    ]) {
      await expect(change()).rejects.toMatchObject({
        code: "status_prohibits",
        details: { status: "pendingTransfer" },
      });
    }
    expect(await countRows(db)).toEqual(before);
    const record = { type: "TXT", name: "@", value: "still mine" };
    await applyChanges(from, applyChangesInput.parse({ name, creates: [record] }));
  });

  it("a second request is told so to who made the first, and nothing to anybody else", async () => {
    const { name, authCode } = await fresh("defiwallet");
    const [first, second] = [await buyer(), await buyer()];
    await requestTransfer(first.ctx, { name, authCode });
    expect(await codeOf(requestTransfer(first.ctx, { name, authCode }))).toBe("transfer_pending");
    expect(await codeOf(requestTransfer(second.ctx, { name, authCode }))).toBe("auth_code_invalid");
    expect(await balance(second.account)).toBe(100_00);
    expect(await codeOf(loadTransfer(second.ctx, { name }))).toBe("not_found");
  });

  it("of several accounts that race with the code one gets it, and one pays", async () => {
    const { name, authCode } = await fresh("defiwallet");
    const buyers = await Promise.all([buyer(), buyer(), buyer()]);
    const codes = await Promise.all(
      buyers.map(({ ctx }) => codeOf(requestTransfer(ctx, { name, authCode }))),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    const balances = await Promise.all(buyers.map(({ account }) => balance(account)));
    expect(balances.filter((left) => left < 100_00)).toHaveLength(1);
    expect(await db.prisma.transfer.count({ where: { fqdn: name } })).toBe(1);
  });

  it("an account without the money asks for nothing, and the code stays good", async () => {
    const { name, authCode } = await fresh("defiwallet");
    const poor = await userContext(db, await buildAccount(db, { balance: 1 }));
    expect(await codeOf(requestTransfer(poor, { name, authCode }))).toBe("insufficient_balance");
    expect((await nameInfo(from, { name })).isInTransfer).toBe(false);
    expect(await codeOf(requestTransfer((await buyer()).ctx, { name, authCode }))).toBeNull();
  });

  it("a role without purchases asks for nothing", async () => {
    const { name, authCode } = await fresh("defiwallet");
    const { account } = await buyer();
    const technical = await userContext(db, account, { role: "technical" });
    expect(await codeOf(requestTransfer(technical, { name, authCode }))).toBe("missing_scope");
  });
});
