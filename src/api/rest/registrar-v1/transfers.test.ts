import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addDays, isoSeconds } from "@/lib/time";
import { createAuthCode } from "@/services/names/auth-code";
import { updateName } from "@/services/names/update";
import { forgetPolicies } from "@/services/namespaces/policy";
import { applyWork } from "@/services/registrar/pending/apply";
import { keyContext, NOW, userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { openRegistrarApi, type SendRegistrar } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";

interface Registrar {
  readonly channel: BuiltChannel;
  readonly key: string;
}

let db: Database;
let send: SendRegistrar;
let losing: Registrar;
let gaining: Registrar;
let serial = 0;

/** Transfers are applied without operators, and wait five days for the losing registrar. */
beforeAll(async () => {
  db = await openTestRegistry();
  await db.prisma.namespace.update({
    where: { name: "defiwallet" },
    data: { transferDays: 5, autoApply: ["transfer_domain"] },
  });
  forgetPolicies(db);
  send = openRegistrarApi(db);
  losing = await registrar();
  gaining = await registrar();
});
afterAll(() => db.close());

async function registrar(): Promise<Registrar> {
  const channel = await buildChannel(db, {
    state: "production_approved",
    listings: ["defiwallet"],
    balance: 1_000_000,
    rateLimitPerMinute: 10_000,
  });
  return { channel, key: (await buildChannelKey(db, channel)).key };
}

/** A name of the losing registrar that can be transferred, with its code. */
async function offered(): Promise<{ domain: string; auth_code: string }> {
  const domain = `handed-${serial++}.defiwallet`;
  await send("POST", "/domains", { key: losing.key, body: { domain } });
  const holder = await keyContext(db, losing.channel.account);
  await updateName(holder, { name: domain, lock: false });
  return { domain, auth_code: (await createAuthCode(holder, { name: domain })).authCode };
}

const transfer = (who: Registrar, domain: string, body: object) =>
  send("POST", `/domains/${domain}/transfer`, { key: who.key, body });

async function asked(): Promise<string> {
  const { domain, auth_code } = await offered();
  expect((await transfer(gaining, domain, { auth_code })).status).toBe(200);
  return domain;
}

test("a request waits for the losing registrar, as EPP has it, and both can ask how it stands", async () => {
  const { domain, auth_code } = await offered();
  const answer = await transfer(gaining, domain, { auth_code });
  const standing = {
    domain,
    losing_registrar: losing.channel.slug,
    gaining_registrar: gaining.channel.slug,
    transfer_status: "pending",
    acts_at: isoSeconds(addDays(NOW, 5)),
    ended_at: null,
  };
  expect(answer.data).toMatchObject({
    ...standing,
    op: "request",
    direction: "in",
    backend_status: "applied",
  });
  const row = await db.prisma.registrarCommand.findUniqueOrThrow({
    where: { id: Number(answer.data.audit_id) },
  });
  expect(row).toMatchObject({ status: "success", eppCode: 1001 });
  for (const [who, direction] of [
    [losing, "out"],
    [gaining, "in"],
  ] as const) {
    const { data } = await transfer(who, domain, { op: "query" });
    expect(data).toMatchObject({ ...standing, op: "query", direction });
  }
  const stranger = await transfer(await registrar(), domain, { op: "query" });
  expect([stranger.status, stranger.error.code]).toEqual([404, "not_found"]);
  const { data: info } = await send("GET", `/domains/${domain}`, { key: losing.key });
  expect(info.statuses).toContain("pendingTransfer");
  const again = await transfer(gaining, domain, { auth_code });
  expect([again.status, again.error.code]).toEqual([409, "transfer_pending"]);
});

test.each([
  ["approve", {}, () => losing, "clientApproved", () => gaining],
  ["reject", { reason: "Not agreed" }, () => losing, "clientRejected", () => losing],
  ["cancel", {}, () => gaining, "clientCancelled", () => losing],
] as const)("%s ends it", async (op, more, who, transfer_status, holder) => {
  const domain = await asked();
  const { data } = await transfer(who(), domain, { op, ...more, idempotency_key: `${op}-001` });
  expect(data).toMatchObject({ op, transfer_status, ended_at: isoSeconds(NOW) });
  const replay = await transfer(who(), domain, { op, ...more, idempotency_key: `${op}-001` });
  expect(replay.data).toMatchObject({ idempotent: true, transfer_status });
  const name = await db.prisma.name.findFirstOrThrow({ where: { fqdn: domain, releasedAt: null } });
  expect(name.accountId).toBe(holder().channel.account.id);
  if (op !== "approve") {
    const twice = await transfer(who(), domain, { op, ...more });
    expect([twice.status, twice.error.code]).toEqual([409, "no_pending_transfer"]);
  }
});

test("a name is handed over at once, without a fee, with what waited for operators withdrawn", async () => {
  const { domain } = await offered();
  const nameservers = ["ns1.example.net", "ns2.example.net"];
  const waiting = await send("PUT", `/domains/${domain}/nameservers`, {
    key: losing.key,
    body: { nameservers },
  });
  const body = { gaining_registrar: gaining.channel.slug };
  const { data } = await transfer(losing, domain, body);
  expect(data).toMatchObject({
    direction: "out",
    transfer_status: "clientApproved",
    backend_status: "applied",
  });
  const work = await db.prisma.pendingWork.findUniqueOrThrow({
    where: { id: String(waiting.data.pending_work_id) },
  });
  expect(work).toMatchObject({ state: "superseded", decidedBy: "transfer" });
  const seen = await transfer(gaining, domain, { op: "query" });
  expect(seen.data).toMatchObject({ direction: "in", transfer_status: "clientApproved" });
});

test("where operators apply transfers, the holder is asked and the fee taken once one has", async () => {
  const { domain, auth_code } = await offered();
  const where = { name: "defiwallet" };
  await db.prisma.namespace.update({ where, data: { autoApply: [] } });
  forgetPolicies(db);
  const before = (await countRows(db)).balance;
  const { data } = await transfer(gaining, domain, { auth_code });
  expect(data).toMatchObject({ backend_status: "pending", transfer_status: "pending", acts_at: null });
  expect((await transfer(losing, domain, { op: "query" })).status).toBe(404);
  expect((await countRows(db)).balance).toBe(before);

  const operator = await userContext(db, null, { operatorRole: "support" });
  await applyWork(operator, { id: String(data.pending_work_id), force: false });
  expect((await countRows(db)).balance).toBe(before - 15_00);
  const asked = await transfer(losing, domain, { op: "query" });
  expect(asked.data).toMatchObject({ transfer_status: "pending", acts_at: isoSeconds(addDays(NOW, 5)) });
  expect((await transfer(losing, domain, { op: "approve" })).data.transfer_status).toBe("clientApproved");
  await db.prisma.namespace.update({ where, data: { autoApply: ["transfer_domain"] } });
  forgetPolicies(db);
});

test("what does not go together is refused at its field", async () => {
  const domain = await asked();
  const before = await countRows(db);
  for (const [body, field] of [
    [{ op: "reject" }, "reason"],
    [{ op: "approve", reason: "Why not" }, "reason"],
    [{ op: "approve", auth_code: "x" }, "auth_code"],
    [{ op: "cancel", gaining_registrar: "somebody" }, "gaining_registrar"],
    [{ auth_code: "x", reason: "Why" }, "reason"],
    [{ op: "steal" }, "op"],
    [{}, "gaining_registrar"],
  ] as const) {
    const answer = await transfer(losing, domain, body);
    expect([answer.status >= 400, answer.error.details.errors?.[0]?.field]).toEqual([true, field]);
  }
  expect(await countRows(db)).toEqual(before);
});

test("in the sandbox every operation can be tried on the fixture, and nothing changes", async () => {
  await send("POST", "/sandbox/reset", { key: losing.key, body: { tld: "defiwallet" } });
  const before = await countRows(db);
  const accounts = await db.prisma.account.count();
  for (const [body, transfer_status] of [
    [{ gaining_registrar: "ote-gaining" }, "pending"],
    [{ op: "query" }, "pending"],
    [{ op: "approve" }, "clientApproved"],
    [{ op: "reject", reason: "No" }, "clientRejected"],
    [{ op: "cancel" }, "clientCancelled"],
  ] as const) {
    const answer = await transfer(losing, "ote-transfer.defiwallet", { ...body, sandbox: true });
    expect([answer.status, answer.data.transfer_status]).toEqual([202, transfer_status]);
    expect(answer.data).toMatchObject({ sandbox: true, ote_sandbox: true });
  }
  expect(await countRows(db)).toEqual(before);
  expect([
    await db.prisma.account.count(),
    await db.prisma.transfer.count({ where: { fqdn: { startsWith: "ote-" } } }),
  ]).toEqual([accounts, 0]);
});
