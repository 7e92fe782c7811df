/**
 * graphile-worker with an empty task, in a process of its own: does what waits in the queue and prints how many jobs a
 * second, from the first that began to the last that was marked as done.
 *
 *   node … <jobs> <schema> single|batched
 *
 * `single`, the default of the library, takes and ends each job by itself; `batched` takes 500 ahead and ends them together.
 */
import { EventEmitter } from "node:events";
import { Logger, run, type WorkerEvents } from "graphile-worker";

const [count = "0", schema = "", way = "single"] = process.argv.slice(2);
const CONCURRENCY = 20;
const BATCHED = { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };

const events: WorkerEvents = new EventEmitter();
let began = 0;
let done = 0;
const ended = new Promise<number>((resolve) => {
  events.on("job:complete", () => {
    if (++done === Number(count)) resolve(performance.now());
  });
});
const runner = await run({
  connectionString: process.env.DATABASE_URL,
  schema,
  concurrency: CONCURRENCY,
  maxPoolSize: CONCURRENCY,
  noHandleSignals: true,
  preset: { worker: way === "batched" ? BATCHED : {} },
  logger: new Logger(() => () => undefined),
  events,
  taskList: {
    empty: () => {
      began ||= performance.now();
    },
  },
});
const seconds = ((await ended) - began) / 1000;
await runner.stop();
process.stdout.write(`${Number(count) / seconds}\n`);
