import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, openSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Identity,
  postgresBinary,
  postgresIdentity,
  runAs,
  runToEnd,
} from "./embedded-postgres-binaries";
import { freePort, isPortFree } from "./free-port";

export type EmbeddedPostgres = {
  /** `postgresql://…` of the database `portolan`'s server, its maintenance database `postgres`. */
  url: string;
  port: number;
  /** Resolves when the server has gone, by `stop` or by itself. */
  exited: Promise<void>;
  /** Fast shutdown: cuts connections, checkpoints, ends. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Folder of this cluster: `data/`, `password` and `port` are kept in it. */
  dir: string;
  /** What the server writes; its folder must exist. */
  logFile: string;
  /** `postgresql.conf` settings for this run. */
  settings?: Record<string, string>;
};

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;

/** The user of the cluster and its only superuser. */
const USER = "portolan";

/**
 * Starts the PostgreSQL that came from npm, making the cluster first when there is none. A server that a killed
 * process left behind on the same folder is stopped first.
 *
 * @throws Error with a message for the operator when it cannot be made or started
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dir = resolve(options.dir);
  const dataDir = join(dir, "data");
  const identity = await postgresIdentity();
  await mkdir(dir, { recursive: true });
  if (identity) await chown(dir, identity.uid, identity.gid);
  const password = await keepPassword(dir, identity);
  if (!existsSync(join(dataDir, "PG_VERSION"))) await makeCluster(dir, options.logFile, identity);
  await stopLeftover(dataDir);

  const port = await keepPort(join(dir, "port"));
  const server = await spawnServer(dataDir, port, options, identity);
  const exited = new Promise<void>((done) => server.once("exit", () => done()));
  await waitUntilReady(dataDir, server, options.logFile);
  return {
    url: `postgresql://${USER}:${password}@127.0.0.1:${port}/postgres`,
    port,
    exited,
    stop: async () => {
      if (server.pid !== undefined && server.exitCode === null) await stopByPid(server.pid, exited);
    },
  };
}

/** The URL of a server that runs on the folder of a cluster (see `EmbeddedPostgresOptions.dir`); null when none does. */
export async function findEmbeddedPostgres(dir: string): Promise<string | null> {
  const state = await readPostmaster(join(resolve(dir), "data"));
  if (state?.status !== "ready" || !isAlive(state.pid)) return null;
  const password = (await readFile(join(dir, "password"), "utf8")).trim();
  return `postgresql://${USER}:${password}@127.0.0.1:${state.port}/postgres`;
}

async function keepPassword(dir: string, identity: Identity | null): Promise<string> {
  const file = join(dir, "password");
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  await chmod(file, 0o600);
  if (identity) await chown(file, identity.uid, identity.gid);
  return (await readFile(file, "utf8")).trim();
}

/** Makes it beside its place and moves it there when whole, so that an interrupted start leaves nothing half made. */
async function makeCluster(dir: string, logFile: string, identity: Identity | null) {
  const unfinished = join(dir, "data.unfinished");
  await rm(unfinished, { recursive: true, force: true });
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${USER}`,
    `--pwfile=${join(dir, "password")}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
  ];
  const { code, output } = await runToEnd(await runAs(identity, postgresBinary("initdb"), args, dir));
  await writeFile(logFile, output, { flag: "a" });
  if (code !== 0) {
    throw new Error(
      `PostgreSQL could not make its data folder in ${dir}: ${lastLine(output)} (see ${logFile})`,
    );
  }
  await rename(unfinished, join(dir, "data"));
}

async function keepPort(file: string): Promise<number> {
  const remembered = existsSync(file) ? Number(await readFile(file, "utf8")) : 0;
  if (remembered > 0 && (await isPortFree(remembered, "127.0.0.1"))) return remembered;
  const port = await freePort();
  await writeFile(file, `${port}\n`);
  return port;
}

async function spawnServer(
  dataDir: string,
  port: number,
  { logFile, settings }: EmbeddedPostgresOptions,
  identity: Identity | null,
): Promise<ChildProcess> {
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = await runAs(
    identity,
    postgresBinary("postgres"),
    ["-D", dataDir, "-p", `${port}`, ...flags],
    dirname(dataDir),
  );
  const log = openSync(logFile, "a");
  // A process group of its own: Ctrl-C in the terminal reaches only Portolan, which stops it last.
  return spawn(command.file, command.args, {
    ...command.options,
    detached: true,
    stdio: ["ignore", log, log],
  });
}

async function waitUntilReady(dataDir: string, server: ChildProcess, logFile: string) {
  let failure: string | undefined;
  server.once("error", (error) => {
    failure = error.message;
  });
  server.once("exit", () => {
    failure ??= "it ended at once";
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const state = await readPostmaster(dataDir);
    if (state?.pid === server.pid && state?.status === "ready") return;
    if (failure) {
      const log = await readFile(logFile, "utf8").catch(() => "");
      throw new Error(`PostgreSQL did not start: ${lastLine(log) || failure} (see ${logFile})`);
    }
    if (Date.now() > deadline) {
      server.kill("SIGKILL");
      throw new Error(`PostgreSQL was not ready after ${START_TIMEOUT_MS / 1000} s (see ${logFile})`);
    }
    await sleep(20);
  }
}

/** `postmaster.pid`: pid, data folder, start time, port, socket folder, address, shared memory, status. */
async function readPostmaster(dataDir: string) {
  const text = await readFile(join(dataDir, "postmaster.pid"), "utf8").catch(() => null);
  if (text === null) return null;
  const lines = text.split("\n");
  return { pid: Number(lines[0]), dataDir: lines[1], port: Number(lines[3]), status: lines[7]?.trim() };
}

async function stopLeftover(dataDir: string) {
  const postmaster = await readPostmaster(dataDir);
  if (!postmaster || postmaster.dataDir !== dataDir || !isAlive(postmaster.pid)) return;
  const commandLine = await readFile(`/proc/${postmaster.pid}/cmdline`, "utf8").catch(() => null);
  // Elsewhere than on Linux PostgreSQL itself refuses a folder in use.
  if (!commandLine?.includes(dataDir)) return;
  await stopByPid(postmaster.pid);
}

async function stopByPid(pid: number, exited?: Promise<void>) {
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  const gone = async () => {
    while (isAlive(pid) && Date.now() < deadline) await sleep(20);
    if (isAlive(pid)) process.kill(pid, "SIGQUIT");
  };
  await (exited ? Promise.race([exited, gone()]) : gone());
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function lastLine(text: string): string {
  const lines = text.trim().split("\n");
  return lines.findLast((line) => /FATAL|error:|could not/.test(line))?.trim() ?? lines.at(-1)?.trim() ?? "";
}
