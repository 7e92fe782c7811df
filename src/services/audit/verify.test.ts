import { generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { newId } from "@/lib/id";
import { createTestDatabase, type TestDatabase } from "@/testing/database";
import { writeAudit, writeCommands } from "@/testing/logs";
import { buildSigner } from "@/testing/signer";
import { systemContext } from "../context";
import { readPublicKey } from "../signing/public-key";
import { checkpointText } from "./checkpoint";
import { hashSeal, sealLogs } from "./seal";
import { readSeals, type StoredSeal } from "./stored-seals";
import { walkChain } from "./verify";
import { registeredKeys, verifyLogs } from "./verify-logs";

let test: TestDatabase;
let db: Database;
const signer = buildSigner();
const NOW = new Date("2026-11-21T10:00:00Z");
/** Three seals of four rows each, and one of the other log. */
let ids: string[];
let commandIds: string[];

beforeAll(async () => {
  test = await createTestDatabase();
  db = openDatabase(test.url);
});
afterAll(async () => {
  await db.close();
  await test.drop();
});
beforeEach(async () => {
  await asThief("truncate audit_entry, registrar_command, audit_seal, audit_checkpoint, signing_key");
  await db.prisma.signingKey.create({
    data: { fingerprint: signer.fingerprint, publicKey: signer.publicKeyPem, createdAt: NOW },
  });
  ids = [];
  commandIds = await writeCommands(test.pool, 3, newId());
  for (let i = 0; i < 3; i++) {
    ids.push(...(await writeAudit(test.pool, 4)));
    await sealLogs({ ...systemContext(db, "seal_logs", NOW, "job_1"), signer });
  }
});

/** As a superuser for whom no trigger fires. */
async function asThief(...statements: string[]) {
  const client = await test.pool.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const text of statements) await client.query(text);
    await client.query("set session_replication_role = origin");
  } finally {
    client.release();
  }
}

const verify = (over: Partial<Parameters<typeof verifyLogs>[1]> = {}) =>
  verifyLogs(db, { now: NOW, ...over });
const faultOf = async (over: Partial<Parameters<typeof verifyLogs>[1]> = {}) =>
  (await verify(over)).find(({ fault }) => fault)?.fault ?? null;

const sealsOf = async (log: "audit" | "commands") => {
  const seals: StoredSeal[] = [];
  for await (const seal of readSeals(db, log, "0")) seals.push(seal);
  return seals;
};
const at = <T>(list: readonly T[], index: number): T => {
  const item = list.at(index);
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
};

it("an untouched log is good, and its triggers refuse a change", async () => {
  expect(await faultOf()).toBeNull();
  await expect(test.pool.query("update audit_entry set action = 'x'")).rejects.toThrow("append-only");
  await expect(test.pool.query("delete from audit_seal")).rejects.toThrow("append-only");
});

it.each([
  ["actor_label = 'mallory@example.com'"],
  ['after = \'{"a": [1, "x"], "b": 1.5, "years": 9}\''],
  ["before = '{}'"],
  ["at = at + interval '1 millisecond'"],
  ["ip = '192.0.2.1'"],
  ["position = position + 1000000"],
  ["position = -1"],
])("a row with %s is named as changed", async (change) => {
  const id = at(ids, 6);
  await asThief(`update audit_entry set ${change} where id = ${id}`);
  const fault = await faultOf();
  // With a lower position it stands where nothing was; wherever it stands, it is the row that is named.
  expect(fault).toMatchObject({ log: "audit", rowId: id });
  expect(["changed", "inserted"]).toContain(fault?.kind);
  expect(fault?.message).toContain(`Audit entry ${id}`);
});

it("the trigger can be disabled, the chain cannot", async () => {
  const id = at(commandIds, 1);
  await test.pool.query("alter table registrar_command disable trigger registrar_command_append_only");
  await test.pool.query(`update registrar_command set http_status = 403 where id = ${id}`);
  await test.pool.query("alter table registrar_command enable trigger registrar_command_append_only");
  expect(await faultOf()).toMatchObject({ log: "commands", kind: "changed", rowId: id });
  expect((await faultOf())?.message).toMatch(
    /^Command \d+ \(create_domain, n2\.com\.store\), dated .* was changed after/,
  );
});

it.each([0, 5, 11])("the removed row %i is named as missing", async (index) => {
  await asThief(`delete from audit_entry where id = ${at(ids, index)}`);
  expect(await faultOf()).toMatchObject({ kind: "missing", rowId: at(ids, index) });
});

it("all rows of a seal removed: the first is named", async () => {
  await asThief(`delete from audit_entry where id in (${ids.slice(4, 8).join()})`);
  expect(await faultOf()).toMatchObject({ kind: "missing", rowId: at(ids, 4) });
});

it("a row put between sealed ones, before them or with an old id, is named as inserted", async () => {
  for (const [id, position] of [
    ["900001", `(select position from audit_entry where id = ${at(ids, 5)})`],
    ["900002", "0"],
    ["-5", "-5"],
  ]) {
    await asThief(
      `insert into audit_entry (id, position, at, request_id, door, actor_kind, actor_label, action, subject_kind,
         subject_id, subject_name) values (${id}, ${position}, now(), 'r', 'trpc', 'user', 'x', 'names.delete', 'name', 'x', 'x')`,
    );
    expect(await faultOf()).toMatchObject({ kind: "inserted", rowId: id });
    await asThief(`delete from audit_entry where id = ${id}`);
  }
});

