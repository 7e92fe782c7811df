import type { Database } from "@/db/client";
import { listSigningKeys } from "../signing/keys";
import { type PublicKey, readPublicKey } from "../signing/public-key";
import { type Fault, sealFault } from "./faults";
import { LOGS, type Log } from "./logs";
import { findHead } from "./seal";
import { findSeal } from "./stored-seals";
import { countWaiting, type Signed, walkChain } from "./verify";

/** A head without a checkpoint that is older was stripped of it, or is of a portal that stopped before it signed. */
const SIGNED_WITHIN_MS = 5 * 60_000;

export interface LogVerdict {
  readonly log: Log;
  readonly fault: Fault | null;
  /** Seals and rows that fit. */
  readonly seals: number;
  readonly rows: number;
  /** Rows not sealed yet: nothing can be said of them. */
  readonly waiting: number;
  /** The last checkpoint; null when there is none. */
  readonly signed: Signed | null;
}

export interface VerifyLogsOptions {
  /** Whose checkpoints count; by default the keys that the database itself names. */
  readonly keys?: readonly PublicKey[];
  /** Hashes of seals that were seen before, and thus must be in a chain still: by log. */
  readonly seen?: readonly string[];
  readonly now: Date;
  readonly onProgress?: (log: Log, rows: number) => void;
}

/** Verifies both logs from their first row. */
export async function verifyLogs(db: Database, options: VerifyLogsOptions): Promise<LogVerdict[]> {
  const keys = options.keys ?? (await registeredKeys(db));
  const verdicts: LogVerdict[] = [];
  for (const log of LOGS) verdicts.push(await verifyLog(db, log, keys, options));
  const unseen = await findUnseen(db, options.seen ?? []);
  const [first, ...rest] = verdicts;
  return first && unseen && !first.fault ? [{ ...first, fault: unseen }, ...rest] : verdicts;
}

async function verifyLog(
  db: Database,
  log: Log,
  keys: readonly PublicKey[],
  { now, onProgress }: VerifyLogsOptions,
): Promise<LogVerdict> {
  const walk = await walkChain(db, log, keys, { onProgress: (rows) => onProgress?.(log, rows) });
  const { seals, rows, signed } = walk;
  const waiting = await countWaiting(db, log, walk.place.last);
  return {
    log,
    fault: walk.fault ?? (await unsignedFault(db, log, now)),
    seals,
    rows,
    waiting,
    signed,
  };
}

/** A fault when the last seal of a log has been without a checkpoint for longer than the portal takes to sign it. */
export async function unsignedFault(db: Pick<Database, "sql">, log: Log, now: Date): Promise<Fault | null> {
  const head = await findHead(db, log);
  if (!head || now.getTime() - head.sealedAt.getTime() < SIGNED_WITHIN_MS) return null;
  if ((await findSeal(db, log, head.id))?.checkpoint) return null;
  const what = "has no checkpoint. The portal signs the last seal when it runs: start it, and verify again";
  return sealFault(log, "unsigned", head, what);
}

/** The keys that the database names: who can change rows can also add keys, so pin them where you can. */
export async function registeredKeys(db: Database): Promise<PublicKey[]> {
  const known = await listSigningKeys(db);
  return known.flatMap(({ fingerprint, publicKey }) => {
    const key = readPublicKey(publicKey);
    return key?.fingerprint === fingerprint ? [key] : [];
  });
}

async function findUnseen(db: Database, hashes: readonly string[]): Promise<Fault | null> {
  for (const hash of hashes) {
    const seal = await db.prisma.auditSeal.findUnique({ where: { hash }, select: { log: true } });
    if (LOGS.some((log) => log === seal?.log)) continue;
    const message = `The seal ${hash} is in no chain any more: a chain was cut off or made anew after you saw it`;
    return { log: "audit", kind: "unseen", rowId: null, sealId: null, message };
  }
  return null;
}
