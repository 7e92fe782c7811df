import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "@/db/embedded-postgres";
import { freePort } from "@/db/free-port";

/** A PostgreSQL of the benchmark's own, with the settings of a durable server. */
export interface BenchDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** A running portal: its own process, so that its memory and CPU are its own. */
export interface Portal {
  readonly url: string;
  readonly dnsPort: number;
  readonly apiKey: string;
  readonly demo: { registrant: { email: string; password: string } };
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Settings of a durable server with room for a million names. */
const SETTINGS = { shared_buffers: "512MB", max_wal_size: "4GB" };

export async function startDatabase(): Promise<BenchDatabase> {
  const dir = mkdtempSync(join(tmpdir(), "portolan-bench-"));
  chmodSync(dir, 0o755);
  const server = await startEmbeddedPostgres({ dir, logFile: join(dir, "log"), settings: SETTINGS });
  const maintenance = new pg.Client({ connectionString: server.url });
  await maintenance.connect();
  await maintenance.query("CREATE DATABASE portolan");
  await maintenance.end();
  return {
    url: server.url.replace(/\/postgres$/, "/portolan"),
    async stop() {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export const makeDataDir = () => mkdtempSync(join(tmpdir(), "portolan-bench-data-"));

/**
 * Starts the built server on free ports and waits until it answers.
 * @param options.dataDir of a portal that ran on this database before, with its secrets; removed by the caller
 */
export async function startPortal(
  databaseUrl: string,
  options: { worker?: boolean; dataDir?: string } = {},
): Promise<Portal> {
  const { worker = true, dataDir = makeDataDir() } = options;
  const [port, dnsPort] = await Promise.all([freePort(), freePort()]);
  const child = spawn(process.execPath, ["--max-semi-space-size=16", "dist/server.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DNS_PORT: String(dnsPort),
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      RATE_LIMIT_PER_HOUR: "1000000000",
      LOG_LEVEL: "error",
      WORKER: worker ? "on" : "off",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  await waitFor(async () => (await fetch(`${url}/readyz`)).ok, 60_000);
  const demo = JSON.parse(readFileSync(join(dataDir, "demo.json"), "utf8"));
  return {
    url,
    dnsPort,
    apiKey: demo.registrant.api_key,
    demo,
    process: child,
    async stop() {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await ended;
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export async function waitFor(isDone: () => Promise<boolean>, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (!(await isDone().catch(() => false))) {
    if (performance.now() > until) throw new Error(`Waited ${withinMs} ms in vain`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Resident memory of a process, MB (10⁶ octets), from /proc. */
export function residentMegabytes(pid: number): number {
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  return (kilobytes * 1024) / 1e6;
}
