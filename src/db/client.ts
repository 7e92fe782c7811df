import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client";
import { type Sql, sqlOn } from "./sql";
import type { Tx } from "./transaction";

/**
 * The database: Prisma for most work, prepared statements for the paths where its 300 µs a query are too many. Both use
 * one pool, and inside a transaction one connection.
 */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** A prepared statement outside any transaction. */
  readonly sql: Sql;
  /** Set when all of it happens inside a transaction that somebody else began: see `joinedTo`. */
  readonly joined?: Tx;
  close(): Promise<void>;
}

/** A transaction of this asynchronous context: `client` is there from its begin to its end. */
export interface TransactionSlot {
  client?: pg.PoolClient;
}

/** Filled with the connection that Prisma takes for the transaction begun in this asynchronous context. */
export const connectionOfTransaction = new AsyncLocalStorage<TransactionSlot>();

/**
 * Who holds a connection and waits for a second one can wait for ever: as many as the pool has wait for each other.
 * Under load only, so it is refused always.
 */
export function assertOutsideTransaction(): void {
  if (connectionOfTransaction.getStore()?.client) {
    throw new Error(
      "Inside a transaction, use its own connection: `tx`, or a context made by `within(ctx, tx)`",
    );
  }
}

/** A pool that tells the surrounding `inTransaction` which connection Prisma was handed. */
class ObservedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (
      err: Error | undefined,
      client: pg.PoolClient | undefined,
      done: (release?: unknown) => void,
    ) => void,
  ): void;
  override connect(callback?: unknown): Promise<pg.PoolClient> | undefined {
    assertOutsideTransaction();
    if (callback) {
      super.connect(callback as never);
      return undefined;
    }
    const slot = connectionOfTransaction.getStore();
    const taken = super.connect();
    if (!slot || slot.client) return taken;
    return taken.then((client) => {
      slot.client = client;
      return client;
    });
  }
}

const INT8 = 20;

/** Of `pg`: 64-bit integers as numbers; the rest as by default. Prisma sets its own parsers per query. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: "text" | "binary") =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};

/** Opens a pool of at most `max` connections. Nothing is sent before the first query. */
export function openDatabase(url: string, max = 10): Database {
  const pool = new ObservedPool({ connectionString: url, max, types, application_name: "portolan" });
  pool.on("error", () => {
    // An idle connection that the server ended; the pool replaces it at the next use.
  });
  pool.on("connect", (client) => {
    takeTurns(client);
    // Lost while somebody has it, between two queries: the next one rejects. Unheard it would end the process.
    client.on("error", () => undefined);
  });
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
  });
  return {
    prisma,
    pool,
    sql: sqlOn(pool),
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/**
 * Lets a connection's queries wait for each other. Prisma reads the relations of an `include` all at once, also inside a
 * transaction, which has one connection; that `pg` queues them by itself is deprecated and ends with its version 9.
 */
function takeTurns(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  let last: Promise<unknown> | null = null;
  const ordered = (...args: unknown[]): unknown => {
    // Of the pool's own, which has the connection for itself.
    if (typeof args.at(-1) === "function") return query(...args);
    const run = () => query(...args);
    const mine = last ? last.then(run, run) : run();
    if (!(mine instanceof Promise)) return mine;
    last = mine;
    const leave = () => {
      if (last === mine) last = null;
    };
    mine.then(leave, leave);
    return mine;
  };
  client.query = ordered as typeof client.query;
}

const statementNames = new Map<string, string>();
const MOST_STATEMENTS = 500;

/** Prisma's texts repeat; the bound keeps lists of many lengths (`IN ($1,$2,…)`) from filling the server's memory. */
function statementName(sql: string): string {
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  if (statementNames.size >= MOST_STATEMENTS) return "";
  const name = `prisma_${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
}
