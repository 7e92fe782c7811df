import { existsSync } from "node:fs";
import { join } from "node:path";
import { findEmbeddedPostgres } from "@/db/embedded-postgres";
import type { Env } from "@/env";
import { databaseIn, serveDatabase } from "@/server/database";
import { lockDataDir } from "@/server/instance-lock";
import { UsageError } from "./output";

export interface Reached {
  readonly url: string;
  /** Stops what was started for the while. */
  release(): Promise<void>;
}

/** The portal's database: of DATABASE_URL, of the portal that runs on DATA_DIR, or started when none does. */
export async function reachDatabase(env: Env): Promise<Reached> {
  if (env.databaseUrl) return { url: env.databaseUrl, release: async () => undefined };
  const dir = join(env.dataDir, "postgres");
  if (!existsSync(join(dir, "data"))) {
    throw new UsageError(`There is no database in ${env.dataDir}. Set DATA_DIR, or give --database-url.`);
  }
  const unlock = tryLock(env.dataDir);
  if (!unlock) {
    const url = await findEmbeddedPostgres(dir);
    if (!url) throw new UsageError("The portal is just starting or stopping. Try again in a moment.");
    return { url: databaseIn(url), release: async () => undefined };
  }
  try {
    const served = await serveDatabase(env);
    // Nobody waits for it: a server that ends meanwhile shows in the next query.
    served.lost?.catch(() => undefined);
    const release = async () => {
      await served.stop();
      unlock();
    };
    // The server is a process group of its own: an interrupted command must not leave it behind.
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void release().finally(() => process.exit(130)));
    }
    return { url: served.url, release };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Null when a portal holds the folder. */
function tryLock(dataDir: string): (() => void) | null {
  try {
    return lockDataDir(dataDir);
  } catch {
    return null;
  }
}
