import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "@/db/embedded-postgres";
import { migrate } from "@/db/migrate";
import type { Env } from "@/env";

const DATABASE = "portolan";

/** Durability stays as PostgreSQL ships it; these fit it to a small machine. */
const SETTINGS = {
  max_connections: "120",
  shared_buffers: "128MB",
  log_min_messages: "warning",
  log_line_prefix: "%m [%p] ",
};

export type ServedDatabase = {
  url: string;
  /** Rejects when the embedded server ends by itself; null for a database of the operator's. */
  lost: Promise<never> | null;
  stop(): Promise<void>;
};

/** The database of DATABASE_URL, or the embedded one, started. */
export async function serveDatabase(env: Env): Promise<ServedDatabase> {
  if (env.databaseUrl) {
    await reach(env.databaseUrl);
    return { url: env.databaseUrl, lost: null, stop: async () => undefined };
  }
  const logs = join(env.dataDir, "logs");
  mkdirSync(logs, { recursive: true });
  const server = await startEmbeddedPostgres({
    dir: join(env.dataDir, "postgres"),
    logFile: join(logs, "postgres.log"),
    settings: SETTINGS,
  });
  let stopping = false;
  const lost = new Promise<never>((_, reject) => {
    server.exited.then(() => {
      if (!stopping)
        reject(new Error(`The embedded PostgreSQL ended by itself (see ${join(logs, "postgres.log")})`));
    });
  });
  return {
    url: await createDatabase(server.url),
    lost,
    stop: () => {
      stopping = true;
      return server.stop();
    },
  };
}

/** @returns names of the migrations applied now */
export function migrateDatabase(url: string): Promise<string[]> {
  return migrate(url, resolve("prisma/migrations"));
}

async function createDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (!found.rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
  return databaseIn(serverUrl);
}

/** The URL of our database in the embedded server. */
export function databaseIn(serverUrl: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

const OLDEST_VERSION = 150_000;

async function reach(databaseUrl: string) {
  const { host, pathname } = new URL(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('server_version_num')::int as version");
    if (rows[0].version < OLDEST_VERSION) throw new Error("it is older than PostgreSQL 15");
  } catch (error) {
    throw new Error(
      `The database ${pathname.slice(1)} at ${host} cannot be used: ${reason(error)}. Check DATABASE_URL.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return reason(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
