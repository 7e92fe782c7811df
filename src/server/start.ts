import { mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import next from "next";
import { API_PATHS, createApi } from "@/api/app";
import { lendToPages } from "@/api/lend-to-pages";
import { keepFeedClock } from "@/db/feed";
import { isPortFree } from "@/db/free-port";
import type { Env } from "@/env";
import { smtpTransport } from "@/integrations/mail/smtp";
import { createLog, type Log } from "@/lib/log";
import { createRuntime, type Runtime } from "@/runtime";
import { flushUses } from "@/services/access/last-use";
import { registerSigningKey } from "@/services/signing/keys";
import { createHandlers } from "@/worker/handlers";
import { startWorker } from "@/worker/index";
import { startInvoiceWorker } from "@/worker/issue-invoices";
import { openCounts } from "./count-requests";
import { migrateDatabase, serveDatabase } from "./database";
import { openDns, openPublisher } from "./dns";
import { createPortal } from "./http";
import { lockDataDir } from "./instance-lock";
import { seed } from "./seed";
import { openWebhooks } from "./webhooks";

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
  started.defer(() => flushUses(runtime.db).catch(() => undefined));
  const shift = await keepFeedClock(runtime.db);
  if (shift > 0n)
    log.warn("the database was restored from a dump: feeds go on behind its rows", { shift: String(shift) });
  await registerSigningKey(runtime.db, runtime.signer, new Date());
  started.defer(
    openCounts(runtime.db, runtime.counts, (error) => log.error("counts not written", { error })),
  );
  await step("Seed the database", () => seed(runtime));
  if (env.worker) {
    started.defer(await step("Start the worker", () => openWorker(runtime, database.url)));
    started.defer(await openPublisher(runtime));
    started.defer(await openWebhooks(runtime));
    started.defer(openInvoices(runtime));
  }
  if (env.dns.enabled) started.defer(await step("Start DNS", () => openDns(runtime)));

  const portal = await step("Open the portal", () => openPortal(runtime));
  started.defer(() => portal.close());
  log.info("ready", { url: env.publicUrl, pid: process.pid });

  const parts = started.move();
  return { runtime, lost: database.lost, stop: () => parts.disposeAsync() };
}

/** @returns stops it */
async function openWorker({ db, env, log, signer, payments, parts, counts }: Runtime, databaseUrl: string) {
  const mail = env.mail.smtpUrl ? smtpTransport(env.mail.smtpUrl, env.mail.from) : null;
  const handlers = createHandlers({ db, publicUrl: env.publicUrl, mail, signer, payments });
  const worker = await startWorker({
    databaseUrl,
    handlers,
    log,
    onJob: (task, isDone, micros) => counts.add(`jobs:${task}`, isDone ? "ok" : "failed", micros),
  });
  parts.set("jobs", () => worker.assertHealthy());
  return async () => {
    await worker.stop();
    mail?.close();
  };
}

/** @returns stops it */
function openInvoices({ db, env, log }: Runtime) {
  const onError = (error: unknown) => log.error("invoices not issued", { error });
  const worker = startInvoiceWorker({ db, publicUrl: env.publicUrl, onError });
  return () => worker.close();
}

async function openPortal(runtime: Runtime) {
  const { env, db, authSecret, log, payments, liveDns, signer, offer, webhooks, sealer, clock } = runtime;
  globalThis.portolan = lendToPages({
    db,
    payments,
    liveDns,
    signer,
    offer,
    webhooks,
    sealer,
    clock,
    publicUrl: env.publicUrl,
    keepsMail: env.demo && env.mail.smtpUrl === null,
    dnsAt: env.dns.enabled ? env.dns : null,
    rateLimitPerHour: env.rateLimitPerHour,
    authSecret,
    onDefect: (error, about) => log.error("defect", { ...about, error }),
  });
  const pages = next({
    dev: env.development,
    dir: process.cwd(),
    hostname: env.host,
    port: env.port,
    quiet: true,
  });
  await pages.prepare();
  const portal = createPortal(env, {
    api: createApi(runtime),
    apiPaths: API_PATHS,
    pages: pages.getRequestHandler(),
    counts: runtime.counts,
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
