import { randomBytes } from "node:crypto";
import pg from "pg";

export type TestDatabase = {
  /** `postgresql://…` of a database of its own: migrated, without rows. */
  url: string;
  pool: pg.Pool;
  /** Closes the pool and removes the database. */
  drop(): Promise<void>;
};

/**
 * Makes a database for one test file, cloned in milliseconds from the template that `postgres.ts` made for the
 * run. Call it in `beforeAll` and `drop()` it in `afterAll`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = ownServer();
  const template = process.env.TEST_DATABASE_TEMPLATE;
  if (!server || !template)
    throw new Error("Run this test with vitest, whose global setup starts PostgreSQL.");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(server, `create database ${name} template ${template} strategy file_copy`);
  const url = databaseUrl(server, name);
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  // The server ends the connections that a test left behind when the database is dropped.
  pool.on("error", () => undefined);
  return {
    url,
    pool,
    drop: async () => {
      await pool.end();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

/** Variable with the servers' URLs as JSON, one for each worker. */
export const SERVERS = "TEST_DATABASE_SERVERS";

function ownServer(): string | undefined {
  const { TEST_DATABASE_URL, VITEST_POOL_ID = "1", [SERVERS]: urls = "[]" } = process.env;
  return TEST_DATABASE_URL ?? JSON.parse(urls)[Number(VITEST_POOL_ID) - 1];
}

/** The same server's URL with another database. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(server: string, statement: string) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
