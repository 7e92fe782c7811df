import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import type { Context } from "@/services/context";
import { buildAccount, buildMember, NOW, userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { listKeys, revokeKey, updateKey } from "../access/keys";
import { changeRole } from "../accounts/members";
import { authenticateChannelKey } from "./authenticate-channel-key";
import { createChannelKey, revokeChannelKey, rotateChannelKey, updateChannelKey } from "./keys";
import { listChannelKeys } from "./list-keys";
import { createChannelKeyInput } from "./schema";

let db: Database;
let channel: BuiltChannel;
let owner: Context;
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

beforeAll(async () => {
  db = await openTestRegistry();
  channel = await buildChannel(db);
  owner = await userContext(db, channel.account);
});
afterAll(() => db.close());

const input = (over: object = {}) =>
  createChannelKeyInput.parse({ name: "Production", profile: "registrar_api", ...over });

const works = (key: string, at: Date) => codeOf(authenticateChannelKey(db, key, "192.0.2.1", at));

test("a key of the channel is shown once, audited, announced to the contacts, and works", async () => {
  const made = await createChannelKey(owner, input({ allowedAddresses: ["192.0.2.0/24"] }));
  expect(await works(made.key, NOW)).toBeNull();
  const [listed] = await listChannelKeys(owner);
  expect(listed).toMatchObject({
    id: made.id,
    profile: "registrar_api",
    state: "active",
    allowedAddresses: ["192.0.2.0/24"],
    createdBy: "Ada Lovelace",
  });
  expect(listed).not.toHaveProperty("hash");
  const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { subjectId: made.id } });
  expect(audit).toMatchObject({ action: "keys.create", after: { profile: "registrar_api" } });
  const event = await db.prisma.event.findFirstOrThrow({ where: { type: "channel.key_created" } });
  const [mail] = await mailsTo(db, `technical@${channel.slug}.example`);
  expect(mail?.text).toContain(made.hint);
  for (const kept of [audit, event, mail]) expect(JSON.stringify(kept, bigints)).not.toContain(made.key);
});

test("a key has either the profile or single scopes", () => {
  expect(createChannelKeyInput.safeParse({ name: "K", profile: null }).success).toBe(false);
  const both = { name: "K", profile: "registrar_api", scopes: ["poll:read"] };
  expect(createChannelKeyInput.safeParse(both).success).toBe(false);
  const single = createChannelKeyInput.parse({ name: "K", profile: null, scopes: ["poll:read"] });
  expect(single).toMatchObject({ scopes: ["poll:read"], expiresAt: null, allowedAddresses: [] });
});

test("the keys of a channel and those of its account are two lists, and neither's verbs touch the other's", async () => {
  const { id } = await createChannelKey(owner, input());
  expect((await listKeys(owner)).map((key) => key.id)).not.toContain(id);
  expect(await codeOf(revokeKey(owner, { keyId: id }))).toBe("not_found");
  expect(await codeOf(updateKey(owner, { keyId: id, name: "Mine" }))).toBe("not_found");
});

test("rotated with an overlap, both keys work until its end; then the new one alone", async () => {
  const old = await createChannelKey(owner, input({ allowedAddresses: ["192.0.2.1"] }));
  const next = await rotateChannelKey(owner, { keyId: old.id, overlapDays: 7 });
  expect(next.oldKeyExpiresAt).toEqual(days(7));
  expect([await works(old.key, days(6.9)), await works(next.key, days(6.9))]).toEqual([null, null]);
  expect([await works(old.key, days(7)), await works(next.key, days(7))]).toEqual(["key_expired", null]);
  const { actor } = await authenticateChannelKey(db, next.key, "192.0.2.1", NOW);
  expect(actor).toMatchObject({ label: "Production", profile: "registrar_api" });
  expect(await codeOf(authenticateChannelKey(db, next.key, "192.0.2.2", NOW))).toBe("address_not_allowed");
  const keys = new Map((await listChannelKeys(owner)).map((key) => [key.id, key]));
  expect(keys.get(old.id)).toMatchObject({ state: "replaced", expiresAt: days(7) });
  expect(keys.get(next.id)).toMatchObject({ state: "active", rotatedFromId: old.id, expiresAt: null });
  const audit = await db.prisma.auditEntry.findFirstOrThrow({
    where: { subjectId: old.id, action: "keys.rotate" },
  });
  expect(audit.after).toMatchObject({ successorId: next.id, oldKeyExpiresAt: days(7).toISOString() });
  const event = await db.prisma.event.findFirst({ where: { type: "channel.key_rotated" } });
  expect(event?.subject).toBe(channel.slug);
  expect((await mailsTo(db, `support@${channel.slug}.example`))[0]?.subject).toContain("rotated");
});

