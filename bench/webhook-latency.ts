import { openDatabase } from "@/db/client";
import { inSqlTransaction } from "@/db/transaction";
import { systemContext } from "@/services/context";
import { emitEvent } from "@/services/events/emit";
import { percentile } from "./lib/load";
import { startPortal, waitFor } from "./lib/portolan";
import { report, rounded } from "./lib/report";
import { arrivalsFrom, countOf, eventOf, type Site } from "./lib/webhook-site";

/** Commits a second while latency is measured, and for how many seconds. */
const RATE = 100;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);

/** How long after its commit an event reaches a quick receiver, on a portal that has nothing else to do. */
export async function reportLatency(
  { databaseUrl, dataDir, receiverUrl }: Site,
  accounts: readonly string[],
): Promise<void> {
  const portal = await startPortal(databaseUrl, { dataDir });
  const db = openDatabase(databaseUrl, 8);
  const committed = new Map<string, number>();
  const before = await countOf(receiverUrl);
  const writes: Promise<void>[] = [];
  const begin = performance.now();
  for (let i = 0; i < RATE * SECONDS; i++) {
    const wait = begin + (i * 1000) / RATE - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    writes.push(commitOne(db, `req_latency_${i}`, eventOf(i, accounts), committed));
  }
  await Promise.all(writes);
  await waitFor(async () => (await countOf(receiverUrl)) - before >= committed.size, 10_000);
  const events = await db.prisma.event.findMany({
    where: { requestId: { in: [...committed.keys()] } },
    select: { id: true, requestId: true },
  });
  const requestOf = new Map(events.map(({ id, requestId }) => [id, requestId]));
  const waits = (await arrivalsFrom(receiverUrl, before)).map(
    ([id, at]) => at - (committed.get(requestOf.get(id) ?? "") ?? Number.NaN),
  );
  await db.close();
  await portal.stop();
  const p99 = percentile(waits, 99);
  report({
    what: `commit → attempt at the receiver, ${RATE} events/s`,
    portolan: `p50 ${rounded(percentile(waits, 50), 1)} ms, p99 ${rounded(p99, 1)} ms`,
    beside: "–",
    ratio: "–",
    aim: "p99 ≤ 250 ms",
    met: p99 <= 250,
  });
}

async function commitOne(
  db: ReturnType<typeof openDatabase>,
  requestId: string,
  event: ReturnType<typeof eventOf>,
  committed: Map<string, number>,
): Promise<void> {
  const ctx = systemContext(db, "bench", new Date(), requestId);
  await inSqlTransaction(db, (tx) => emitEvent(tx, ctx, event));
  committed.set(requestId, performance.timeOrigin + performance.now());
}
