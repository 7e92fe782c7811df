import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { startEmbeddedPostgres } from "@/db/embedded-postgres";
import { migrate } from "@/db/migrate";
import { inSqlTransaction } from "@/db/transaction";
import { addressGuard } from "@/integrations/webhooks/guard";
import { emitEvent } from "@/services/events/emit";
import { openSealer } from "@/services/sealing/sealer";
import { createEndpoint } from "@/services/webhooks/endpoints";
import { createEndpointInput } from "@/services/webhooks/schema";
import { type BuiltAccount, buildAccount, userContext } from "@/testing/builders";
import { type BundledProgram, bundleProgram } from "@/testing/bundled-program";
import { openReceiver, type ReceivedDelivery, type WebhookReceiver } from "@/testing/webhook-receiver";

const SECRET = "a secret of the portal, for tests only";
const KILLS = 20;
/** More than killed workers can have leased. */
const NAMES = Array.from({ length: 200 }, (_, i) => `n${i}.com.store`);
/** Longer than a lease: a worker so much ahead takes up what a killed one had. */
const LEASE_MS = 31_000;
/** Of the load. */
const AT_ONCE = 20;
const PAUSE_MS = 50;
/** Deliveries that are received in the life of a worker. */
const LIFE = 40;

let program: BundledProgram;
let dir: string;
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let db: Database;
let account: BuiltAccount;
let receiver: WebhookReceiver;
const running = new Set<ChildProcess>();
const startPostgres = () =>
  startEmbeddedPostgres({
    dir,
    logFile: join(dir, "log"),
    settings: { fsync: "off", max_connections: "100" },
  });

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "portolan-killed-"));
  await chmod(dir, 0o755);
  const programReady = bundleProgram("src/testing/killed-webhook-worker.ts");
  postgres = await startPostgres();
  await migrate(postgres.url, "prisma/migrations");
  db = openDatabase(postgres.url, 20);
  account = await buildAccount(db);
  receiver = await openReceiver();
  program = await programReady;
});
afterAll(async () => {
  for (const worker of running) worker.kill("SIGKILL");
  await receiver.close();
  await db.close();
  await postgres.stop();
  await program.remove();
  await rm(dir, { recursive: true, force: true });
});

async function endpoint(path: string): Promise<{ id: string; path: string; secret: string }> {
  const webhooks = { sealer: openSealer(SECRET, "webhook secrets"), guard: addressGuard(["127.0.0.0/8"]) };
  const ctx = { ...(await userContext(db, account)), webhooks };
  const url = new URL(path, receiver.url).href;
  const made = await createEndpoint(ctx, createEndpointInput.parse({ url }));
  return { id: made.endpoint.id, path, secret: made.secret };
}

async function startWorker(aheadMs: number): Promise<ChildProcess> {
  const worker = program.start([postgres.url, SECRET, String(aheadMs)], ["ignore", "pipe", "inherit"]);
  running.add(worker);
  if (!worker.stdout) throw new Error("The worker has no output");
  const lines = createInterface(worker.stdout);
  await new Promise<void>((ready) => lines.on("line", (line) => line === "ready" && ready()));
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  const ended = once(worker, "exit");
  worker.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
  running.delete(worker);
}

/** Events of some names after the other, until told to stop; while the database is away none is committed. */
function keepHappening(): { stop(): Promise<void> } {
  let isOver = false;
  const happen = async (subject: string, number: number) => {
    const ctx = await userContext(db, account, { now: new Date() });
    const payload = { subdomain: subject, auto_renew: true, statuses: [String(number)] };
    await inSqlTransaction(db, (tx) =>
      emitEvent(tx, ctx, { type: "subdomain.updated", accountId: account.id, subject, payload }),
    );
  };
  const run = async () => {
    for (let round = 0; !isOver; round++) {
      const at = (round * AT_ONCE) % NAMES.length;
      await Promise.allSettled(NAMES.slice(at, at + AT_ONCE).map((subject) => happen(subject, round)));
      await sleep(PAUSE_MS);
    }
  };
  const done = run();
  return {
    stop: () => {
      isOver = true;
      return done;
    },
  };
}

test("20 workers killed at work and a restarted database lose no event", { timeout: 90_000 }, async () => {
  const endpoints = [await endpoint("/one"), await endpoint("/two")];
  const accepted: ReceivedDelivery[] = [];
  const refused = new Set<string>();
  receiver.answer = (delivery, response) => {
    // Once each: what is refused again waits for five minutes.
    const id = delivery.path + delivery.headers["webhook-id"];
    const isRefused = receiver.received.length % 25 === 0 && !refused.has(id);
    if (isRefused) refused.add(id);
    if (!isRefused) accepted.push(delivery);
    response.writeHead(isRefused ? 503 : 200).end();
  };
  const load = keepHappening();
  let next = startWorker(0);
  for (let kills = 1; kills <= KILLS; kills++) {
    const worker = await next;
    // Its successor starts meanwhile. The libraries allow five minutes: not each can be a lease ahead.
    next = startWorker(Math.floor(kills / 3) * LEASE_MS);
    if (kills === KILLS / 2) {
      await postgres.stop();
      postgres = await startPostgres();
    }
    await receiver.until(receiver.received.length + LIFE);
    await kill(worker);
  }
  await load.stop();
  await kill(await next);

  receiver.answer = (delivery, response) => {
    accepted.push(delivery);
    response.end();
  };
  await startWorker((KILLS / 3 + 1) * LEASE_MS);
  const waiting = () => db.prisma.webhookDelivery.count({ where: { state: { not: "delivered" } } });
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 30_000, interval: 100 });

  const events = await db.prisma.event.findMany({
    where: { accountId: account.id },
    orderBy: { position: "asc" },
  });
  expect(events.length).toBeGreaterThan(NAMES.length);
  for (const { path, secret } of endpoints) {
    const mine = accepted.filter((delivery) => delivery.path === path);
    const ids = new Set(mine.map(({ headers }) => headers["webhook-id"]));
    expect(events.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBe(events.length);
    for (const { body, headers } of mine) {
      new StandardWebhook(secret).verify(body, headers);
      new SvixWebhook(secret).verify(body, headers);
    }
    // What is sent twice comes twice before the next one.
    const place = new Map(events.map(({ id }, index) => [id, index]));
    const last = new Map<string, number>();
    for (const { body, headers } of mine) {
      const { subdomain } = JSON.parse(body).data;
      const at = place.get(headers["webhook-id"] ?? "") ?? -1;
      expect(at).toBeGreaterThanOrEqual(last.get(subdomain) ?? 0);
      last.set(subdomain, at);
    }
  }
});
