import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Which process holds the folder: a number alone may meanwhile belong to another process. */
type Holder = { pid: number; startedAt: string };

/**
 * Reserves a data folder for this process, so that a second one does not open the same database. The file of a
 * process that was killed does not count.
 *
 * @returns releases it
 * @throws Error when a live process holds it, or when the folder cannot be written
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, "portolan.pid");
  const mine: Holder = { pid: process.pid, startedAt: startOf(process.pid) ?? "" };
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = readHolder(file);
    if (holder && holder.startedAt === startOf(holder.pid)) {
      throw new Error(
        `Another Portolan (process ${holder.pid}) is using ${dataDir}. Stop it, or give this one a DATA_DIR of its own.`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new Error(`${file} cannot be taken: other processes are starting on it at the same time.`);
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}

/** When a process began, in the words of the system; null when there is none. */
function startOf(pid: number): string | null {
  if (existsSync("/proc/self/stat")) {
    try {
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      // proc_pid_stat(5): field 22, counted after the command name, which may hold spaces.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return `${boot} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
    } catch {
      return null;
    }
  }
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", `${pid}`], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}
