import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runMigrations } from "graphile-worker";
import { openDatabase } from "@/db/client";
import { inSqlTransaction } from "@/db/transaction";
import { systemContext } from "@/services/context";
import { emitEvent } from "@/services/events/emit";
import { fundAccounts } from "./lib/accounts";
import { median, run } from "./lib/load";
import { makeDataDir, startDatabase, startPortal, waitFor } from "./lib/portolan";
import { report, rounded } from "./lib/report";
import { addEndpoints, arrivalsFrom, countOf, eventOf, type Site, startReceiver } from "./lib/webhook-site";
import { reportFanOut } from "./webhook-fan-out";
import { reportLatency } from "./webhook-latency";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const EVENTS = Number(process.env.BENCH_EVENTS ?? 20_000);
const ENDPOINTS = 16;
const EVENTS_A_TRANSACTION = 20;
const here = dirname(fileURLToPath(import.meta.url));

/**
 * Deliveries, signed, over HTTP and with their log, beside graphile-worker doing as many empty tasks in the same database;
 * then how long after its commit an event reaches a quick receiver.
 */
export async function benchWebhooks(): Promise<void> {
  const database = await startDatabase();
  const receiver = await startReceiver();
  const dataDir = makeDataDir();
  const site: Site = { databaseUrl: database.url, dataDir, receiverUrl: receiver.url };
  try {
    const accounts = await openEndpoints(site);
    const rounds: Round[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const measured = {
        deliveries: await timeDeliveries(site, accounts),
        single: await timeEmptyTasks(site, "single", round),
        batched: await timeEmptyTasks(site, "batched", round),
      };
      // The first round warms the database up.
      if (round > 0) rounds.push(measured);
    }
    compare(rounds, "single", 0.5);
    compare(rounds, "batched", null);
    await reportLatency(site, accounts);
    await reportFanOut(site);
  } finally {
    receiver.process.kill();
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A second. */
interface Round {
  readonly deliveries: number;
  readonly single: number;
  readonly batched: number;
}

function compare(rounds: readonly Round[], way: "single" | "batched", aim: number | null): void {
  const ratio = median(rounds.map((round) => round.deliveries / round[way]));
  report({
    what: `webhooks: ${rounded(EVENTS)} deliveries to ${ENDPOINTS} endpoints`,
    portolan: `${rounded(median(rounds.map((round) => round.deliveries)))}/s`,
    beside: `graphile-worker, empty task, ${way}: ${rounded(median(rounds.map((round) => round[way])))}/s`,
    ratio: ratio.toFixed(2),
    aim: aim === null ? "shown" : `≥ ${aim}`,
    met: aim === null ? null : ratio >= aim,
  });
}

/** @returns ids of accounts that have one endpoint each */
async function openEndpoints({ databaseUrl, dataDir, receiverUrl }: Site): Promise<string[]> {
  const portal = await startPortal(databaseUrl, { dataDir, worker: false });
  await addEndpoints(portal, receiverUrl, await fundAccounts(databaseUrl, ENDPOINTS));
  await portal.stop();
  const db = openDatabase(databaseUrl, 2);
  const endpoints = await db.prisma.webhookEndpoint.findMany({ select: { accountId: true } });
  await db.close();
  return endpoints.map(({ accountId }) => accountId);
}

/** Deliveries a second of a worker that starts with all of them waiting, until the last is written down. */
async function timeDeliveries(
  { databaseUrl, dataDir, receiverUrl }: Site,
  accounts: readonly string[],
): Promise<number> {
  const db = openDatabase(databaseUrl, 4);
  const ctx = systemContext(db, "bench", new Date(), "req_bench");
  for (let made = 0; made < EVENTS; made += EVENTS_A_TRANSACTION) {
    await inSqlTransaction(db, async (tx) => {
      for (let i = made; i < made + EVENTS_A_TRANSACTION; i++) await emitEvent(tx, ctx, eventOf(i, accounts));
    });
  }
  await db.pool.query("VACUUM ANALYZE webhook_delivery, event");
  const before = await countOf(receiverUrl);
  const portal = await startPortal(databaseUrl, { dataDir });
  let ended = 0;
  await waitFor(async () => {
    const { rowCount } = await db.pool.query(
      "SELECT 1 FROM webhook_delivery WHERE state = 'pending' LIMIT 1",
    );
    ended = performance.timeOrigin + performance.now();
    return rowCount === 0;
  }, 120_000);
  await portal.stop();
  await db.close();
  const arrivals = await arrivalsFrom(receiverUrl, before);
  if (new Set(arrivals.map(([id]) => id)).size !== EVENTS) throw new Error("Not every event arrived");
  const [, began = Number.NaN] = arrivals[0] ?? [];
  return EVENTS / ((ended - began) / 1000);
}

async function timeEmptyTasks(
  { databaseUrl }: Site,
  way: "single" | "batched",
  round: number,
): Promise<number> {
  const schema = `bench_${way}_${round}`;
  await runMigrations({ connectionString: databaseUrl, schema });
  const db = openDatabase(databaseUrl, 1);
  await db.pool.query(`SELECT count(${schema}.add_job('empty', '{}')) FROM generate_series(1, $1::int)`, [
    EVENTS,
  ]);
  await db.pool.query(`VACUUM ANALYZE ${schema}._private_jobs`);
  await db.close();
  process.env.DATABASE_URL = databaseUrl;
  return Number(await run(process.execPath, [join(here, "empty-tasks.mjs"), String(EVENTS), schema, way]));
}
