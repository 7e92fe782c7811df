import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Database, openDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { systemContext } from "@/services/context";
import { type LifecycleRun, runLifecycle } from "@/services/lifecycle/run";
import { seedNamespaces } from "../prisma/seed";
import { fundAccounts } from "./lib/accounts";
import { median } from "./lib/load";
import { startDatabase } from "./lib/portolan";
import { report, rounded } from "./lib/report";

/** Each makes 1,000 others of the 10,000 due, the one that warms up too. */
const ROUNDS = Math.min(9, Number(process.env.BENCH_ROUNDS ?? 7));
const MANY = Number(process.env.BENCH_NAMES ?? 1_000_000);
const FEW = 10_000;
const ACCOUNTS = 32;
const SETTLE_MS = 15_000;

/** What is due in each sweep: a day of a registry, in every stage. Together 1,000. */
const DUE = {
  noticed: { names: 400, set: "stage = 'notice_14', expires_at = $2::timestamptz + interval '6 days'" },
  renewed: {
    names: 300,
    set: "stage = 'notice_1', auto_renew = true, expires_at = $2::timestamptz - interval '1 hour'",
  },
  expired: { names: 150, set: "stage = 'notice_1', expires_at = $2::timestamptz - interval '1 hour'" },
  held: { names: 75, set: "stage = 'expired', expires_at = $2::timestamptz - interval '11 days'" },
  deleted: { names: 50, set: "stage = 'held', expires_at = $2::timestamptz - interval '46 days'" },
  released: {
    names: 25,
    set: `stage = 'pending_delete', deleted_at = $2::timestamptz - interval '36 days',
      redemption_ends_at = $2::timestamptz - interval '6 days', releases_at = $2::timestamptz - interval '1 hour'`,
  },
} satisfies Partial<Record<keyof LifecycleRun, { names: number; set: string }>>;

interface Registry {
  readonly db: Database;
  /** Names that were made due so far. */
  used: number;
  close(): Promise<void>;
}

/**
 * A sweep that carries 1,000 due steps out among 1,000,000 names, beside the same among 10,000: two databases, in turns.
 * Then a sweep in which nothing is due.
 */
export async function benchLifecycle(): Promise<void> {
  const many = await open(MANY);
  const few = await open(FEW);
  try {
    // Writing back what the filling left would slow whichever is measured first.
    await setTimeout(SETTLE_MS);
    const sweeps: { few: number; many: number }[] = [];
    const idle: { few: number; many: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      // Whichever comes first finds the disk as the other has left it: they take turns in that too.
      const sides = round % 2 === 0 ? ([many, few] as const) : ([few, many] as const);
      const taken = new Map<Registry, number>();
      for (const side of sides) taken.set(side, await sweepDue(side));
      const still = new Map<Registry, number>();
      for (const side of sides) still.set(side, await sweepNothing(side));
      if (round === 0) continue;
      sweeps.push({ few: taken.get(few) ?? 0, many: taken.get(many) ?? 0 });
      idle.push({ few: still.get(few) ?? 0, many: still.get(many) ?? 0 });
    }
    compare(`lifecycle sweep, 1,000 due of ${rounded(MANY)} names`, sweeps, "< 1.2×");
    compare(`lifecycle sweep, nothing due of ${rounded(MANY)} names`, idle, "shown");
  } finally {
    await few.close();
    await many.close();
  }
}

function compare(what: string, rounds: readonly { few: number; many: number }[], aim: string): void {
  const ms = (side: "few" | "many") => rounded(median(rounds.map((round) => round[side])), 1);
  const ratio = median(rounds.map(({ few, many }) => many / few));
  report({
    what,
    portolan: `${ms("many")} ms`,
    beside: `of ${rounded(FEW)}: ${ms("few")} ms`,
    ratio: `${ratio.toFixed(2)}×`,
    aim,
    met: aim === "shown" ? null : ratio < 1.2,
  });
}

async function sweepDue(registry: Registry): Promise<number> {
  const now = new Date();
  for (const { names, set } of Object.values(DUE)) {
    await registry.db.pool.query(
      `UPDATE name SET ${set} WHERE released_at IS NULL AND fqdn IN (SELECT 'sweep-' || i || '.com.store' FROM generate_series($1::int + 1, $1::int + ${names}) i)`,
      [registry.used, now],
    );
    registry.used += names;
  }
  const { ms, run } = await sweep(registry, now);
  for (const [did, { names }] of Object.entries(DUE)) {
    const done = run[did as keyof LifecycleRun];
    if (done !== names) throw new Error(`${names} names were to be ${did}, ${done} were`);
  }
  return ms;
}

async function sweepNothing(registry: Registry): Promise<number> {
  const { ms, run } = await sweep(registry, new Date());
  if (Object.values(run).some((count) => count > 0)) throw new Error("Something was due that should not");
  return ms;
}

async function sweep({ db }: Registry, now: Date): Promise<{ ms: number; run: LifecycleRun }> {
  const began = performance.now();
  const run = await runLifecycle(systemContext(db, "bench", now, "bench"));
  return { ms: performance.now() - began, run };
}

async function open(count: number): Promise<Registry> {
  const database = await startDatabase();
  await migrate(database.url, resolve("prisma/migrations"));
  const db = openDatabase(database.url, 4);
  await seedNamespaces(db, ["ns1.example.net", "ns2.example.net"], new Date());
  await fundAccounts(database.url, ACCOUNTS);
  await fill(db, count);
  return {
    db,
    used: 0,
    async close() {
      await db.close();
      await database.stop();
    },
  };
}

/** Names whose terms end on every day from five weeks to a year from now, over all accounts, by the database itself. */
async function fill({ pool }: Database, count: number): Promise<void> {
  await pool.query(
    `WITH accounts AS (SELECT array_agg(id) AS ids FROM account)
     INSERT INTO name (id, namespace_id, account_id, label, label_unicode, fqdn, registered_at, expires_at, updated_at,
       client_statuses, server_statuses)
     SELECT uuidv7(), ns.id, ids[1 + i % array_length(ids, 1)], 'sweep-' || i, 'sweep-' || i,
       'sweep-' || i || '.com.store', now() - interval '400 days',
       now() + interval '35 days' + (i % 330) * interval '1 day' + (i % 86400) * interval '1 second', now(), '{}', '{}'
     FROM generate_series(1, $1::int) i, namespace ns, accounts WHERE ns.name = 'com.store'`,
    [count],
  );
  await pool.query("VACUUM ANALYZE");
  await pool.query("CHECKPOINT");
}
