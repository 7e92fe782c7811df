import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { buildAccount, keyContext, NOW } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { buildTransferable, setTransferDays } from "@/testing/transfers";
import type { Context } from "../context";
import { createAuthCode } from "../names/auth-code";
import { nameInfo } from "../names/info";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { updateName } from "../names/update";
import { requestTransfer } from "./request";

let db: Database;
let from: Context;
let to: Context;
let made: { name: string; authCode: string };
let serial = 0;

beforeAll(async () => {
  db = await openTestRegistry();
  await setTransferDays(db, "defiwallet", { transferLockDays: 60 });
  from = await keyContext(db, await buildAccount(db, { balance: 100_000_00 }));
});
beforeEach(async () => {
  to = await keyContext(db, await buildAccount(db, { balance: 1_000_00 }));
  made = await buildTransferable(from, `stuck-${serial++}.com.store`);
});
afterAll(() => db.close());

const ask = (over: Partial<typeof made> = {}, ctx = to) => requestTransfer(ctx, { ...made, ...over });
const at = (days: number): Context => ({ ...to, now: addDays(NOW, days) });

describe("what stands in the way of a transfer is told to who has the code, and to nobody else", () => {
  it.each([
    ["deleted", { deletedAt: NOW, redemptionEndsAt: addDays(NOW, 30) }, "restore it first"],
    [
      "past its term",
      { registeredAt: addDays(NOW, -366), expiresAt: addDays(NOW, -1) },
      "its term has ended",
    ],
    ["out of DNS for that", { expiresAt: addDays(NOW, 3), stage: "held" }, "its term has ended"],
    ["locked by its holder", { clientStatuses: ["clientTransferProhibited"] }, "remove that status"],
    ["stopped by an operator", { serverStatuses: ["serverTransferProhibited"] }, "contact support"],
    ["on hold", { serverStatuses: ["serverHold"] }, "on hold"],
    ["under registry lock", { registryLockedAt: NOW }, "registry lock"],
  ] as const)("a name that is %s", async (_, data, told) => {
    const { fqdn } = await nameInfo(from, { name: made.name });
    await db.prisma.name.updateMany({ where: { fqdn }, data: data as object });
    const before = await countRows(db);
    await expect(ask()).rejects.toMatchObject({
      code: "status_prohibits",
      message: expect.stringContaining(told),
    });
    const wrong = ask({ authCode: "wrong" });
    await expect(wrong).rejects.toMatchObject({ code: "auth_code_invalid", details: { subdomain: fqdn } });
    expect(await countRows(db)).toEqual(before);
  });

  it("a code that is too old, of another name, or of a name that nobody holds", async () => {
    const other = await buildTransferable(from, `stuck-${serial++}.com.store`);
    for (const [request, ctx] of [
      [{}, at(14)],
      [{ authCode: other.authCode }, to],
      [{ name: "nobody-has-this.com.store" }, to],
    ] as const) {
      expect(await codeOf(ask(request, ctx))).toBe("auth_code_invalid");
    }
    await createAuthCode(from, { name: made.name });
    expect(await codeOf(ask())).toBe("auth_code_invalid");
  });

  it("the lock of the first days: there is no code before, and a transfer begins it anew", async () => {
    const name = "young.defiwallet";
    await registerName(from, registerInput.parse({ name }));
    await updateName(from, { name, lock: false });
    await expect(createAuthCode(from, { name })).rejects.toMatchObject({
      code: "status_prohibits",
      message: expect.stringContaining("locked until 2027-01-20T09:00:00Z"),
      details: { locked_until: "2027-01-20T09:00:00Z" },
    });
    const view = await nameInfo(from, { name });
    expect(view).toMatchObject({ locked: false, transferLockEndsAt: addDays(NOW, 60) });
    expect(view.statuses).toEqual(["serverTransferProhibited"]);

    const { authCode } = await createAuthCode({ ...from, now: addDays(NOW, 60) }, { name });
    await requestTransfer(at(60), { name, authCode });
    expect((await nameInfo(at(61), { name })).transferLockEndsAt).toEqual(addDays(NOW, 120));
  });

  it("a lock that came after the code was made says until when", async () => {
    await setTransferDays(db, "com.store", { transferLockDays: 10 });
    await expect(ask()).rejects.toMatchObject({
      code: "status_prohibits",
      details: { locked_until: "2026-12-01T09:00:00Z" },
    });
    expect(await codeOf(ask({ authCode: "wrong" }))).toBe("auth_code_invalid");
    await setTransferDays(db, "com.store", { transferLockDays: 0 });
  });
});

it("after twenty wrong codes an hour not even the right one is looked at; right ones do not count", async () => {
  const guesses = Array.from({ length: 19 }, (_, n) => codeOf(ask({ authCode: `guess ${n}` })));
  expect(new Set(await Promise.all(guesses))).toEqual(new Set(["auth_code_invalid"]));
  const another = await buildTransferable(from, `stuck-${serial++}.com.store`);
  expect(await codeOf(requestTransfer(to, another))).toBeNull();
  expect(await codeOf(ask({ authCode: "guess 20" }))).toBe("auth_code_invalid");
  await expect(ask()).rejects.toMatchObject({
    code: "too_many_attempts",
    details: { retry_after_seconds: expect.any(Number) },
  });
  const other = await keyContext(db, await buildAccount(db, { balance: 1_000_00 }));
  expect(await codeOf(ask({}, other))).toBeNull();
});
