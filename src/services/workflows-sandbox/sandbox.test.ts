import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { buildAccount, keyContext, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { cleanUp } from "../maintenance/clean-up";
import { registerName } from "../names/register";
import { deleteInput, listByCursorInput, registerInput } from "../names/schema";
import { startRegistrationInput } from "../workflows/schema";
import { MOST_KEPT } from "./keep";
import { findSandboxWorkflow, listSandboxNamesByCursor, sandboxNameInfo } from "./look-up";
import {
  deleteSandboxName,
  startSandboxRegistration,
  startSandboxRenewal,
  startSandboxTransferIn,
  startSandboxUpdate,
} from "./verbs";

const CONTACT = { name: "Ada Lovelace", email: "ada@example.net" };

let db: Database;
let ctx: Context;
let stranger: Context;
beforeAll(async () => {
  db = await openTestRegistry();
  // Without a cent: nothing here costs any.
  ctx = await as();
  stranger = await as();
});
afterAll(() => db.close());

const as = async (over: object = {}) =>
  ({ ...(await keyContext(db, await buildAccount(db), over)), door: "cloudflare_v4" }) as const;
const later = (seconds: number, of = ctx): Context => ({
  ...of,
  now: new Date(of.now.getTime() + seconds * 1000),
});
const register = (name: string, of = ctx, over: object = {}) =>
  startSandboxRegistration(
    of,
    startRegistrationInput.parse({ name, contacts: { registrant: CONTACT }, ...over }),
  );
const listed = async (of = ctx, over: object = {}) =>
  (await listSandboxNamesByCursor(of, listByCursorInput.parse({ sortBy: "name", ...over }))).items.map(
    ({ fqdn }) => fqdn,
  );

/** Rows of every table but those of workflows. */
const counts = async () => {
  const tables = await db.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'graphile_worker') AND table_name NOT LIKE 'workflow%'
    ORDER BY 1`;
  return Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await db.prisma.$queryRawUnsafe<{ rows: string }[]>(
        `SELECT coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '') AS rows FROM ${name} AS t`,
      );
      return [name, row?.rows] as const;
    }),
  );
};

describe("the sandbox of the registrar's tree", () => {
  it("registers, changes, renews, lists and deletes names with the real rules, and leaves nothing real behind", async () => {
    const before = await counts();
    const made = await register("tide.com.store", ctx, { years: 2 });
    expect(made).toMatchObject({ kind: "registration", state: "succeeded", completed: true, sandbox: true });
    expect(await sandboxNameInfo(ctx, { name: "tide.com.store" })).toMatchObject({
      state: "active",
      autoRenew: false,
      privacy: true,
      locked: true,
      registeredAt: NOW,
      expiresAt: new Date("2028-11-21T09:00:00.000Z"),
    });
    // A request that is repeated does nothing again.
    expect((await register("tide.com.store", later(1), { years: 2 })).id).toBe(made.id);

    await startSandboxUpdate(later(2), { name: "tide.com.store", autoRenew: true, privacy: false });
    const renewed = await startSandboxRenewal(later(3), { name: "tide.com.store", years: 3 });
    expect(renewed).toMatchObject({ kind: "renewal", state: "succeeded" });
    expect(await sandboxNameInfo(later(3), { name: "tide.com.store" })).toMatchObject({
      autoRenew: true,
      privacy: false,
      expiresAt: new Date("2031-11-21T09:00:00.000Z"),
    });
    await register("wave.defiwallet", later(4));
    expect(await listed(later(5))).toEqual(["tide.com.store", "wave.defiwallet"]);
    const page = await listSandboxNamesByCursor(later(5), listByCursorInput.parse({ limit: 1 }));
    expect(await listed(later(5), { sortBy: "registeredAt", cursor: page.cursor })).toEqual([
      "wave.defiwallet",
    ]);
    await expect(listed(stranger, { sortBy: "registeredAt", cursor: page.cursor })).rejects.toMatchObject({
      code: "invalid_request",
    });

    // In its add grace period a name is free at once; later it can be restored for a while.
    await deleteSandboxName(
      later(6),
      deleteInput.parse({ name: "tide.com.store", confirm: "tide.com.store" }),
    );
    expect(await listed(later(7))).toEqual(["wave.defiwallet"]);
    const next = { ...ctx, now: addDays(NOW, 30) };
    await deleteSandboxName(next, deleteInput.parse({ name: "wave.defiwallet", confirm: "wave.defiwallet" }));
    expect(await sandboxNameInfo(next, { name: "wave.defiwallet" })).toMatchObject({ state: "redemption" });
    expect(await listed({ ...ctx, now: addDays(NOW, 90) })).toEqual([]);
    expect((await register("tide.com.store", later(8))).state).toBe("succeeded");

    expect(await counts()).toEqual(before);
    const kept = await db.prisma.workflow.findMany();
    expect(kept.every(({ sandbox }) => sandbox)).toBe(true);
    expect(JSON.stringify(kept.map(({ input, context }) => [input, context]))).not.toContain("ada@");
  });

  it("refuses what production refuses", async () => {
    const holder = await keyContext(db, await buildAccount(db, { balance: 10_000_00 }));
    await registerName(holder, registerInput.parse({ name: "taken.com.store" }));
    await expect(register("taken.com.store")).rejects.toMatchObject({ code: "name_taken" });
    await expect(register("www.com.store")).rejects.toMatchObject({ code: "name_reserved" });
    await expect(register("ab.com.store")).rejects.toMatchObject({ code: "invalid_label" });
    await expect(register("free.com.store", ctx, { years: 11 })).rejects.toMatchObject({
      code: "period_out_of_range",
    });
    await expect(startSandboxRenewal(ctx, { name: "nowhere.com.store", years: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    // Real names are not there, one's own neither.
    await expect(sandboxNameInfo(holder, { name: "taken.com.store" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(startSandboxRenewal(holder, { name: "taken.com.store", years: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("keeps what came of it for 30 days, and a thousand at most", async () => {
    const keeper = await as();
    await register("kept.com.store", keeper);
    await cleanUp({ ...keeper, now: addDays(NOW, 29) });
    expect(await listed(keeper)).toEqual(["kept.com.store"]);
    const { accountId } = requireScope(keeper, "names:read");
    await db.prisma.$executeRaw`
      INSERT INTO workflow (id, account_id, kind, fqdn, state, step, input, context, actor, door, request_id, sandbox,
        created_at, updated_at, completed_at)
      SELECT gen_random_uuid(), account_id, kind, 'older-' || n, state, step, input, context, actor, door, request_id,
        sandbox, created_at - interval '1 day', updated_at, completed_at
      FROM workflow, generate_series(1, ${MOST_KEPT}::int) AS n WHERE account_id = ${accountId}::uuid`;
    await register("newest.com.store", keeper);
    expect(await db.prisma.workflow.count({ where: { accountId } })).toBe(MOST_KEPT);
    expect((await listed(keeper, { direction: "desc" }))[0]).toBe("newest.com.store");
    await cleanUp({ ...keeper, now: addDays(NOW, 31) });
    expect(await listed(keeper)).toEqual([]);
  });

  it("is each account's own, and asks for the scopes of the real verbs", async () => {
    await register("own.com.store");
    await expect(sandboxNameInfo(stranger, { name: "own.com.store" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      findSandboxWorkflow(stranger, { name: "own.com.store", kind: "registration" }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect((await register("own.com.store", stranger)).state).toBe("succeeded");
    const reader = await as({ scopes: ["names:read"] });
    await expect(register("other.com.store", reader)).rejects.toMatchObject({ code: "missing_scope" });
    const blind = await as({ scopes: ["dns:read"] });
    await expect(listed(blind)).rejects.toMatchObject({ code: "missing_scope" });
  });
});

describe("what labels of the sandbox stand for", () => {
  const status = (label: string, of = ctx) =>
    findSandboxWorkflow(of, { name: `${label}.com.store`, kind: "registration" });

  it("action-required-, blocked- and failed- stay as they are, and hold nothing", async () => {
    expect(await register("action-required-tide.com.store")).toMatchObject({
      state: "action_required",
      completed: false,
      action: { type: "contact_verification" },
    });
    expect(await register("blocked-tide.com.store")).toMatchObject({
      state: "blocked",
      waitsFor: /registry/,
    });
    expect(await register("failed-tide.com.store")).toMatchObject({
      state: "failed",
      completed: true,
      error: { code: "registry_rejected" },
    });
    for (const label of ["action-required-tide", "blocked-tide", "failed-tide"]) {
      expect((await status(label, later(3_600))).state).toBe((await status(label)).state);
      await expect(sandboxNameInfo(later(3_600), { name: `${label}.com.store` })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  it("slow- is in progress for 20 seconds", async () => {
    expect(await register("slow-tide.com.store")).toMatchObject({ state: "in_progress", completed: false });
    expect((await status("slow-tide", later(19))).completed).toBe(false);
    expect((await register("slow-tide.com.store", later(19))).state).toBe("in_progress");
    expect(await status("slow-tide", later(20))).toMatchObject({ state: "succeeded", completed: true });
    expect((await sandboxNameInfo(later(20), { name: "slow-tide.com.store" })).registeredAt).toEqual(NOW);
    await startSandboxUpdate(later(21), { name: "slow-tide.com.store", autoRenew: true });
    expect((await sandboxNameInfo(later(22), { name: "slow-tide.com.store" })).autoRenew).toBe(false);
    expect((await sandboxNameInfo(later(41), { name: "slow-tide.com.store" })).autoRenew).toBe(true);
  });

  it("transfer- is somebody else's, and comes over with the sandbox's code; real codes cannot be tried", async () => {
    const transfer = (name: string, authCode: string) =>
      startSandboxTransferIn(ctx, {
        name,
        authCode,
        autoRenew: true,
        privacy: true,
        contacts: { registrant: CONTACT },
      });
    await expect(transfer("taken.com.store", "sandbox-code")).rejects.toMatchObject({
      code: "auth_code_invalid",
    });
    await expect(transfer("transfer-tide.com.store", "wrong")).rejects.toMatchObject({
      code: "auth_code_invalid",
    });
    expect(await transfer("transfer-tide.com.store", "sandbox-code")).toMatchObject({
      kind: "transfer_in",
      state: "in_progress",
    });
    const name = await sandboxNameInfo(later(20), { name: "transfer-tide.com.store" });
    expect(name.expiresAt.getTime()).toBeGreaterThan(addDays(NOW, 365).getTime());
  });
});
