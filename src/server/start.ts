import { mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import next from "next";
import { API_PATHS, createApi } from "@/api/app";
import { isPortFree } from "@/db/free-port";
import type { Env } from "@/env";
import { createLog, type Log } from "@/lib/log";
import { createRuntime, type Runtime } from "@/runtime";
import { migrateDatabase, serveDatabase } from "./database";
import { createPortal } from "./http";
import { lockDataDir } from "./instance-lock";

/** Tells whoever watches what is being done; `run` is the step. */
export type Step = <T>(title: string, run: () => Promise<T>) => Promise<T>;

export type Started = {
  runtime: Runtime;
  /** Rejects when a part without which the portal cannot go on has ended. */
  lost: Promise<never> | null;
  /** Stops HTTP, DNS, jobs and the embedded database, in this order. */
  stop(): Promise<void>;
};

/** Starts every part in order; what was started is stopped again when a later one fails. */
export async function start(env: Env, step: Step): Promise<Started> {
  await using started = new AsyncDisposableStack();
  started.defer(lockDataDir(env.dataDir));
  await assertPortsFree(env);
  const log = openLog(env);

  const database = await step(env.databaseUrl ? "Reach the database" : "Start PostgreSQL", () =>
    serveDatabase(env),
  );
  started.defer(() => database.stop());
  await step("Migrate the database", async () => {
    const applied = await migrateDatabase(database.url);
    if (applied.length > 0) log.info("migrated", { applied });
  });

  const runtime = createRuntime(env, log, database.url);
  started.defer(() => runtime.db.close());

  const portal = await step("Open the portal", () => openPortal(runtime));
  started.defer(() => portal.close());
  log.info("ready", { url: env.publicUrl, pid: process.pid });

  const parts = started.move();
  return { runtime, lost: database.lost, stop: () => parts.disposeAsync() };
}

async function openPortal(runtime: Runtime) {
  const { env } = runtime;
  const pages = next({ dev: env.development, dir: process.cwd(), hostname: env.host, port: env.port, quiet: true });
  await pages.prepare();
  const portal = createPortal(env, {
    api: createApi(runtime),
    apiPaths: API_PATHS,
    pages: pages.getRequestHandler(),
  });
  await portal.listen();
  return {
    close: async () => {
      await portal.close();
      await pages.close();
    },
  };
}

async function assertPortsFree({ port, host, dns }: Env) {
  if (!(await isPortFree(port, host))) {
    throw new Error(`Port ${port} on ${host} is taken by another program. Set PORT to a free one.`);
  }
  if (dns.enabled && !(await isPortFree(dns.port, dns.host))) {
    throw new Error(
      `Port ${dns.port} on ${dns.host} is taken by another program. Set DNS_PORT to a free one.`,
    );
  }
}

function openLog({ log }: Env): Log {
  if (log.file === null) return createLog(log.level, (line) => void process.stdout.write(line));
  mkdirSync(dirname(log.file), { recursive: true });
  const file = openSync(log.file, "a");
  return createLog(log.level, (line) => void writeSync(file, line));
}