it("two rows that changed places are caught", async () => {
  const [a, b] = [at(ids, 1), at(ids, 2)];
  await asThief(
    `update audit_entry set id = 900003 where id = ${a}`,
    `update audit_entry set id = ${a} where id = ${b}`,
    `update audit_entry set id = ${b} where id = 900003`,
  );
  expect(await faultOf()).toMatchObject({ kind: "changed", rowId: a });
});

it("an edited seal is named, and one that was removed from the middle or the beginning", async () => {
  const [first, second, third] = (await sealsOf("audit")) as [StoredSeal, StoredSeal, StoredSeal];
  await asThief(`update audit_seal set sealed_at = sealed_at - interval '1 day' where id = ${second.id}`);
  expect(await faultOf()).toMatchObject({ kind: "seal", sealId: second.id });
  await asThief(
    `update audit_seal set sealed_at = sealed_at + interval '1 day' where id = ${second.id}`,
    `delete from audit_checkpoint where seal_id = ${second.id}`,
    `delete from audit_seal where id = ${second.id}`,
  );
  expect(await faultOf()).toMatchObject({ kind: "chain", sealId: third.id });
  await asThief(
    `delete from audit_checkpoint where seal_id = ${first.id}`,
    `delete from audit_seal where id = ${first.id}`,
  );
  expect((await faultOf())?.message).toContain("is not the first");
});

it("a row changed together with its seal breaks the chain at the next seal", async () => {
  const [first, second] = (await sealsOf("audit")) as [StoredSeal, StoredSeal];
  const forged = {
    log: "audit" as const,
    ...first,
    rowIds: first.rowIds.slice(1),
    rowHashes: first.rowHashes.subarray(32),
  };
  await asThief(
    `delete from audit_entry where id = ${at(ids, 0)}`,
    `delete from audit_checkpoint where seal_id = ${first.id}`,
    `update audit_seal set row_ids = row_ids[2:], row_hashes = substring(row_hashes from 33), hash = '${hashSeal(forged)}'
      where id = ${first.id}`,
  );
  expect(await faultOf()).toMatchObject({ kind: "chain", sealId: second.id });
});

/** Seals everything anew, as one would who has the database and not the key. */
async function forgeChain(resign: boolean) {
  await asThief(`delete from audit_entry where id = ${at(ids, 0)}`, "truncate audit_seal, audit_checkpoint");
  await sealLogs(systemContext(db, "forger", NOW, "job_1"));
  if (!resign) return;
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const fingerprint = readPublicKey(pem)?.fingerprint ?? "";
  await db.prisma.signingKey.create({ data: { fingerprint, publicKey: pem, createdAt: NOW } });
  for (const log of ["audit", "commands"] as const) {
    const { id, hash } = at(await sealsOf(log), -1);
    const text = checkpointText({ log, sealId: id, hash, createdAt: NOW, fingerprint });
    const signature = sign(null, Buffer.from(text), privateKey).toString("base64");
    await asThief(
      `insert into audit_checkpoint values (${id}, '${signature}', '${fingerprint}', '${NOW.toISOString()}')`,
    );
  }
}

it("a whole chain made anew without the key has no checkpoint, and that is noticed", async () => {
  await forgeChain(false);
  expect(await faultOf({ now: new Date(NOW.getTime() + 600_000) })).toMatchObject({ kind: "unsigned" });
});

it("one signed with a key of the forger's is caught by who pins the key, or remembers a seal", async () => {
  const remembered = at(await sealsOf("audit"), -1).hash;
  const own = readPublicKey(signer.publicKeyPem);
  if (!own) throw new Error("no key");
  expect(await faultOf({ keys: [own], seen: [remembered] })).toBeNull();
  await forgeChain(true);
  expect(await faultOf()).toBeNull();
  expect(await faultOf({ keys: [own] })).toMatchObject({ kind: "key" });
  expect(await faultOf({ seen: [remembered] })).toMatchObject({ kind: "unseen" });
});

it("a checkpoint with another signature, time or seal is named", async () => {
  const [first, second] = (await sealsOf("audit")) as [StoredSeal, StoredSeal];
  await asThief(
    `update audit_checkpoint set created_at = created_at + interval '1 s' where seal_id = ${second.id}`,
  );
  expect(await faultOf()).toMatchObject({ kind: "checkpoint", sealId: second.id });
  await asThief(
    `update audit_checkpoint set created_at = created_at - interval '1 s' where seal_id = ${second.id}`,
    `update audit_checkpoint set signature = '${second.checkpoint?.signature}' where seal_id = ${first.id}`,
  );
  expect(await faultOf()).toMatchObject({ kind: "checkpoint", sealId: first.id });
});

it("a key whose fingerprint is not its own is no key", async () => {
  await asThief(`update signing_key set public_key = '${buildSigner().publicKeyPem}'`);
  expect(await registeredKeys(db)).toEqual([]);
  expect(await faultOf()).toMatchObject({ kind: "key" });
});

it("a walk can stop and go on where it was", async () => {
  const keys = await registeredKeys(db);
  const first = await walkChain(db, "audit", keys, { mostRows: 5 });
  expect(first).toMatchObject({ isDone: false, rows: 8, seals: 2, fault: null });
  await asThief(`delete from audit_entry where id = ${at(ids, 9)}`);
  const rest = await walkChain(db, "audit", keys, { from: first.place });
  expect(rest).toMatchObject({ isDone: true, rows: 0, fault: { kind: "missing", rowId: at(ids, 9) } });
});
