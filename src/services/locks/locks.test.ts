import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import {
  type BuiltAccount,
  buildAccount,
  buildMember,
  keyContext,
  NOW,
  userContext,
} from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { buildSecondFactor, codeAt } from "@/testing/second-factor";
import type { Context } from "../context";
import { applyChanges } from "../dns/apply-changes";
import { applyChangesInput } from "../dns/schema";
import { createAuthCode } from "../names/auth-code";
import { bulkRegistryLock } from "../names/bulk";
import { deleteName } from "../names/delete";
import { nameInfo } from "../names/info";
import { registerName } from "../names/register";
import { renewName } from "../names/renew";
import { updateInput } from "../names/schema";
import { updateName } from "../names/update";
import { forgetPolicies } from "../namespaces/policy";
import { setServerStatuses } from "../registry/server-statuses";
import { decideUnlock } from "./decide";
import { listUnlocks, registryLockStatus } from "./list";
import { setRegistryLock } from "./lock";
import { refuseProgram, unlockName } from "./unlock";
import { withdrawUnlock } from "./withdraw";

let db: Database;
let account: BuiltAccount;
let secret: string;
let me: Context;
let name: string;
let count = 0;
let clock = NOW;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  clock = NOW;
  account = await buildAccount(db, { balance: 100_000 });
  secret = await buildSecondFactor(db, account.owner, NOW);
  me = await userContext(db, account);
  name = `locked-${++count}.com.store`;
  await registerName(me, { name, years: 1, autoRenew: false, privacy: true, records: [] });
  await setPolicy(false);
});

async function setPolicy(unlockNeedsApproval: boolean) {
  await db.prisma.namespace.updateMany({ data: { unlockNeedsApproval } });
  forgetPolicies(db);
}

/** Unlocks with the next code of the owner's app. */
const unlock = (over: Partial<Context> = {}) => {
  clock = new Date(clock.getTime() + 30_000);
  return unlockName({ ...me, now: clock, ...over }, { name, code: codeAt(secret, clock), reason: "Moving" });
};
const statuses = async () => (await nameInfo(me, { name })).statuses;
const change = (changes: object) => updateName(me, updateInput.parse({ name, ...changes }));
const events = async () =>
  (await db.prisma.event.findMany({ where: { subject: name }, orderBy: { id: "asc" } })).map(
    ({ type }) => type,
  );
const audits = async () =>
  (await db.prisma.auditEntry.findMany({ where: { subjectName: name }, orderBy: { id: "asc" } }))
    .map(({ action }) => action)
    .filter((action) => action.includes("lock"));
const subjects = async () => (await mailsTo(db, account.owner.email)).map(({ subject }) => subject);
const operator = (operatorRole: "support" | "certifier" | "read_only" = "support") =>
  userContext(db, null, { operatorRole });
const pendingId = async () =>
  (await db.prisma.registryUnlock.findFirstOrThrow({ where: { fqdn: name, state: "pending" } })).id;

