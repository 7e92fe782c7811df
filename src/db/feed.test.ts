import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/testing/database";
import { type Database, openDatabase } from "./client";
import { decodeCursor, encodeCursor, keepFeedClock, readHorizon } from "./feed";

let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = openDatabase(test.url);
});
afterAll(async () => {
  await db.close();
  await test.drop();
});
beforeEach(() => test.pool.query("update feed_clock set shift = 0"));

const COLUMNS =
  "at, request_id, door, actor_kind, actor_label, action, subject_kind, subject_id, subject_name";
const VALUES = "now(), 'req', 'system', 'system', 'test', 'test.done', 'name', 'x', 'x'";
const INSERT = `insert into audit_entry (${COLUMNS}) values (${VALUES}) returning id, position`;
const at = (position: string) =>
  test.pool.query(`insert into audit_entry (position, ${COLUMNS}) values (${position}, ${VALUES})`);

describe("the horizon", () => {
  it("stays below a transaction that has written and not ended, whatever commits after it", async () => {
    const slow = await test.pool.connect();
    await slow.query("begin");
    const { rows } = await slow.query(INSERT);
    const later = await test.pool.query(INSERT);
    const position = BigInt(rows[0].position);
    expect(BigInt(later.rows[0].position)).toBeGreaterThan(position);
    expect(await readHorizon(db)).toBeLessThanOrEqual(position);
    await slow.query("commit");
    slow.release();
    expect(await readHorizon(db)).toBeGreaterThan(BigInt(later.rows[0].position));
  });
});

describe("a cursor", () => {
  it("is read back", () => {
    for (const where of [
      { position: 1n, id: 2n },
      { position: 2n ** 63n - 1n, id: 0n },
    ]) {
      expect(decodeCursor(encodeCursor(where))).toEqual(where);
    }
  });

  it.each([
    "",
    "x",
    "../..",
    "MS4",
    encodeCursor({ position: 2n ** 63n, id: 1n }),
    "MS4yIA",
    "LTEuMg",
    "MDEuMg==",
  ])("%j is none", (text) => expect(decodeCursor(text)).toBeNull());
});

describe("the clock of the feeds", () => {
  it("stays as it is in the cluster where the rows were written", async () => {
    await test.pool.query(INSERT);
    expect(await keepFeedClock(db)).toBe(0n);
  });

  it("moves when the rows came from a cluster with higher transaction numbers", async () => {
    await at("5000000000");
    expect(await keepFeedClock(db)).toBeGreaterThan(0n);
    const { rows } = await test.pool.query(INSERT);
    expect(BigInt(rows[0].position)).toBeGreaterThan(5_000_000_000n);
    expect(await readHorizon(db)).toBeGreaterThan(BigInt(rows[0].position));
    expect(await keepFeedClock(db)).toBe(0n);
  });

  it("sees a registrar's commands and seals too", async () => {
    await test.pool.query(
      `insert into registrar_command (position, at, door, channel_id, command, status, sandbox, http_status, epp_code,
         request_id, request, response, duration_micros)
       select p, now(), 'epp', gen_random_uuid(), 'poll', 'success', false, 200, 1000, 'r', '{}', '{}', 1
         from unnest(array[6000000001, 6000000009, 6000000003]) p`,
    );
    await keepFeedClock(db);
    const { rows } = await test.pool.query(INSERT);
    expect(BigInt(rows[0].position)).toBeGreaterThan(6_000_000_009n);
    await test.pool.query(
      `insert into audit_seal (log, last_position, last_id, row_hashes, previous_hash, hash, sealed_at)
       values ('audit', 7000000000, 1, '', '', 'x', now())`,
    );
    await keepFeedClock(db);
    expect(BigInt((await test.pool.query(INSERT)).rows[0].position)).toBeGreaterThan(7_000_000_000n);
  });
});
