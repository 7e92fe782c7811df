import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/lib/id";
import { isoSeconds } from "@/lib/time";
import { anonymousContext, buildAccount, keyContext, NOW } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { checkName, checkNames } from "../names/check";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { findClaim } from "./claims";
import { FIXTURE_LABELS } from "./fixture-labels";
import { loadPolicy } from "./policy";

let db: Database;
let ctx: Context;
const HOUR = 3_600_000;
const endsAt = new Date(NOW.getTime() + 100 * HOUR);
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR).toISOString();

beforeAll(async () => {
  db = await openTestRegistry();
  ctx = await keyContext(db, await buildAccount(db, { balance: 10_000_00 }));
});
afterAll(() => db.close());

const notice = "The mark HARBOUR is registered to Harbour Ltd.";
beforeEach(async () => {
  const { id: namespaceId } = await loadPolicy(ctx, undefined);
  await db.prisma.claimedName.deleteMany();
  await db.prisma.claimedName.createMany({
    data: [
      { namespaceId, label: "harbour", noticeId: "N-1", notice, endsAt },
      { namespaceId, label: "ended", noticeId: "N-2", notice, endsAt: NOW },
      { namespaceId, label: "forever", noticeId: "N-3", notice },
    ],
  });
});

const register = (name: string, claim?: object, as = ctx) =>
  registerName(as, registerInput.parse({ name, claim }));

test("the notice in force is found by its label, one that has ended is not", async () => {
  const policy = await loadPolicy(ctx, undefined);
  expect(await findClaim(ctx, policy, "harbour")).toMatchObject({ noticeId: "N-1", notice, endsAt });
  expect(await findClaim(ctx, policy, "forever")).toMatchObject({ noticeId: "N-3", endsAt: null });
  expect(await findClaim(ctx, policy, "ended")).toBeNull();
  expect(await findClaim(ctx, policy, "unclaimed")).toBeNull();
});

test("a check tells the notice, alone and among many", async () => {
  const claim = { noticeId: "N-1", notice, endsAt };
  expect(await checkName(ctx, { name: "harbour" })).toMatchObject({ available: true, claim });
  expect(await checkName(ctx, { name: "ended" })).toMatchObject({ available: true, claim: null });
  const many = await checkNames(ctx, { names: ["harbour", "quay"] });
  expect(many.map(({ availability }) => availability?.claim)).toEqual([claim, null]);
});

test.each([
  ["no claim", undefined, "no claim was sent"],
  ["a claim for another notice", { noticeId: "N-9", acceptedAt: hoursAgo(1) }, "another notice"],
  ["one accepted in the future", { noticeId: "N-1", acceptedAt: hoursAgo(-1) }, "in the future"],
  ["one accepted 49 hours ago", { noticeId: "N-1", acceptedAt: hoursAgo(49) }, "48 hours ago"],
])("a claimed name is refused with %s, and nothing is written", async (_, claim, why) => {
  const names = await db.prisma.name.count();
  const refusal = await register("harbour", claim).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(RegistryError);
  expect(refusal).toMatchObject({
    code: "claim_required",
    details: { notice_id: "N-1", notice, ends_at: isoSeconds(endsAt) },
    fields: [{ path: "claim", message: expect.stringContaining(why) }],
  });
  expect(await db.prisma.name.count()).toBe(names);
});

test("who accepted the notice within 48 hours gets the name, and the audit keeps what was accepted", async () => {
  const claim = { noticeId: "N-1", acceptedAt: hoursAgo(47) };
  const { nameId } = await register("harbour", claim);
  const audit = await db.prisma.auditEntry.findFirstOrThrow({
    where: { subjectId: nameId, action: "names.register" },
  });
  expect(audit.after).toMatchObject({ claim });
});

test("a claim for a name that no notice covers does no harm and is not kept", async () => {
  const { nameId } = await register("ended", { noticeId: "N-2", acceptedAt: hoursAgo(1) });
  const audit = await db.prisma.auditEntry.findFirstOrThrow({
    where: { subjectId: nameId, action: "names.register" },
  });
  expect(audit.after).not.toHaveProperty("claim");
});

/** A registrar's context. */
async function channel(over: Partial<Context> = {}): Promise<Context> {
  const account = await buildAccount(db, { balance: 1_000_00 });
  return anonymousContext(db, {
    actor: {
      kind: "channel",
      channelId: newId(),
      slug: "acme",
      keyId: newId(),
      accountId: account.id,
      label: "Key",
      profile: "registrar_api",
      scopes: ["domains:read", "domains:create"],
    },
    door: "registrar_v1",
    ...over,
  });
}

test("the labels of OT&E's fixtures are reserved for everybody where registrars are served", async () => {
  for (const label of FIXTURE_LABELS) {
    const name = `${label}.defiwallet`;
    expect(await checkName(ctx, { name })).toMatchObject({
      available: false,
      reason: "reserved",
      reservedReason: "kept for OT&E",
    });
    expect(await codeOf(register(name))).toBe("name_reserved");
  }
  expect(await checkName(ctx, { name: "ote-renewal.defiwallet" })).toMatchObject({ available: true });
  expect(await checkName(ctx, { name: "ote-renew.com.store" })).toMatchObject({ available: true });
});

test("to a registrar ote-available is available, and registered by it only in the sandbox", async () => {
  const real = await channel();
  const sandbox = await channel({ sandbox: true });
  const name = "ote-available.defiwallet";
  expect(await checkName(real, { name })).toMatchObject({ available: true });
  expect(await checkName(real, { name: "ote-renew.defiwallet" })).toMatchObject({ reason: "reserved" });
  expect(await codeOf(register(name, undefined, real))).toBe("name_reserved");
  expect(await codeOf(register(name, undefined, sandbox))).toBeNull();
});
