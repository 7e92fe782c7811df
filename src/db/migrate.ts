import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runMigrations as migrateJobs } from "graphile-worker";
import pg from "pg";
import { type MigrationList, withSchemaEngine } from "./schema-engine";

/** Key of the advisory lock that lets one process migrate at a time. Prisma's own engine uses another. */
const LOCK_KEY = 7_090_702;

/** The database cannot be brought to this program's schema; the message says why and what to do. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/**
 * Brings a database to the schema of this program: applies what is pending of `migrationsDir`, then the job
 * queue's own schema. Processes that start together wait for each other.
 *
 * @param databaseUrl `postgresql://…` of a database that exists
 * @param migrationsDir the folder that holds `<timestamp>_<name>/migration.sql`
 * @returns names of the migrations applied by this call, in order
 * @throws MigrationError for a newer database, an edited or failed migration
 */
export async function migrate(databaseUrl: string, migrationsDir: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "portolan migrate" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK_KEY]);
    const known = await listMigrations(migrationsDir);
    const pending = await findPending(client, known);
    if (pending.length > 0) await applyPending(databaseUrl, await readMigrations(migrationsDir, known));
    await migrateJobs({ connectionString: databaseUrl });
    return pending;
  } finally {
    await client.end();
  }
}

/** Names of the migration folders, oldest first. */
export async function listMigrations(migrationsDir: string): Promise<string[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The migrations as the schema engine wants them. */
export async function readMigrations(migrationsDir: string, names: string[]): Promise<MigrationList> {
  const migrationDirectories = await Promise.all(
    names.map(async (path) => {
      const value = await readFile(join(migrationsDir, path, "migration.sql"), "utf8");
      return { path, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
    }),
  );
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { baseDir: migrationsDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}

type AppliedMigration = { name: string; finished: boolean };

async function findPending(client: pg.Client, known: string[]): Promise<string[]> {
  const applied = await listApplied(client);
  const unknown = applied.filter(({ name }) => !known.includes(name));
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(", ");
    throw new MigrationError(
      `The database has a newer schema than this version of Portolan (it knows nothing of ${names}). Update Portolan, or give DATABASE_URL another database.`,
    );
  }
  const failed = applied.find(({ finished }) => !finished);
  if (failed) {
    throw new MigrationError(
      `Migration ${failed.name} began on this database and did not finish. Restore a backup, or repair it and delete its row in _prisma_migrations.`,
    );
  }
  return known.filter((name) => !applied.some((row) => row.name === name));
}

async function listApplied(client: pg.Client): Promise<AppliedMigration[]> {
  const table = await client.query("select to_regclass('_prisma_migrations') is not null as exists");
  if (!table.rows[0]?.exists) return [];
  const { rows } = await client.query<AppliedMigration>(
    `select migration_name as name, finished_at is not null as finished
       from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return rows;
}

async function applyPending(databaseUrl: string, migrationsList: MigrationList) {
  const filters = { externalTables: [], externalEnums: [] };
  try {
    await withSchemaEngine(databaseUrl, undefined, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    );
  } catch (error) {
    const message = error instanceof Error ? error.message.trim() : String(error);
    throw new MigrationError(`The database could not be migrated: ${message}`);
  }
}
