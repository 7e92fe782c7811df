import { loadDotEnv, readEnv } from "@/env";
import type { Started, Step } from "@/server/start";

/** A second Ctrl-C within this time is the terminal's and npm's double of the first. */
const SAME_SIGNAL_MS = 1000;

/**
 * Runs the portal until a signal ends the process: exit 0 after SIGINT or SIGTERM, 1 with a message for the operator
 * when it cannot start or go on.
 *
 * @param step shows the steps of the start
 * @param onReady called once everything answers
 */
export async function serve(
  step: Step,
  onReady: (started: Started) => Promise<void> = async () => undefined,
) {
  // Prisma reads the parts of an include at once on a transaction's connection, where pg queues them and warns of its
  // next major version: nothing that the operator could do.
  process.noDeprecation = true;
  const stopped = Promise.withResolvers<void>();
  const signals = listenForSignals(() => stopped.resolve());
  let started: Started | undefined;
  try {
    loadDotEnv();
    const env = readEnv();
    // Loaded after the environment is known to be right: it is most of the program.
    const { start } = await import("@/server/start");
    started = await start(env, step);
    const { log } = started.runtime;
    process.on("unhandledRejection", (error) => log.error("unhandled rejection", { error }));
    await onReady(started);
    await Promise.race([stopped.promise, started.lost].filter((promise) => promise !== null));
    await started.stop();
    log.info("stopped");
    process.exit(0);
  } catch (error) {
    process.stderr.write(`\n${problem(error)}\n`);
    await started?.stop().catch(() => undefined);
    process.exit(signals.count > 0 ? 0 : 1);
  }
}

function listenForSignals(stop: () => void) {
  const seen = { count: 0, at: 0 };
  const onSignal = () => {
    if (seen.count > 0 && Date.now() - seen.at < SAME_SIGNAL_MS) return;
    seen.count++;
    seen.at = Date.now();
    // The second one is from somebody who does not want to wait.
    if (seen.count > 1) process.exit(130);
    stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  return seen;
}

/** One message, no stack: what is wrong and what to do. */
function problem(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC")
    return `The disk is full${path ? ` (writing ${path})` : ""}. Make room and start again.`;
  if ((code === "EACCES" || code === "EPERM" || code === "EROFS") && path) {
    return `${path} cannot be written (${code}). Give this user the right to, or set DATA_DIR to another folder.`;
  }
  return message;
}

if (import.meta.main) await serve((_title, run) => run());
