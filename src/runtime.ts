import { type Database, openDatabase } from "@/db/client";
import { type Env, keepAuthSecret } from "@/env";
import type { Log } from "@/lib/log";

/** Everything a door needs, made once a process: the only wiring of environment, database and integrations. */
export type Runtime = {
  readonly env: Env;
  readonly log: Log;
  readonly db: Database;
  /** Seals cookies and signed links. */
  readonly authSecret: string;
  /** What `/readyz` asks, by name: throws or rejects when the part is down. A part that is off here is absent. */
  readonly parts: Map<string, () => unknown>;
};

export function createRuntime(env: Env, log: Log, databaseUrl: string): Runtime {
  const db = openDatabase(databaseUrl, env.databaseConnections);
  const parts: Runtime["parts"] = new Map();
  parts.set("database", () => db.pool.query("select 1"));
  return { env, log, db, authSecret: keepAuthSecret(env), parts };
}
