import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { buildAccount, buildKey, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { authenticateKey } from "./authenticate-key";
import { createKey, listKeys, revokeKey, updateKey } from "./keys";
import { createKeyInput, updateKeyInput } from "./schema";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const input = (over: Record<string, unknown> = {}) =>
  createKeyInput.parse({ name: "Deploy", scopes: ["dns:write", "dns:read"], ...over });

it("a key is made with the chosen scopes, shown once, listed by its hint and audited", async () => {
  const account = await buildAccount(db);
  const ctx = await userContext(db, account);
  const made = await createKey(ctx, input({ allowedAddresses: ["192.0.2.0/24"], expiresAt: "2027-01-01" }));
  const [listed] = await listKeys(ctx);
  expect(listed).toEqual({
    id: made.id,
    name: "Deploy",
    hint: made.hint,
    scopes: ["dns:read", "dns:write"],
    allowedAddresses: ["192.0.2.0/24"],
    acmeNames: [],
    state: "active",
    createdAt: NOW,
    createdBy: account.owner.name,
    expiresAt: new Date("2027-01-01"),
    revokedAt: null,
    lastUsedAt: null,
    lastUsedIp: null,
    spendLimitAmount: null,
  });
  const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { subjectId: made.id } });
  expect(audit).toMatchObject({ action: "keys.create", accountId: account.id, subjectName: "Deploy" });
  expect(JSON.stringify(audit.after)).not.toContain(made.key);
});

it("nobody makes a key that may do more than they", async () => {
  const account = await buildAccount(db);
  const technical = await userContext(db, account, { role: "technical" });
  expect(await codeOf(createKey(technical, input()))).toBeNull();
  expect(await codeOf(createKey(technical, input({ scopes: ["dns:read", "billing:write"] })))).toBe(
    "missing_scope",
  );
  const billing = await userContext(db, account, { role: "billing" });
  expect(await codeOf(createKey(billing, input()))).toBe("missing_scope");
  expect(await db.prisma.apiKey.count({ where: { accountId: account.id } })).toBe(1);
});

it("a key makes no keys, whatever its scopes", async () => {
  const account = await buildAccount(db);
  expect(await codeOf(createKey(await keyContext(db, account), input()))).toBe("missing_scope");
});

it("a key that would be expired at once is refused", async () => {
  const ctx = await userContext(db, await buildAccount(db));
  expect(await codeOf(createKey(ctx, input({ expiresAt: NOW })))).toBe("invalid_request");
});

it("an ACME-only key is for names of the account, and for nothing else", async () => {
  const [account, stranger] = [
    await buildAccount(db, { balance: 100_000 }),
    await buildAccount(db, { balance: 100_000 }),
  ];
  const ctx = await userContext(db, account);
  const theirs = await userContext(db, stranger);
  for (const name of ["acme-one", "acme-two"]) await registerName(ctx, registerInput.parse({ name }));
  await registerName(theirs, registerInput.parse({ name: "acme-theirs" }));
  const acme = (acmeNames: string[]) => input({ scopes: ["dns:acme"], acmeNames });
  const made = await createKey(ctx, acme(["acme-two", "ACME-one.com.store", "acme-one"]));
  const acmeNames = ["acme-one.com.store", "acme-two.com.store"];
  expect(await listKeys(ctx)).toMatchObject([{ scopes: ["dns:acme"], acmeNames }]);
  expect(await authenticateKey(db, made.key, null, NOW)).toMatchObject({ scopes: ["dns:acme"], acmeNames });
  const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { subjectId: made.id } });
  expect(audit.after).toMatchObject({ acmeNames });
  for (const name of ["acme-theirs", "acme-nobodys", "com.store", "*.acme-one.com.store", "not a name"]) {
    const error = await createKey(ctx, acme(["acme-one", name])).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "invalid_value",
      fields: [{ path: "acmeNames.1", message: `${name} is not a name of this account` }],
    });
  }
  const billing = await userContext(db, account, { role: "billing" });
  expect(await codeOf(createKey(billing, acme(["acme-one"])))).toBe("missing_scope");
});

