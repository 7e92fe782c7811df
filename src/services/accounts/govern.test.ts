import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { buildAccount, buildKey, buildSession, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { authenticateKey } from "../access/authenticate-key";
import { requireScope } from "../access/require";
import { findSessionActor } from "../access/sessions";
import { listAccounts, loadAnyAccount } from "./console";
import { resumeAccount, setDomainLimit, setRateLimit, suspendAccount } from "./govern";
import { listAccountsInput } from "./schema";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const support = () => userContext(db, null, { operatorRole: "support" });

test("an operator sets an account's rate limit, and gives the default back; both are audited", async () => {
  const { id, number } = await buildAccount(db);
  const ctx = await support();
  await setRateLimit(ctx, { number, rateLimitPerHour: 5000 });
  expect(await loadAnyAccount(ctx, { number })).toMatchObject({ rateLimitPerHour: 5000 });
  await setRateLimit(ctx, { number, rateLimitPerHour: 5000 });
  await setRateLimit(ctx, { number, rateLimitPerHour: null });
  const audits = await db.prisma.auditEntry.findMany({
    where: { accountId: id, action: "accounts.set_rate_limit" },
    select: { before: true, after: true },
    orderBy: { id: "asc" },
  });
  expect(audits).toEqual([
    { before: { rateLimitPerHour: null }, after: { rateLimitPerHour: 5000 } },
    { before: { rateLimitPerHour: 5000 }, after: { rateLimitPerHour: null } },
  ]);
});

test("an operator sets how many names programs may register, and gives the usual number back", async () => {
  const { id, number } = await buildAccount(db);
  const ctx = await support();
  expect(await loadAnyAccount(ctx, { number })).toMatchObject({ domainLimit: null, usualDomainLimit: 100 });
  await setDomainLimit(ctx, { number, domainLimit: 250 });
  expect(await loadAnyAccount(ctx, { number })).toMatchObject({ domainLimit: 250 });
  await setDomainLimit(ctx, { number, domainLimit: null });
  const audits = await db.prisma.auditEntry.findMany({
    where: { accountId: id, action: "accounts.set_domain_limit" },
    select: { after: true },
    orderBy: { id: "asc" },
  });
  expect(audits.map(({ after }) => after)).toEqual([{ domainLimit: 250 }, { domainLimit: null }]);
});

test("in a suspended account keys are refused and members look but change nothing, until it is resumed", async () => {
  const account = await buildAccount(db);
  const { key } = await buildKey(db, account);
  const { token } = await buildSession(db, account.owner, account.id);
  const ctx = await support();
  const asOwner = async () => {
    const actor = await findSessionActor(db, token, null, NOW);
    if (!actor) throw new Error("The session is gone");
    return { ...ctx, actor };
  };
  const tryWrite = async (scope: "names:read" | "names:register") => requireScope(await asOwner(), scope);

  await suspendAccount(ctx, { number: account.number });
  expect(await codeOf(authenticateKey(db, key, null, NOW))).toBe("account_suspended");
  expect(await codeOf(tryWrite("names:register"))).toBe("account_suspended");
  expect(await codeOf(tryWrite("names:read"))).toBeNull();

  await resumeAccount(ctx, { number: account.number });
  expect(await codeOf(authenticateKey(db, key, null, NOW))).toBeNull();
  expect(await codeOf(tryWrite("names:register"))).toBeNull();
  const audits = await db.prisma.auditEntry.findMany({
    where: { accountId: account.id, action: { in: ["accounts.suspend", "accounts.resume"] } },
    orderBy: { id: "asc" },
  });
  expect(audits.map(({ before, after }) => [before, after])).toEqual([
    [{ suspendedAt: null }, { suspendedAt: NOW.toISOString() }],
    [{ suspendedAt: NOW.toISOString() }, { suspendedAt: null }],
  ]);
});

test("only operators with the role support or admin change accounts; to others they do not exist", async () => {
  const account = await buildAccount(db);
  const input = { number: account.number };
  const before = await db.prisma.auditEntry.count();
  for (const operatorRole of ["read_only", "certifier"] as const) {
    const ctx = await userContext(db, null, { operatorRole });
    expect(await codeOf(suspendAccount(ctx, input))).toBe("missing_scope");
    expect(await codeOf(setDomainLimit(ctx, { ...input, domainLimit: 1 }))).toBe("missing_scope");
    expect(await codeOf(loadAnyAccount(ctx, input))).toBeNull();
  }
  const owner = await userContext(db, account);
  expect(await codeOf(loadAnyAccount(owner, input))).toBe("not_found");
  expect(await codeOf(suspendAccount(owner, input))).toBe("not_found");
  // The two operators were created meanwhile; nothing of the account was changed.
  const audits = await db.prisma.auditEntry.findMany({ skip: before, orderBy: { id: "asc" } });
  expect(audits.filter(({ accountId }) => accountId === account.id)).toEqual([]);
});

test("operators find an account by organization, address and number", async () => {
  const { number, owner } = await buildAccount(db, { organization: "Zephyr Winds" });
  const ctx = await support();
  for (const search of ["zephyr", owner.email.toUpperCase(), String(number), `#${number}`]) {
    const { accounts } = await listAccounts(ctx, { search, page: 1, limit: 25 });
    expect(accounts.map((account) => account.number)).toContain(number);
  }
  expect(await listAccounts(ctx, { search: "no such", page: 1, limit: 25 })).toMatchObject({
    total: 0,
    pages: 1,
  });
});

test("a search that PostgreSQL could not read is refused before it gets there", () => {
  expect(listAccountsInput.safeParse({ search: "a\0b" }).success).toBe(false);
});
