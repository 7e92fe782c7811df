import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Log } from "@/lib/log";
import type { Tasks } from "@/services/tasks";
import type { Handlers } from "./handlers";

/** When tasks run that nobody queues: crontab's five fields, UTC. */
const SCHEDULE: readonly { task: keyof Tasks; match: string }[] = [
  { task: "run_lifecycle", match: "* * * * *" },
  { task: "approve_transfers", match: "* * * * *" },
  { task: "sweep_workflows", match: "* * * * *" },
  { task: "settle_due_payments", match: "* * * * *" },
  { task: "sample_health", match: "* * * * *" },
  { task: "notice_low_balances", match: "* * * * *" },
  { task: "expire_certifications", match: "*/5 * * * *" },
  { task: "seal_logs", match: "* * * * *" },
  { task: "clean_up", match: "17 * * * *" },
];

export interface Worker {
  /** Throws when the worker has stopped or hears nothing from the database. */
  assertHealthy(): void;
  /** Lets running jobs end, then stops. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly databaseUrl: string;
  readonly handlers: Handlers;
  readonly log: Log;
  /** Told of every job that ended, with the microseconds it took. */
  readonly onJob?: (task: string, isDone: boolean, micros: number) => void;
  /** Jobs at a time. */
  readonly concurrency?: number;
}

/** Starts taking jobs from the database. Any number of processes may do so at once. */
export async function startWorker({
  databaseUrl,
  handlers,
  log,
  onJob,
  concurrency = 4,
}: WorkerOptions): Promise<Worker> {
  const state = { isListening: false, failure: null as string | null, isStopped: false };
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:listen:success", () => {
    state.isListening = true;
  });
  events.on("pool:listen:error", ({ error }) => {
    state.isListening = false;
    state.failure = error instanceof Error ? error.message : String(error);
  });
  events.on("job:failed", ({ job, error }) => {
    log.error("job failed for good", { task: job.task_identifier, job: job.id, error });
  });
  const runner = await run({
    connectionString: databaseUrl,
    concurrency,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    // Batching, even of one: only what is batched is waited for when the worker stops.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: taskListOf(handlers, onJob),
    parsedCronItems: parseCronItems(
      SCHEDULE.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 0 } })),
    ),
    logger: quietLogger(log),
    events,
  });
  const ended = runner.promise.then(
    () => {
      state.isStopped = true;
    },
    (error: unknown) => {
      state.isStopped = true;
      state.failure = error instanceof Error ? error.message : String(error);
      log.error("the worker stopped", { error });
    },
  );
  return {
    assertHealthy() {
      if (state.isStopped)
        throw new Error(`The worker has stopped${state.failure ? `: ${state.failure}` : ""}`);
      if (!state.isListening)
        throw new Error(`The worker waits for the database: ${state.failure ?? "starting"}`);
    },
    async stop() {
      if (!state.isStopped) await runner.stop();
      await ended;
    },
  };
}

/** Payloads were typed where they were queued: `addTask`. */
function taskListOf(handlers: Handlers, onJob: WorkerOptions["onJob"]): TaskList {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      async (payload: unknown) => {
        const began = performance.now();
        const end = (isDone: boolean) => onJob?.(name, isDone, (performance.now() - began) * 1000);
        try {
          await handle(payload as never);
        } catch (error) {
          end(false);
          throw error;
        }
        end(true);
      },
    ]),
  );
}

/** The library tells of every job; that is worth the level debug. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === "error") log.error(message, { ...meta });
    else if (level === "warning") log.warn(message);
    else log.debug(message);
  });
}
