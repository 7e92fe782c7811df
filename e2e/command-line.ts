import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** A program of scripts/ that runs in a process of its own. */
export interface Running {
  /** Exit code, and all that it printed. */
  readonly ended: Promise<{ code: number | null; text: string }>;
  isRunning(): boolean;
}

/** Starts a script with `env` beside the usual environment. */
export function start(script: string, args: readonly string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [`${root}scripts/${script}`, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = new Promise<{ code: number | null; text: string }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, text }));
  });
  return { ended, isRunning: () => child.exitCode === null && child.signalCode === null };
}
