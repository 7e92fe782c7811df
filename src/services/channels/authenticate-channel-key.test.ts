import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { buildAccount, buildKey, NOW } from "@/testing/builders";
import { buildChannel, buildChannelKey } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { flushUses } from "../access/last-use";
import { REGISTRAR_SCOPES } from "../access/registrar-scopes";
import { authenticateChannelKey } from "./authenticate-channel-key";

let db: Database;
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

test("a key of the profile registrar_api stands for its channel, with every scope", async () => {
  const channel = await buildChannel(db, { listings: ["defiwallet"], rateLimitPerMinute: 77 });
  const { id, key } = await buildChannelKey(db, channel, { expiresAt: later(60) });
  const { id: namespaceId } = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "defiwallet" } });
  expect(await authenticateChannelKey(db, key, "192.0.2.1", NOW)).toEqual({
    actor: {
      kind: "channel",
      channelId: channel.id,
      slug: channel.slug,
      keyId: id,
      accountId: channel.account.id,
      label: "Registrar key",
      profile: "registrar_api",
      scopes: REGISTRAR_SCOPES,
    },
    channel: {
      id: channel.id,
      slug: channel.slug,
      state: "ote",
      stateReason: null,
      rateLimitPerMinute: 77,
      certifiedUntil: null,
      listedNamespaceIds: [namespaceId],
    },
    keyExpiresAt: later(60),
  });
});

test("a key of single scopes has those alone", async () => {
  const { key } = await buildChannelKey(db, await buildChannel(db), { scopes: ["status:read", "poll:read"] });
  const { actor } = await authenticateChannelKey(db, key, null, NOW);
  expect(actor).toMatchObject({ profile: null, scopes: ["status:read", "poll:read"] });
});

test("a listing that is not approved is not listed", async () => {
  const channel = await buildChannel(db, { listings: ["defiwallet", "com.store"] });
  const { key } = await buildChannelKey(db, channel);
  await db.prisma.channelListing.updateMany({ where: { channelId: channel.id }, data: { state: "refused" } });
  const credential = await authenticateChannelKey(db, key, null, NOW);
  expect(credential.channel.listedNamespaceIds).toEqual([]);
});

test("the state of the channel is told, not judged", async () => {
  for (const state of ["applied", "refused", "suspended", "production_approved"] as const) {
    const { key } = await buildChannelKey(db, await buildChannel(db, { state }));
    expect((await authenticateChannelKey(db, key, null, NOW)).channel.state).toBe(state);
  }
});

test.each(["", "sk_live_", `sk_live_${"a".repeat(40)}`])("refuses what is no key: %j", async (key) => {
  expect(await codeOf(authenticateChannelKey(db, key, null, NOW))).toBe("unauthenticated");
});

test("refuses a registrant's key", async () => {
  const { key } = await buildKey(db, await buildAccount(db));
  expect(await codeOf(authenticateChannelKey(db, key, null, NOW))).toBe("no_channel");
});

test("refuses a key from the instant it expires, and a revoked one", async () => {
  const channel = await buildChannel(db);
  const { id, key } = await buildChannelKey(db, channel, { expiresAt: later(1) });
  expect(await codeOf(authenticateChannelKey(db, key, null, NOW))).toBeNull();
  expect(await codeOf(authenticateChannelKey(db, key, null, later(1)))).toBe("key_expired");
  await db.prisma.apiKey.update({ where: { id }, data: { revokedAt: NOW } });
  expect(await codeOf(authenticateChannelKey(db, key, null, NOW))).toBe("key_revoked");
});

test("refuses an address that the key was not made for", async () => {
  const { key } = await buildChannelKey(db, await buildChannel(db), { allowedAddresses: ["192.0.2.0/24"] });
  expect(await codeOf(authenticateChannelKey(db, key, "192.0.2.9", NOW))).toBeNull();
  expect(await codeOf(authenticateChannelKey(db, key, "198.51.100.9", NOW))).toBe("address_not_allowed");
  expect(await codeOf(authenticateChannelKey(db, key, null, NOW))).toBe("address_not_allowed");
});

test("refuses the keys of a suspended account", async () => {
  const channel = await buildChannel(db);
  const { key } = await buildChannelKey(db, channel);
  await db.prisma.account.update({ where: { id: channel.account.id }, data: { suspendedAt: NOW } });
  expect(await codeOf(authenticateChannelKey(db, key, null, NOW))).toBe("account_suspended");
});

test("notes the use", async () => {
  const { id, key } = await buildChannelKey(db, await buildChannel(db));
  await authenticateChannelKey(db, key, "192.0.2.5", NOW);
  await flushUses(db);
  expect(await db.prisma.apiKey.findUniqueOrThrow({ where: { id } })).toMatchObject({
    lastUsedAt: NOW,
    lastUsedIp: "192.0.2.5",
  });
});