test("rotated without an overlap, the old key ends at once", async () => {
  const old = await createChannelKey(owner, input());
  await rotateChannelKey(owner, { keyId: old.id, overlapDays: 0 });
  expect(await works(old.key, NOW)).toBe("key_expired");
});

test("a key that expires sooner than the overlap still does; its successor lives as long as it was made for", async () => {
  const old = await createChannelKey(owner, input({ expiresAt: days(10) }));
  const ctx = { ...owner, now: days(8) };
  const next = await rotateChannelKey(ctx, { keyId: old.id, overlapDays: 30 });
  expect(next.oldKeyExpiresAt).toEqual(days(10));
  expect(await works(next.key, days(17.9))).toBeNull();
  expect(await works(next.key, days(18))).toBe("key_expired");
});

test("a key has one successor, also when it is rotated twice at once", async () => {
  const old = await createChannelKey(owner, input());
  const codes = await Promise.all(
    [1, 2, 3, 4].map((n) => codeOf(rotateChannelKey(owner, { keyId: old.id, overlapDays: n }))),
  );
  expect(codes.filter((code) => code === null)).toHaveLength(1);
  expect(codes.filter((code) => code === "wrong_state")).toHaveLength(3);
  expect(await db.prisma.apiKey.count({ where: { rotatedFromId: old.id } })).toBe(1);
});

test("addresses change, and a revoked key is refused and neither changed nor rotated", async () => {
  const { id, key } = await createChannelKey(owner, input());
  await updateChannelKey(owner, { keyId: id, allowedAddresses: ["198.51.100.1"] });
  expect(await works(key, NOW)).toBe("address_not_allowed");
  await revokeChannelKey(owner, { keyId: id });
  expect(await works(key, NOW)).toBe("key_revoked");
  const audits = await db.prisma.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
  expect(audits.map(({ action }) => action)).toEqual(["keys.create", "keys.update", "keys.revoke"]);
  expect(await db.prisma.event.count({ where: { type: "channel.key_revoked" } })).toBe(1);
  expect(await codeOf(revokeChannelKey(owner, { keyId: id }))).toBe("not_found");
  expect(await codeOf(updateChannelKey(owner, { keyId: id, name: "New" }))).toBe("not_found");
  expect(await codeOf(rotateChannelKey(owner, { keyId: id, overlapDays: 1 }))).toBe("not_found");
});

test("a channel that waits for review may prepare keys, a refused one not", async () => {
  const applied = await buildChannel(db, { state: "applied" });
  expect(await codeOf(createChannelKey(await userContext(db, applied.account), input()))).toBeNull();
  const refused = await buildChannel(db, { state: "refused" });
  expect(await codeOf(createChannelKey(await userContext(db, refused.account), input()))).toBe("wrong_state");
  expect(await codeOf(createChannelKey(owner, input({ expiresAt: NOW.toISOString() })))).toBe(
    "invalid_request",
  );
});

test("another channel's keys are not there, and a technical member makes none: they spend money", async () => {
  const other = await buildChannel(db);
  const { id, key } = await buildChannelKey(db, other);
  expect(await codeOf(revokeChannelKey(owner, { keyId: id }))).toBe("not_found");
  expect(await codeOf(rotateChannelKey(owner, { keyId: id, overlapDays: 1 }))).toBe("not_found");
  expect(await codeOf(updateChannelKey(owner, { keyId: id, name: "Mine" }))).toBe("not_found");
  expect(await works(key, NOW)).toBeNull();
  const stranger = await userContext(db, await buildAccount(db));
  expect(await codeOf(listChannelKeys(stranger))).toBe("not_found");
  const technical = await userContext(db, channel.account, { role: "technical" });
  expect(await codeOf(createChannelKey(technical, input()))).toBe("missing_scope");
  expect(await codeOf(listChannelKeys(technical))).toBeNull();
});

test("an admin who becomes a technical member no longer knows a working key", async () => {
  const member = await buildMember(db, channel.account, "admin");
  const admin = await userContext(db, channel.account, { user: member, role: "admin" });
  const { key } = await createChannelKey(admin, input());
  await changeRole(owner, { userId: member.id, role: "technical" });
  expect(await works(key, NOW)).toBe("key_revoked");
});

const bigints = (_: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);
