import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { buildAccount, NOW, userContext } from "@/testing/builders";
import { buildChannel, buildChannelKey } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { channelStatus } from "./channel-status";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

test("a member of the channel's account sees what each of its keys may do", async () => {
  const channel = await buildChannel(db, { state: "ote" });
  const scoped = await buildChannelKey(db, channel, { scopes: ["status:read"] });
  const ctx = await userContext(db, channel.account);
  const all = await channelStatus(ctx, {});
  expect(all).toMatchObject({ api_key: null, registrar_channel: { slug: channel.slug } });
  expect(all.commands.every(({ scope_status }) => scope_status === "granted")).toBe(true);
  const one = await channelStatus(ctx, { keyId: scoped.id });
  expect(one.api_key).toMatchObject({ id: scoped.id, scopes: ["status:read"] });
  expect(one.commands.filter(({ scope_status }) => scope_status === "granted")).toHaveLength(1);
});

test("keys of others, revoked keys and other accounts show nothing", async () => {
  const channel = await buildChannel(db);
  const other = await buildChannel(db);
  const foreign = await buildChannelKey(db, other);
  const revoked = await buildChannelKey(db, channel);
  await db.prisma.apiKey.update({ where: { id: revoked.id }, data: { revokedAt: NOW } });
  const ctx = await userContext(db, channel.account);
  for (const { id } of [foreign, revoked]) {
    expect(await codeOf(channelStatus(ctx, { keyId: id }))).toBe("not_found");
  }
  const stranger = await userContext(db, await buildAccount(db));
  expect(await codeOf(channelStatus(stranger, {}))).toBe("no_channel");
  expect(await codeOf(channelStatus(stranger, { keyId: revoked.id }))).toBe("no_channel");
});
