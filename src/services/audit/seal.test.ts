import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { newId } from "@/lib/id";
import { createTestDatabase, type TestDatabase } from "@/testing/database";
import { writeAudit, writeCommands } from "@/testing/logs";
import { buildSigner } from "@/testing/signer";
import { type Context, systemContext } from "../context";
import { COLUMNS, LOGS, readRows, START, tableOf } from "./logs";
import { recordOf } from "./row-hash";
import { GENESIS, sealLogs } from "./seal";
import { readSeals } from "./stored-seals";
import { verifyLogs } from "./verify-logs";

let test: TestDatabase;
let db: Database;
const signer = buildSigner();
const NOW = new Date("2026-11-21T10:00:00Z");
const context = (): Context => ({ ...systemContext(db, "seal_logs", NOW, "job_1"), signer });

beforeAll(async () => {
  test = await createTestDatabase();
  db = openDatabase(test.url);
  await db.prisma.signingKey.create({
    data: { fingerprint: signer.fingerprint, publicKey: signer.publicKeyPem, createdAt: NOW },
  });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});
beforeEach(async () => {
  const client = await test.pool.connect();
  await client.query("set session_replication_role = replica");
  await client.query("truncate audit_entry, registrar_command, audit_seal, audit_checkpoint");
  await client.query("set session_replication_role = origin");
  client.release();
});

const verdicts = () => verifyLogs(db, { now: NOW });
const sealsOf = async (log: "audit" | "commands") => {
  const seals = [];
  for await (const seal of readSeals(db, log, "0")) seals.push(seal);
  return seals;
};

describe("sealing", () => {
  it.each(LOGS)("covers every column of the log %s", async (log) => {
    const { rows } = await test.pool.query(
      "select column_name as name from information_schema.columns where table_name = $1",
      [tableOf(log)],
    );
    expect([...COLUMNS[log]].sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it("puts all rows of both logs into chains whose heads are signed", async () => {
    await writeAudit(test.pool, 5);
    await writeCommands(test.pool, 3, newId());
    await writeCommands(test.pool, 3, newId());
    expect(await sealLogs(context())).toEqual({ audit: 5, commands: 6 });
    expect(await sealLogs(context())).toEqual({ audit: 0, commands: 0 });
    await writeAudit(test.pool, 2);
    await sealLogs(context());
    const [audit, commands] = await verdicts();
    expect(audit).toMatchObject({ fault: null, seals: 2, rows: 7, waiting: 0 });
    expect(commands).toMatchObject({ fault: null, seals: 1, rows: 6, waiting: 0 });
    expect(audit?.signed).toMatchObject({ fingerprint: signer.fingerprint, at: NOW });
    const [first, second] = await sealsOf("audit");
    expect(first?.previousHash).toBe(GENESIS);
    expect(second?.previousHash).toBe(first?.hash);
  });

  it("catches up with many rows in seals of bounded size", async () => {
    await writeAudit(test.pool, 4500);
    expect(await sealLogs(context())).toEqual({ audit: 4500, commands: 0 });
    expect((await sealsOf("audit")).map(({ rowIds }) => rowIds.length)).toEqual([2000, 2000, 500]);
    expect((await verdicts())[0]).toMatchObject({ fault: null, rows: 4500 });
  });

  it("leaves a row for the next time while an older transaction runs, and then takes both in order", async () => {
    const slow = await test.pool.connect();
    await slow.query("begin");
    await slow.query("select pg_current_xact_id()");
    await writeAudit(test.pool);
    expect((await sealLogs(context())).audit).toBe(0);
    expect((await verdicts())[0]).toMatchObject({ rows: 0, waiting: 0 });
    await slow.query("commit");
    slow.release();
    expect((await verdicts())[0]).toMatchObject({ rows: 0, waiting: 1 });
    expect((await sealLogs(context())).audit).toBe(1);
  });

  it("raced by several sealers while others write yields one chain that holds every row once", async () => {
    let isWriting = true;
    const writers = Array.from({ length: 4 }, async () => {
      for (let i = 0; i < 40; i++) await writeAudit(test.pool, 3);
    });
    const sealers = Array.from({ length: 4 }, async () => {
      while (isWriting) await sealLogs(context());
    });
    await Promise.all(writers);
    isWriting = false;
    await Promise.all(sealers);
    // The horizon is that of the whole cluster: other tests' transactions hold it back for a moment.
    await vi.waitFor(async () => {
      await sealLogs(context());
      expect((await verdicts())[0]).toMatchObject({ fault: null, rows: 480, waiting: 0 });
    }, 10_000);
    const sealed = (await sealsOf("audit")).flatMap(({ rowIds }) => rowIds);
    expect(new Set(sealed).size).toBe(480);
  });

  it("signs a head that a killed process left unsigned", async () => {
    await writeAudit(test.pool);
    await sealLogs({ ...context(), signer: undefined });
    const later = new Date(NOW.getTime() + 3_600_000);
    const [unsigned] = await verifyLogs(db, { now: later });
    expect(unsigned?.fault).toMatchObject({ kind: "unsigned" });
    await sealLogs(context());
    expect((await verifyLogs(db, { now: later }))[0]?.fault).toBeNull();
  });
});

describe("a row's hash", () => {
  it("can be made by anybody from the record and RFC 8785", async () => {
    await writeAudit(test.pool);
    await sealLogs(context());
    const [row] = await readRows(db, "audit", START, { position: 2n ** 62n, id: 0n }, 1);
    if (!row) throw new Error("no row");
    expect(recordOf("audit", row)).toEqual({
      log: "audit",
      id: row.id,
      position: row.position,
      at: "2026-11-21T09:00:00.000Z",
      request_id: "req_1",
      door: "trpc",
      actor_kind: "user",
      actor_label: "ada@example.com",
      action: "names.register",
      subject_kind: "name",
      subject_id: "shop.com.store",
      subject_name: "shop.com.store",
      after: { years: 1, b: 1.5, a: [1, "x"] },
    });
    const text =
      `{"action":"names.register","actor_kind":"user","actor_label":"ada@example.com","after":{"a":[1,"x"],"b":1.5,` +
      `"years":1},"at":"2026-11-21T09:00:00.000Z","door":"trpc","id":"${row.id}","log":"audit",` +
      `"position":"${row.position}","request_id":"req_1","subject_id":"shop.com.store","subject_kind":"name",` +
      `"subject_name":"shop.com.store"}`;
    const hash = createHash("sha256").update(text).digest("hex");
    const [seal] = await sealsOf("audit");
    expect(Buffer.from(seal?.rowHashes ?? []).toString("hex")).toBe(hash);
    const lines = [
      "portolan-audit-seal/1",
      "audit",
      GENESIS,
      "2026-11-21T10:00:00.000Z",
      `${row.position} ${row.id}`,
      "1",
    ];
    const content = `${[...lines, `${row.id} ${hash}`].join("\n")}\n`;
    expect(seal?.hash).toBe(createHash("sha256").update(content).digest("hex"));
  });
});
