import type { Database } from "@/db/client";
import { type FeedPosition, readHorizon } from "@/db/feed";
import type { PublicKey } from "../signing/public-key";
import { isSignedBy } from "./checkpoint";
import { chainFault, checkRows, type Fault, sealFault } from "./faults";
import { below, countRows, type Log, START } from "./logs";
import { GENESIS, hashSeal } from "./seal";
import { readSeals, type StoredSeal } from "./stored-seals";

/** Where a walk along a chain stands: behind this seal. */
export interface Place {
  /** `0` before the first. */
  readonly sealId: string;
  readonly hash: string;
  readonly last: FeedPosition;
}

export const BEGINNING: Place = { sealId: "0", hash: GENESIS, last: START };

export interface Signed {
  readonly sealId: string;
  readonly hash: string;
  readonly fingerprint: string;
  readonly at: Date;
}

export interface Walk {
  /** The first thing that does not fit; null while all does. */
  readonly fault: Fault | null;
  /** Whether the chain's end was reached. */
  readonly isDone: boolean;
  readonly place: Place;
  /** Seals and rows that fit, of this walk. */
  readonly seals: number;
  readonly rows: number;
  /** The last checkpoint that this walk came by. */
  readonly signed: Signed | null;
}

export interface WalkOptions {
  readonly from?: Place;
  /** Stops after the seal with which so many rows are reached. */
  readonly mostRows?: number;
  readonly onProgress?: (rows: number) => void;
}

/**
 * Walks a log's chain and compares each row with what was sealed: seal by seal, so that millions of rows need no more
 * memory than one seal's.
 * @param keys whose checkpoints count; a checkpoint by another key is a fault
 */
export async function walkChain(
  db: Pick<Database, "sql">,
  log: Log,
  keys: readonly PublicKey[],
  options: WalkOptions = {},
): Promise<Walk> {
  let place = options.from ?? BEGINNING;
  let [seals, rows] = [0, 0];
  let signed: Signed | null = null;
  const walk = (fault: Fault | null, isDone: boolean): Walk => ({
    fault,
    isDone,
    place,
    seals,
    rows,
    signed,
  });
  for await (const seal of readSeals(db, log, place.sealId)) {
    const fault =
      checkSeal(log, seal, place) ??
      checkSignature(log, seal, keys) ??
      (await checkRows(db, log, seal, place));
    if (fault) return walk(fault, true);
    place = { sealId: seal.id, hash: seal.hash, last: seal.last };
    seals++;
    rows += seal.rowIds.length;
    if (seal.checkpoint) {
      const { fingerprint, createdAt } = seal.checkpoint;
      signed = { sealId: seal.id, hash: seal.hash, fingerprint, at: createdAt };
    }
    options.onProgress?.(rows);
    if (options.mostRows !== undefined && rows >= options.mostRows) return walk(null, false);
  }
  return walk(null, true);
}

function checkSeal(log: Log, seal: StoredSeal, before: Place): Fault | null {
  if (seal.previousHash !== before.hash) return chainFault(log, seal, before.sealId);
  const isWhole =
    seal.rowIds.length * 32 === seal.rowHashes.length && seal.hash === hashSeal({ log, ...seal });
  return isWhole ? null : sealFault(log, "seal", seal, "was changed: its hash is not that of its content");
}

function checkSignature(log: Log, seal: StoredSeal, keys: readonly PublicKey[]): Fault | null {
  const { id, hash, checkpoint } = seal;
  if (!checkpoint) return null;
  const { signature, fingerprint, createdAt } = checkpoint;
  const key = keys.find((known) => known.fingerprint === fingerprint);
  if (!key) return sealFault(log, "key", seal, `has a checkpoint by an unknown key (${fingerprint})`);
  return isSignedBy(key, { log, sealId: id, hash, createdAt, fingerprint }, signature)
    ? null
    : sealFault(log, "checkpoint", seal, "has a checkpoint whose signature does not fit");
}

/** Complete rows after a place, which wait to be sealed. */
export async function countWaiting(
  db: Pick<Database, "sql">,
  log: Log,
  after: FeedPosition,
): Promise<number> {
  return countRows(db, log, after, below(await readHorizon(db)));
}
