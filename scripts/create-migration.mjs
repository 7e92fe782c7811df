/**
 * Writes the migration that takes the database of the existing migrations to prisma/*.prisma.
 *
 *   node scripts/create-migration.mjs <name>        a new folder prisma/migrations/<timestamp>_<name>
 *   node scripts/create-migration.mjs --reset-init  writes the first migration anew from the whole schema and
 *                                                   removes the later ones, which it now holds
 *
 * `--reset-init` is for the time before the first release: databases made from the old one must be thrown away
 * (delete .data). What Prisma cannot express (partial indexes, checks, triggers) is kept by hand in the second
 * migration, …_constraints.
 */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireNode24 } from "./node24.mjs";

requireNode24(import.meta.url);
const { loadTypeScript } = await import("./load-typescript.mjs");
const { withSchemaEngine } = await loadTypeScript("src/db/schema-engine.ts");
const { listMigrations, readMigrations } = await loadTypeScript("src/db/migrate.ts");
const { startEmbeddedPostgres } = await loadTypeScript("src/db/embedded-postgres.ts");

const prismaDir = fileURLToPath(new URL("../prisma/", import.meta.url));
const migrationsDir = join(prismaDir, "migrations");
const INIT = "20261121000000_init";
const CONSTRAINTS = "20261121000001_constraints";

const [argument] = process.argv.slice(2);
const resetInit = argument === "--reset-init";
if (!argument || (!resetInit && !/^[a-z][a-z0-9_]*$/.test(argument))) {
  console.error("usage: node scripts/create-migration.mjs <name in lower_case> | --reset-init");
  process.exit(2);
}

const datamodels = await readSchemas();
const to = { tag: "schemaDatamodel", files: datamodels.map(([path, content]) => ({ path, content })) };
const script = resetInit
  ? await withDatabase((url) => diff(url, { tag: "empty" }))
  : await withDatabase(diffFromMigrations);
if (!script || script.includes("This is an empty migration")) {
  console.log("The migrations already give the schema: nothing to write.");
  process.exit(0);
}
if (resetInit) await removeLater();
const folder = join(migrationsDir, resetInit ? INIT : `${timestamp()}_${argument}`);
await mkdir(folder, { recursive: true });
await writeFile(join(folder, "migration.sql"), script);
await writeFile(
  join(migrationsDir, "migration_lock.toml"),
  '# Written by scripts/create-migration.mjs.\nprovider = "postgresql"\n',
);
console.log(`wrote ${join(folder, "migration.sql")}`);
process.exit(0);

async function readSchemas() {
  const files = (await readdir(prismaDir)).filter((file) => file.endsWith(".prisma")).sort();
  return Promise.all(files.map(async (file) => [file, await readFile(join(prismaDir, file), "utf8")]));
}

async function removeLater() {
  for (const name of await listMigrations(migrationsDir)) {
    if (name === INIT || name === CONSTRAINTS) continue;
    await rm(join(migrationsDir, name), { recursive: true });
    console.log(`removed ${name}`);
  }
}

async function diffFromMigrations(url) {
  const migrations = await readMigrations(migrationsDir, await listMigrations(migrationsDir));
  return diff(url, { tag: "migrations", ...migrations });
}

async function diff(url, from) {
  const filters = { externalTables: [], externalEnums: [] };
  const params = { from, to, script: true, exitCode: null, filters };
  const { stdout } = await withSchemaEngine(url, datamodels, (engine) => engine.diff(params));
  return stdout;
}

/** Migrations are replayed in a scratch cluster that is thrown away. */
async function withDatabase(use) {
  const dir = await mkdtemp(join(tmpdir(), "portolan-migration-"));
  await chmod(dir, 0o755);
  const server = await startEmbeddedPostgres({ dir, logFile: join(dir, "log"), settings: { fsync: "off" } });
  try {
    return await use(server.url);
  } finally {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

function timestamp() {
  return new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
}
