/**
 * Vitest's global setup: a PostgreSQL for each of its workers, with a migrated template database. A server of its own,
 * because the feeds' horizon looks at the transactions of the whole server, other files' too. They start on copies of a
 * cluster that is kept in .data/test until the migrations change. TEST_DATABASE_URL names a server of yours instead (a
 * superuser's URL): then files run one after another.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "@/db/embedded-postgres";
import { listMigrations, migrate } from "@/db/migrate";
import { databaseUrl, SERVERS } from "./database";

const MIGRATIONS = resolve("prisma/migrations");

/** Speed for safety: nothing here outlives the run. */
const SETTINGS = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  max_connections: "300",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = `portolan_template_${await hashMigrations()}`;
  process.env.TEST_DATABASE_TEMPLATE = template;
  if (process.env.TEST_DATABASE_URL) {
    await makeTemplate(process.env.TEST_DATABASE_URL, template);
    return async () => undefined;
  }
  const kept = await keepCluster(template);
  const workers = Array.from({ length: project.globalConfig.maxWorkers });
  const servers = await Promise.all(workers.map(() => startOn(kept)));
  process.env[SERVERS] = JSON.stringify(servers.map(({ url }) => url));
  return async () => {
    await Promise.all(servers.map(({ stop }) => stop()));
  };
}

async function startOn(kept: string) {
  const dir = await mkdtemp(join(tmpdir(), "portolan-test-"));
  await chmod(dir, 0o755);
  await copy(kept, dir);
  const server = await startEmbeddedPostgres({ dir, logFile: join(dir, "log"), settings: SETTINGS });
  const stop = async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function hashMigrations(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of await listMigrations(MIGRATIONS)) {
    hash.update(name).update(await readFile(join(MIGRATIONS, name, "migration.sql")));
  }
  return hash.digest("hex").slice(0, 12);
}

/** A stopped cluster that holds the template: making it takes seconds, copying it a fraction of one. */
async function keepCluster(template: string): Promise<string> {
  const kept = resolve(".data/test", template);
  if (existsSync(kept)) return kept;
  await mkdir(resolve(".data/test"), { recursive: true });
  const dir = await mkdtemp(join(resolve(".data/test"), "making-"));
  await chmod(dir, 0o755);
  const server = await startEmbeddedPostgres({ dir, logFile: join(dir, "log"), settings: SETTINGS });
  try {
    await makeTemplate(server.url, template);
  } finally {
    await server.stop();
  }
  // Another run may have been faster; its cluster is as good.
  await rename(dir, kept).catch(() => rm(dir, { recursive: true, force: true }));
  return kept;
}

/** `cp -a`, because the files belong to the user that PostgreSQL runs as. */
async function copy(from: string, to: string) {
  await promisify(execFile)("cp", ["-a", join(from, "data"), join(from, "password"), to]);
}

async function makeTemplate(server: string, template: string) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('portolan test template'))");
    const found = await client.query("select 1 from pg_database where datname = $1", [template]);
    if (found.rowCount) return;
    const unfinished = `${template}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished}`);
    await migrate(databaseUrl(server, unfinished), MIGRATIONS);
    await client.query(`alter database ${unfinished} rename to ${template}`);
  } finally {
    await client.end();
  }
}
