import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestRegistry } from "@/testing/registry";
import type { Database } from "./client";
import { statement } from "./sql";
import { inSqlTransaction, inTransaction, joinedTo, type Tx, undone } from "./transaction";

let db: Database;

beforeAll(async () => {
  db = await openTestRegistry();
  await db.pool.query("CREATE TABLE written (word text PRIMARY KEY)");
});
afterAll(() => db.close());

const WRITE = statement("test_written", "INSERT INTO written (word) VALUES ($1)");

async function words(): Promise<string[]> {
  const { rows } = await db.pool.query<{ word: string }>("SELECT word FROM written ORDER BY word");
  return rows.map(({ word }) => word);
}

const write = (tx: Tx, word: string) => tx.sql(WRITE, [word]);

class Refused extends Error {}

function refuse(): never {
  throw new Refused();
}

test("what is undone was seen inside, and is not there afterwards", async () => {
  const seen = await undone(db, async (tx) => {
    await write(tx, "undone");
    return (await tx.sql<{ word: string }>(statement("test_words", "SELECT word FROM written"), [])).length;
  });
  expect(seen).toBe(1);
  expect(await words()).toEqual([]);
});

test("inside a transaction, what is undone takes nothing else with it", async () => {
  await inTransaction(db, async (tx) => {
    await write(tx, "kept-before");
    await undone(joinedTo(db, tx), (inner) => write(inner, "lost"));
    await write(tx, "kept-after");
  });
  expect(await words()).toEqual(["kept-after", "kept-before"]);
});

test("a savepoint that fails inside one that fails does not save what the outer one wrote", async () => {
  await inTransaction(db, async (tx) => {
    const outer = undone(joinedTo(db, tx), async (middle) => {
      await write(middle, "of-the-outer");
      await inTransaction(joinedTo(db, middle), async (inner) => {
        await write(inner, "of-the-inner");
        refuse();
      });
    });
    await expect(outer).rejects.toThrow(Refused);
  });
  expect(await words()).not.toContain("of-the-outer");
});

test("what fails inside what is undone is thrown", async () => {
  await expect(undone(db, () => Promise.resolve(refuse()))).rejects.toThrow(Refused);
});

const CUT_OFF = statement("test_cut_off", "SELECT pg_terminate_backend(pg_backend_pid())");

test("a connection that is lost ends its transaction, not the process", async () => {
  for (const begin of [inSqlTransaction, inTransaction]) {
    await expect(begin(db, (tx) => tx.sql(CUT_OFF, []))).rejects.toThrow(/terminat|closed|not queryable/i);
    expect(
      await begin(db, (tx) => tx.sql(statement(`test_alive_${begin.name}`, "SELECT 1"), [])),
    ).toHaveLength(1);
  }
});