describe("a registry lock", () => {
  it("keeps everything of a name but its records, its renewal and what keeps it", async () => {
    await change({ lock: false });
    await createAuthCode(me, { name });
    const locked = await setRegistryLock(me, { name });
    expect(locked).toMatchObject({ registryLockedAt: NOW, locked: true, authCodeExpiresAt: null });
    expect(await statuses()).toEqual([
      "serverDeleteProhibited",
      "serverTransferProhibited",
      "serverUpdateProhibited",
    ]);
    const refusals = [
      () => change({ lock: true }),
      () => change({ clientStatuses: ["clientHold"] }),
      () => change({ privacy: false }),
      () => change({ autoRenew: false }),
      () => change({ nameservers: [{ host: "ns1.example.net" }, { host: "ns2.example.net" }] }),
      () => change({ contacts: { registrant: { name: "Ada", email: "ada@example.com" } } }),
      () => createAuthCode(me, { name }),
      () => deleteName(me, { name, confirm: name }),
    ];
    for (const refusal of refusals) expect(await codeOf(refusal())).toBe("status_prohibits");
    await change({ autoRenew: true });
    await renewName(me, { name, years: 1 });
    const creates = [{ type: "A", name: "@", value: "192.0.2.1" }];
    await applyChanges(me, applyChangesInput.parse({ name, creates }));
    await setRegistryLock(me, { name });
    expect(await audits()).toEqual(["names.registry_lock"]);
    expect((await events()).filter((type) => type === "subdomain.locked")).toHaveLength(1);
    expect(await subjects()).toEqual([`${name} is under registry lock`]);
  });

  it("is put on by members and keys that may change names, and by nobody else", async () => {
    const stranger = await userContext(db, await buildAccount(db));
    expect(await codeOf(setRegistryLock(stranger, { name }))).toBe("not_found");
    const billing = await userContext(db, account, { role: "billing" });
    expect(await codeOf(setRegistryLock(billing, { name }))).toBe("missing_scope");
    const key = await keyContext(db, account, { scopes: ["names:write"] });
    expect(await codeOf(setRegistryLock(key, { name }))).toBeNull();
    expect(await codeOf(refuseProgram(key, { name }))).toBe("unlock_in_dashboard");
    expect(await statuses()).toContain("serverUpdateProhibited");
  });

  it("is put on several names, each by itself", async () => {
    const outcomes = await bulkRegistryLock(me, { names: [name, "nobodys.com.store", name] });
    expect(outcomes.map((outcome) => [outcome.name, outcome.error?.code])).toEqual([
      [name, undefined],
      ["nobodys.com.store", "not_found"],
    ]);
    expect(await statuses()).toContain("serverUpdateProhibited");
  });

  it("goes beside an operator's own statuses, which stay when it goes", async () => {
    await setRegistryLock(me, { name });
    const set = async (...next: string[]) =>
      setServerStatuses(await operator(), { name, statuses: next as never, reason: "A court order" });
    await set("serverTransferProhibited", "serverHold");
    expect(await statuses()).toEqual([
      "clientTransferProhibited",
      "serverDeleteProhibited",
      "serverHold",
      "serverTransferProhibited",
      "serverUpdateProhibited",
    ]);
    expect(await unlock()).toEqual({ is: "unlocked" });
    expect(await statuses()).toEqual(["clientTransferProhibited", "serverHold", "serverTransferProhibited"]);
    await setRegistryLock(me, { name });
    await set();
    expect(await statuses()).toEqual([
      "clientTransferProhibited",
      "serverDeleteProhibited",
      "serverTransferProhibited",
      "serverUpdateProhibited",
    ]);
  });
});

