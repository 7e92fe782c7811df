import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { buildAccount, buildKey, buildMember, NOW } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { createTestDatabase, type TestDatabase } from "@/testing/database";
import { authenticateEmail } from "./authenticate-email";
import { authenticateKey } from "./authenticate-key";
import { flushUses } from "./last-use";

let server: TestDatabase;
let db: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  db = openDatabase(server.url);
});

afterAll(async () => {
  await db.close();
  await server.drop();
});

test("a key stands for its account, with its scopes", async () => {
  const account = await buildAccount(db);
  const { id, key } = await buildKey(db, account, { scopes: ["names:read", "dns:read"] });
  expect(key).toMatch(/^sk_live_[0-9A-Za-z]{40}$/);
  expect(await authenticateKey(db, key, "192.0.2.1", NOW)).toEqual({
    kind: "apiKey",
    keyId: id,
    accountId: account.id,
    label: "Test key",
    scopes: ["names:read", "dns:read"],
    acmeNames: [],
    rateLimitPerHour: null,
  });
});

test("a key brings the rate limit that an operator set for its account", async () => {
  const account = await buildAccount(db);
  const { key } = await buildKey(db, account);
  await db.prisma.account.update({ where: { id: account.id }, data: { rateLimitPerHour: 5000 } });
  expect(await authenticateKey(db, key, null, NOW)).toMatchObject({ rateLimitPerHour: 5000 });
});

test("only a hash of the key is stored", async () => {
  const { id, key } = await buildKey(db, await buildAccount(db));
  const row = await db.prisma.apiKey.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain(key);
  expect(row.hint).toBe(`${key.slice(0, 12)}…`);
  const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { subjectId: id } });
  expect(JSON.stringify(audit.after)).not.toContain(key);
});

test.each(["", "sk_live_", "nonsense", `sk_live_${"a".repeat(40)}`, `sk_live_${"a".repeat(39)}\0`])(
  "refuses what is no key: %j",
  async (key) => {
    expect(await codeOf(authenticateKey(db, key, null, NOW))).toBe("unauthenticated");
  },
);

test("refuses a revoked key, also when it has expired since", async () => {
  const { id, key } = await buildKey(db, await buildAccount(db), { expiresAt: NOW });
  await db.prisma.apiKey.update({ where: { id }, data: { revokedAt: NOW } });
  expect(await codeOf(authenticateKey(db, key, null, NOW))).toBe("key_revoked");
});

test("refuses a key from the instant it expires", async () => {
  const { key } = await buildKey(db, await buildAccount(db), { expiresAt: new Date(NOW.getTime() + 1000) });
  expect(await codeOf(authenticateKey(db, key, null, NOW))).toBeNull();
  expect(await codeOf(authenticateKey(db, key, null, new Date(NOW.getTime() + 1000)))).toBe("key_expired");
});

test("refuses the keys of a suspended account", async () => {
  const account = await buildAccount(db);
  const { key } = await buildKey(db, account);
  await db.prisma.account.update({ where: { id: account.id }, data: { suspendedAt: NOW } });
  expect(await codeOf(authenticateKey(db, key, null, NOW))).toBe("account_suspended");
});

test.each([
  ["192.0.2.77", null],
  ["::ffff:192.0.2.77", null],
  ["198.51.100.4", null],
  ["198.51.100.5", "address_not_allowed"],
  ["192.0.3.1", "address_not_allowed"],
  ["::ffff:192.0.3.1", "address_not_allowed"],
  ["2001:db8:1::5", null],
  ["2001:DB8:1:0:0:0:0:5", null],
  ["2001:db8:2::5", "address_not_allowed"],
  ["nonsense", "address_not_allowed"],
  [null, "address_not_allowed"],
])("a key for 192.0.2.0/24, 198.51.100.4 and 2001:db8:1::/48, used from %s: %s", async (ip, code) => {
  const { key } = await buildKey(db, await buildAccount(db), {
    allowedAddresses: ["192.0.2.0/24", "198.51.100.4", "2001:db8:1::/48"],
  });
  expect(await codeOf(authenticateKey(db, key, ip, NOW))).toBe(code);
});

test("an address that a key was given as IPv4-mapped IPv6 covers the IPv4 one", async () => {
  const { key } = await buildKey(db, await buildAccount(db), {
    allowedAddresses: ["::ffff:192.0.2.0/120", "::ffff:198.51.100.9"],
  });
  expect(await codeOf(authenticateKey(db, key, "192.0.2.9", NOW))).toBeNull();
  expect(await codeOf(authenticateKey(db, key, "198.51.100.9", NOW))).toBeNull();
  expect(await codeOf(authenticateKey(db, key, "192.0.3.9", NOW))).toBe("address_not_allowed");
});

test("the last use of each key is written in one go", async () => {
  const account = await buildAccount(db);
  const [one, two] = [await buildKey(db, account), await buildKey(db, account)];
  const later = new Date(NOW.getTime() + 5000);
  await authenticateKey(db, one.key, "192.0.2.1", NOW);
  await authenticateKey(db, one.key, "192.0.2.2", later);
  await authenticateKey(db, two.key, null, NOW);
  await flushUses(db);
  const rows = await db.prisma.apiKey.findMany({
    where: { id: { in: [one.id, two.id] } },
    select: { lastUsedAt: true, lastUsedIp: true },
    orderBy: { id: "asc" },
  });
  expect(rows).toEqual([
    { lastUsedAt: later, lastUsedIp: "192.0.2.2" },
    { lastUsedAt: NOW, lastUsedIp: null },
  ]);
});

test("a key goes with the email address of a member of its account, and of nobody else", async () => {
  const account = await buildAccount(db);
  const { key } = await buildKey(db, account, { allowedAddresses: ["192.0.2.1"] });
  const [other, technical] = [await buildAccount(db), await buildMember(db, account, "technical")];
  const ask = (email: string, text = key, ip = "192.0.2.1") =>
    authenticateEmail(db, { email, key: text }, ip, NOW);
  expect(await ask(` ${account.owner.email.toUpperCase()} `)).toMatchObject({ accountId: account.id });
  expect(await codeOf(ask(technical.email))).toBeNull();
  for (const email of [other.owner.email, "nobody@example.com", "", "%"]) {
    expect(await codeOf(ask(email))).toBe("wrong_email");
  }
  expect(await codeOf(ask(account.owner.email, `sk_live_${"a".repeat(40)}`))).toBe("wrong_email");
  expect(await codeOf(ask(account.owner.email, key, "192.0.2.2"))).toBe("address_not_allowed");
  await db.prisma.user.update({ where: { id: technical.id }, data: { disabledAt: NOW } });
  expect(await codeOf(ask(technical.email))).toBe("wrong_email");
});
