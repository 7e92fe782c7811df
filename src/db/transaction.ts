import {
  assertOutsideTransaction,
  connectionOfTransaction,
  type Database,
  type TransactionSlot,
} from "./client";
import type { Prisma } from "./generated/client";
import { type Sql, type Statement, sqlOn } from "./sql";

/** Inside a transaction that only runs prepared statements. */
export interface SqlTx {
  readonly sql: Sql;
}

/** Inside a transaction: Prisma and prepared statements on the same connection. */
export interface Tx extends SqlTx {
  readonly prisma: Prisma.TransactionClient;
}

const MOST_TRIES = 4;

/** Runs `work` in one transaction; again when the database ended it to resolve a deadlock or serialization failure. */
export function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (db.joined) return inSavepoint(db.joined, work);
  assertOutsideTransaction();
  return retrying(async () => {
    const slot: TransactionSlot = {};
    try {
      return await connectionOfTransaction.run(slot, () =>
        db.prisma.$transaction(
          (prisma) => {
            if (!slot.client) throw new Error("Prisma began a transaction without taking a connection");
            return work({ prisma, sql: sqlOn(slot.client) });
          },
          { maxWait: 15_000, timeout: 30_000 },
        ),
      );
    } finally {
      slot.client = undefined;
    }
  });
}

/** As `inTransaction`, without Prisma: saves about 0.4 ms of CPU, for the verbs that a benchmark names. */
export function inSqlTransaction<T>(db: Database, work: (tx: SqlTx) => Promise<T>): Promise<T> {
  if (db.joined) return inSavepoint(db.joined, work);
  return retrying(async () => {
    const client = await db.pool.connect();
    const slot: TransactionSlot = { client };
    let broken: Error | undefined;
    try {
      await client.query("BEGIN");
      const result = await connectionOfTransaction.run(slot, () => work({ sql: sqlOn(client) }));
      await client.query("COMMIT");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      slot.client = undefined;
      client.release(broken);
    }
  });
}

/**
 * The database as seen from inside `tx`: whatever is done on it, transactions too, is part of `tx` and becomes real with
 * it. A transaction in it is a savepoint: one that fails is undone by itself.
 */
export function joinedTo(db: Database, tx: Tx): Database {
  return {
    // Verbs ask it for queries only; what a transaction's client lacks (`$connect`, `$transaction`) is theirs to leave.
    prisma: tx.prisma as Database["prisma"],
    pool: db.pool,
    sql: tx.sql,
    joined: tx,
    close: () => Promise.reject(new Error("A transaction cannot close its database")),
  };
}

const SAVE: Statement = { name: "savepoint_begin", text: "SAVEPOINT joined" };
const KEEP: Statement = { name: "savepoint_keep", text: "RELEASE SAVEPOINT joined" };
const UNDO: Statement = { name: "savepoint_undo", text: "ROLLBACK TO SAVEPOINT joined" };

/** What `undone` throws to have its transaction rolled back, with what the work returned. */
class Undo extends Error {
  constructor(readonly result: unknown) {
    super("undone on purpose");
  }
}

/**
 * Runs `work` in a transaction, or in a savepoint of the one that `db` is joined to, and undoes all that it wrote: what
 * would happen, by the very code that makes it happen.
 * @returns what `work` returned
 */
export async function undone<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    await inTransaction(db, async (tx) => {
      throw new Undo(await work(tx));
    });
  } catch (error) {
    if (error instanceof Undo) return error.result as T;
    throw error;
  }
  throw new Error("A transaction that was to be undone was committed");
}

async function inSavepoint<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.sql(SAVE, []);
  try {
    const result = await work(tx);
    await tx.sql(KEEP, []);
    return result;
  } catch (error) {
    await tx.sql(UNDO, []);
    // Rolling back to a savepoint keeps it: left there, it would catch the rollback of the savepoint around it.
    await tx.sql(KEEP, []);
    throw error;
  }
}

async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= MOST_TRIES || !isTransient(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** tries * 5 * (0.5 + Math.random())));
    }
  }
}

/** Deadlock (40P01) or serialization failure (40001); Prisma calls both P2034. */
function isTransient(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "40P01" || code === "40001" || code === "P2034";
}

/** The name of the unique index or constraint that `error` says was violated, or null. */
export function violatedConstraint(error: unknown): string | null {
  const e = error as { code?: unknown; constraint?: unknown; cause?: unknown } | null;
  if (!e || typeof e !== "object") return null;
  if ((e.code === "23505" || e.code === "23514") && typeof e.constraint === "string") return e.constraint;
  if (e.code === "P2002") return "unique";
  return e.cause ? violatedConstraint(e.cause) : null;
}