describe("taking it off", () => {
  it("needs an owner or admin with a code that was not used before", async () => {
    await setRegistryLock(me, { name });
    const input = { name, code: codeAt(secret, NOW), reason: "Moving" };
    const technical = await userContext(db, account, { role: "technical" });
    expect(await codeOf(unlockName(technical, input))).toBe("missing_scope");
    expect(await codeOf(unlockName(await keyContext(db, account), input))).toBe("unauthenticated");
    const admin = await buildMember(db, account, "admin");
    const asAdmin = await userContext(db, account, { role: "admin", user: admin });
    expect(await codeOf(unlockName(asAdmin, input))).toBe("mfa_not_set_up");
    await buildSecondFactor(db, admin, NOW);
    expect(await codeOf(unlockName(asAdmin, input))).toBe("mfa_code_invalid");
    expect(await codeOf(unlockName(me, { ...input, name: "other.com.store" }))).toBe("not_found");
    // What came to nothing has used no code up.
    expect(await unlockName(me, input)).toEqual({ is: "unlocked" });
    await setRegistryLock(me, { name });
    expect(await codeOf(unlockName(me, input))).toBe("mfa_code_invalid");
    expect(await statuses()).toContain("serverUpdateProhibited");
    expect(await audits()).toEqual(["names.registry_lock", "names.registry_unlock", "names.registry_lock"]);
    expect(await events()).toEqual(
      expect.arrayContaining(["subdomain.locked", "subdomain.unlocked", "subdomain.locked"]),
    );
    expect((await subjects())[1]).toBe(`${name} is not under registry lock any more`);
  });

  it("of two who try at once with one code lets one", async () => {
    await setRegistryLock(me, { name });
    const input = { name, code: codeAt(secret, NOW), reason: "Moving" };
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(unlockName(me, input))));
    expect(codes.sort()).toEqual(["mfa_code_invalid", "mfa_code_invalid", null].sort());
    expect(await codeOf(unlock())).toBe("not_registry_locked");
  });

  it("waits for an operator where the policy says so, once, and can be withdrawn", async () => {
    await setPolicy(true);
    await setRegistryLock(me, { name });
    expect(await unlock()).toEqual({ is: "waiting" });
    expect(await codeOf(unlock())).toBe("unlock_pending");
    expect(await statuses()).toContain("serverUpdateProhibited");
    expect(await registryLockStatus(me, { name })).toMatchObject({
      needsApproval: true,
      asked: { reason: "Moving", by: account.owner.email },
      mayUnlock: true,
      hasSecondFactor: true,
    });
    const stranger = await userContext(db, await buildAccount(db));
    expect(await codeOf(withdrawUnlock(stranger, { name }))).toBe("not_found");
    await withdrawUnlock(me, { name });
    expect(await codeOf(withdrawUnlock(me, { name }))).toBe("no_unlock_pending");
    expect(await unlock()).toEqual({ is: "waiting" });
    const id = await pendingId();
    for (const role of ["certifier", "read_only"] as const) {
      const input = { id, decision: "approve", reason: "Fine" } as const;
      expect(await codeOf(decideUnlock(await operator(role), input))).toBe("missing_scope");
    }
    await decideUnlock(await operator(), { id, decision: "refuse", reason: "Call us first" });
    expect(await registryLockStatus(me, { name })).toMatchObject({
      asked: null,
      refused: { reason: "Call us first" },
    });
    expect(await unlock()).toEqual({ is: "waiting" });
    const listed = await listUnlocks(await operator(), { state: "pending", page: 1, limit: 50 });
    expect(listed.unlocks).toMatchObject([
      { fqdn: name, requestedBy: { email: account.owner.email }, account: { number: account.number } },
    ]);
    await decideUnlock(await operator(), {
      id: await pendingId(),
      decision: "approve",
      reason: "Called back",
    });
    expect(await statuses()).toEqual(["clientTransferProhibited"]);
    expect(await audits()).toEqual([
      "names.registry_lock",
      "names.ask_unlock",
      "names.withdraw_unlock",
      "names.ask_unlock",
      "names.refuse_unlock",
      "names.ask_unlock",
      "names.registry_unlock",
    ]);
    expect((await events()).filter((type) => type.includes("lock"))).toEqual([
      "subdomain.locked",
      "subdomain.unlock_requested",
      "subdomain.unlock_requested",
      "subdomain.unlock_requested",
      "subdomain.unlocked",
    ]);
    expect((await subjects()).slice(0, 7)).toEqual([
      `${name} is not under registry lock any more`,
      `${name}: the registry lock is to be taken off`,
      `${name} stays under registry lock`,
      `${name}: the registry lock is to be taken off`,
      `${name} stays under registry lock`,
      `${name}: the registry lock is to be taken off`,
      `${name} is under registry lock`,
    ]);
  });

  it("is not approved by whoever asked, nor twice, nor for a name that went away", async () => {
    await setPolicy(true);
    await setRegistryLock(me, { name });
    await unlock();
    const id = await pendingId();
    const input = { id, decision: "approve", reason: "Fine" } as const;
    const self = await userContext(db, null, { operatorRole: "admin", user: account.owner });
    expect(await codeOf(decideUnlock(self, input))).toBe("own_unlock");
    const two = [await operator(), await operator()];
    const refuse = { ...input, decision: "refuse" } as const;
    const codes = await Promise.all([
      ...two.map((ctx) => codeOf(decideUnlock(ctx, input))),
      codeOf(decideUnlock(await operator(), refuse)),
      codeOf(withdrawUnlock(me, { name })),
    ]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === "no_unlock_pending")).toHaveLength(3);
    const decided = await db.prisma.registryUnlock.findUniqueOrThrow({ where: { id } });
    expect((await statuses()).includes("serverUpdateProhibited")).toBe(decided.state !== "approved");

    if (decided.state === "approved") await setRegistryLock(me, { name });
    await unlock();
    const gone = await pendingId();
    await db.prisma.name.updateMany({ where: { fqdn: name }, data: { releasedAt: NOW } });
    expect(await codeOf(decideUnlock(await operator(), { ...input, id: gone }))).toBe("no_unlock_pending");
    const { unlocks } = await listUnlocks(await operator(), { state: "pending", page: 1, limit: 50 });
    expect(unlocks.map((one) => one.id)).not.toContain(gone);
  });
});
