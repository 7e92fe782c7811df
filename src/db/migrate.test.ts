import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/testing/database";
import { listMigrations, migrate } from "./migrate";

const MIGRATIONS = resolve("prisma/migrations");

describe("migrate", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  test("applies nothing to a database that is up to date", async () => {
    expect(await migrate(database.url, MIGRATIONS)).toEqual([]);
  });

  test("brings an empty database to the schema, once, however many processes start together", async () => {
    await database.pool.query(
      "drop schema public cascade; create schema public; drop schema graphile_worker cascade",
    );
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, MIGRATIONS)));
    expect(applied.flat()).toEqual(await listMigrations(MIGRATIONS));
    const { rows } = await database.pool.query("select to_regclass('name_live_fqdn') is not null as found");
    expect(rows).toEqual([{ found: true }]);
  });

  test("brings a database in use to the schema, with its rows", async () => {
    const former = await mkdtemp(join(tmpdir(), "portolan-migrations-"));
    const [init = "", constraints = ""] = await listMigrations(MIGRATIONS);
    for (const name of [init, constraints])
      await cp(join(MIGRATIONS, name), join(former, name), { recursive: true });
    await database.pool.query(
      "drop schema public cascade; create schema public; drop schema graphile_worker cascade",
    );
    expect(await migrate(database.url, former)).toEqual([init, constraints]);
    await database.pool.query(
      `insert into audit_entry (at, request_id, door, actor_kind, actor_label, action, subject_kind, subject_id, subject_name)
       select now(), 'req_' || i, 'system', 'system', 'seed', 'names.register', 'name', i::text, 'former' from generate_series(1, 3) i`,
    );
    expect((await migrate(database.url, MIGRATIONS)).length).toBeGreaterThan(0);
    const { rows } = await database.pool.query(
      "select count(*)::int as complete from audit_entry where position < feed_horizon()",
    );
    expect(rows).toEqual([{ complete: 3 }]);
    await rm(former, { recursive: true });
  });

  test("refuses a database with a newer schema, naming the migration it does not know", async () => {
    await database.pool.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ('later', '', '29991231000000_later', now(), 1)`,
    );
    await expect(migrate(database.url, MIGRATIONS)).rejects.toThrow(/newer schema.*29991231000000_later/);
  });
});
