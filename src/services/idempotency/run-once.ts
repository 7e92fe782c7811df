import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { inTransaction, joinedTo, type Tx } from "@/db/transaction";
import { addDays } from "@/lib/time";
import { RegistryError } from "../errors";

/** A request that carries an idempotency key. */
export interface KeyedRequest {
  /** Whose keys these are: `account:<id>` or `address:<address>`. */
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of everything that makes the request what it is. */
  readonly requestHash: string;
  readonly now: Date;
  /** The answer shows something once: it is never stored, so a second try is refused instead of replayed. */
  readonly secret: boolean;
  /**
   * The work cannot be part of a transaction (it counts attempts, which must outlive its failure). Should the process die
   * in the midst of it, the key is free again after a minute.
   */
  readonly alone: boolean;
  /** How long its answer is kept; a day when absent. */
  readonly keptDays?: number;
}

/** An answer as it goes over the wire. */
export interface RecordedAnswer {
  readonly status: number;
  readonly body: string;
}

export interface Outcome {
  readonly answer: RecordedAnswer;
  readonly replayed: boolean;
}

/** How long an answer is kept, when the request does not say. */
const KEPT_DAYS = 1;

/** How long a claim that stands alone keeps others out. */
const ALONE_MS = 60_000;

/** How long a second request waits for the first one. */
const PATIENCE_MS = 5_000;

const CLAIM = statement(
  "idempotency_claim",
  `INSERT INTO idempotency_record (scope, key, request_hash, created_at, expires_at)
   VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (scope, key) DO UPDATE
     SET request_hash = $3, status = NULL, body = NULL, created_at = $4, expires_at = $5
     WHERE idempotency_record.expires_at <= $4
   RETURNING key`,
);
const FIND = statement(
  "idempotency_find",
  "SELECT request_hash, status, body FROM idempotency_record WHERE scope = $1 AND key = $2 AND expires_at > $3",
);
const STORE = statement(
  "idempotency_store",
  "UPDATE idempotency_record SET status = $3, body = $4, expires_at = $5 WHERE scope = $1 AND key = $2",
);
const RELEASE = statement(
  "idempotency_release",
  "DELETE FROM idempotency_record WHERE scope = $1 AND key = $2",
);
const BE_PATIENT = statement(
  "idempotency_patience",
  `SELECT set_config('lock_timeout', '${PATIENCE_MS}', true)`,
);
const BE_ENDURING = statement("idempotency_endurance", "SELECT set_config('lock_timeout', '0', true)");

interface Found {
  request_hash: string;
  status: number | null;
  body: string | null;
}

/**
 * Does `work` once for a key, however often and however parallel it is asked for. The key is claimed, the work done and
 * its answer stored in one transaction: a process that dies at any point has done both or neither. Work that is refused
 * (a 4xx answer) has changed nothing, so its key is free again.
 * @param work given the database to work on, so that its own transactions become part of this one
 * @throws RegistryError idempotency_conflict | idempotency_in_progress
 */
export async function runOnce(
  db: Database,
  request: KeyedRequest,
  work: (db: Database) => Promise<RecordedAnswer>,
): Promise<Outcome> {
  const entered = await enter(db, request);
  if (typeof entered !== "function") return replay(entered, request);
  const leave = entered;
  try {
    const known = await findRecord(db, request);
    if (known) return replay(known, request);
    if (request.alone) return await claimAndWorkAlone(db, request, work);
    return await inTransaction(db, (tx) => claimAndWork(db, tx, request, work));
  } catch (error) {
    if (isLockTimeout(error)) throw new RegistryError("idempotency_in_progress", { cause: error });
    throw error;
  } finally {
    leave();
  }
}

async function claimAndWork(
  db: Database,
  tx: Tx,
  request: KeyedRequest,
  work: (db: Database) => Promise<RecordedAnswer>,
): Promise<Outcome> {
  await tx.sql(BE_PATIENT, []);
  const known = await claim(tx, request, keptUntil(request));
  await tx.sql(BE_ENDURING, []);
  if (known) return replay(known, request);
  const answer = await work(joinedTo(db, tx));
  await settle(tx, request, answer);
  return { answer, replayed: false };
}

async function claimAndWorkAlone(
  db: Database,
  request: KeyedRequest,
  work: (db: Database) => Promise<RecordedAnswer>,
): Promise<Outcome> {
  const known = await claim(db, request, new Date(request.now.getTime() + ALONE_MS));
  if (known) return replay(known, request);
  try {
    const answer = await work(db);
    await settle(db, request, answer);
    return { answer, replayed: false };
  } catch (error) {
    await db.sql(RELEASE, [request.scope, request.key]);
    throw error;
  }
}

/** Takes the key, or returns the record of who has it. */
async function claim(on: Pick<Tx, "sql">, request: KeyedRequest, expiresAt: Date): Promise<Found | null> {
  const { scope, key, requestHash, now } = request;
  const claimed = await on.sql(CLAIM, [scope, key, requestHash, now, expiresAt]);
  if (claimed.length > 0) return null;
  const known = await findRecord(on, request);
  if (!known) throw new RegistryError("idempotency_in_progress");
  return known;
}

async function settle(on: Pick<Tx, "sql">, request: KeyedRequest, answer: RecordedAnswer): Promise<void> {
  const { scope, key, secret } = request;
  if (answer.status >= 400) await on.sql(RELEASE, [scope, key]);
  else await on.sql(STORE, [scope, key, answer.status, secret ? null : answer.body, keptUntil(request)]);
}

function keptUntil({ now, keptDays }: KeyedRequest): Date {
  return addDays(now, keptDays ?? KEPT_DAYS);
}

async function findRecord(
  on: Pick<Tx, "sql">,
  { scope, key, now }: KeyedRequest,
): Promise<Found | undefined> {
  const [found] = await on.sql<Found>(FIND, [scope, key, now]);
  return found;
}

function replay(known: Found, request: KeyedRequest): Outcome {
  if (known.request_hash !== request.requestHash) throw new RegistryError("idempotency_conflict");
  if (known.status === null) throw new RegistryError("idempotency_in_progress");
  if (known.body === null) {
    throw new RegistryError("idempotency_conflict", {
      message:
        "A request with this idempotency key succeeded already; its answer showed a secret once and is not kept",
    });
  }
  return { answer: { status: known.status, body: known.body }, replayed: true };
}

const running = new WeakMap<Database, Map<string, Promise<void>>>();

/**
 * Lets one request of a key in at a time, within this process: those that wait hold no connection, and those that find a
 * record when the wait is over need not come in. Between processes the row's own lock does the same.
 * @returns leaves again; or the record that was found
 */
async function enter(db: Database, request: KeyedRequest): Promise<(() => void) | Found> {
  const id = `${request.scope} ${request.key}`;
  const here = running.get(db) ?? new Map<string, Promise<void>>();
  running.set(db, here);
  const until = performance.now() + PATIENCE_MS;
  for (let other = here.get(id); other; other = here.get(id)) {
    const left = until - performance.now();
    if (left <= 0) throw new RegistryError("idempotency_in_progress");
    const timer = new AbortController();
    await Promise.race([other, sleep(left, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
    const known = await findRecord(db, request);
    if (known) return known;
  }
  const { promise, resolve } = Promise.withResolvers<void>();
  here.set(id, promise);
  return () => {
    here.delete(id);
    resolve();
  };
}

/** lock_not_available (55P03): the wait for another process's claim took too long. */
function isLockTimeout(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "55P03";
}