it.each([
  [{ scopes: ["dns:acme", "dns:read"], acmeNames: ["one"] }, "scopes"],
  [{ scopes: ["dns:acme"] }, "acmeNames"],
  [{ scopes: ["dns:write"], acmeNames: ["one"] }, "acmeNames"],
])("a key is for challenges alone or not at all: %j", (over, path) => {
  const result = createKeyInput.safeParse({ name: "x", ...over });
  expect(result.error?.issues.map((issue) => issue.path)).toEqual([[path]]);
});

it("a key of another account is neither listed, changed nor revoked", async () => {
  const [mine, theirs] = [await buildAccount(db), await buildAccount(db)];
  const foreign = await buildKey(db, theirs);
  const me = await userContext(db, mine);
  expect(await listKeys(me)).toEqual([]);
  expect(await codeOf(updateKey(me, { keyId: foreign.id, name: "Mine" }))).toBe("not_found");
  expect(await codeOf(revokeKey(me, { keyId: foreign.id }))).toBe("not_found");
  expect(await codeOf(authenticateKey(db, foreign.key, null, NOW))).toBeNull();
});

it("a revoked key is refused from then on, and can be neither changed nor revoked again", async () => {
  const account = await buildAccount(db);
  const { id, key } = await buildKey(db, account);
  const ctx = await userContext(db, account, { now: addDays(NOW, 1) });
  await revokeKey(ctx, { keyId: id });
  expect(await codeOf(authenticateKey(db, key, null, NOW))).toBe("key_revoked");
  expect(await codeOf(revokeKey(ctx, { keyId: id }))).toBe("not_found");
  expect(await codeOf(updateKey(ctx, { keyId: id, name: "Again" }))).toBe("not_found");
  expect(await listKeys(ctx)).toMatchObject([{ state: "revoked", revokedAt: addDays(NOW, 1) }]);
  const events = await db.prisma.event.findMany({ where: { subject: id }, orderBy: { id: "asc" } });
  expect(events.map(({ type }) => type)).toEqual(["key.created", "key.revoked"]);
  expect(JSON.stringify(events.map(({ payload }) => payload))).not.toContain(key);
});

it("a key's addresses change with effect on its next use, audited before and after", async () => {
  const account = await buildAccount(db);
  const { id, key } = await buildKey(db, account);
  const ctx = await userContext(db, account);
  await updateKey(ctx, { keyId: id, allowedAddresses: ["2001:db8::/32"] });
  expect(await codeOf(authenticateKey(db, key, "192.0.2.1", NOW))).toBe("address_not_allowed");
  expect(await codeOf(authenticateKey(db, key, "2001:db8::1", NOW))).toBeNull();
  const audit = await db.prisma.auditEntry.findFirstOrThrow({
    where: { action: "keys.update", subjectId: id },
  });
  expect(audit).toMatchObject({
    before: { name: "Test key", allowedAddresses: [] },
    after: { name: "Test key", allowedAddresses: ["2001:db8::/32"] },
  });
});

it.each(["192.0.2.0/33", "192.0.2", "2001:db8::/129", "example.com", "192.0.2.0/24/8", "", "10.0.0.0/-1"])(
  "%j is no address",
  (address) => {
    const result = updateKeyInput.safeParse({ keyId: crypto.randomUUID(), allowedAddresses: [address] });
    expect(result.error?.issues[0]?.message).toMatch(/^Enter an IPv4 or IPv6 address or a range/);
  },
);

it("there is no such scope as the one that was not defined", () => {
  const result = createKeyInput.safeParse({ name: "x", scopes: ["names:everything"] });
  expect(result.error?.issues[0]?.message).toBe("There is no such scope");
});
