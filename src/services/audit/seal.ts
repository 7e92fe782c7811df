import { createHash } from "node:crypto";
import type { Database } from "@/db/client";
import { type FeedPosition, readHorizon } from "@/db/feed";
import { statement } from "@/db/sql";
import type { Context } from "../context";
import { signHead } from "./checkpoint";
import { below, LOGS, type Log, readRows, START } from "./logs";
import { hashRows } from "./row-hash";

/** Before the first seal of a log. */
export const GENESIS = "0".repeat(64);

/** Rows of one seal at most: 80 kB of ids and hashes. */
const MOST_ROWS = 2000;

export interface SealContent {
  readonly log: Log;
  readonly previousHash: string;
  readonly sealedAt: Date;
  /** Position and id of the last row. */
  readonly last: FeedPosition;
  readonly rowIds: readonly string[];
  /** 32 bytes each, one after the other. */
  readonly rowHashes: Uint8Array;
}

/**
 * A seal's hash: SHA-256, in hex, over these lines in UTF-8, each ended by a line feed:
 *
 *     portolan-audit-seal/1
 *     <log>
 *     <hash of the seal before, or 64 zeros>
 *     <time of sealing, ISO 8601 in UTC with milliseconds>
 *     <position of the last row> <id of the last row>
 *     <number of rows>
 *     <id> <hash in hex>              (for each row, in the order of position and id)
 */
export function hashSeal({ log, previousHash, sealedAt, last, rowIds, rowHashes }: SealContent): string {
  const hashes = Buffer.from(rowHashes.buffer, rowHashes.byteOffset, rowHashes.byteLength);
  const head = [
    "portolan-audit-seal/1",
    log,
    previousHash,
    sealedAt.toISOString(),
    `${last.position} ${last.id}`,
    String(rowIds.length),
  ];
  const rows = rowIds.map((id, index) => `${id} ${hashes.toString("hex", index * 32, index * 32 + 32)}`);
  return createHash("sha256")
    .update(`${[...head, ...rows].join("\n")}\n`)
    .digest("hex");
}

export interface SealHead {
  readonly id: string;
  readonly hash: string;
  readonly last: FeedPosition;
  readonly sealedAt: Date;
}

const HEAD = statement(
  "seal_head",
  `SELECT s.id::text AS id, s.hash, s.last_position::text AS position, s.last_id::text AS last_id,
     s.sealed_at AS "sealedAt"
     FROM audit_seal s WHERE s.log = $1 ORDER BY s.id DESC LIMIT 1`,
);
/** Two that seal the same rows in the same millisecond meet at the hash, others at the seal before. */
const INSERT = statement(
  "seal_insert",
  `INSERT INTO audit_seal (log, last_position, last_id, row_ids, row_hashes, previous_hash, hash, sealed_at)
   VALUES ($1, $2::bigint, $3::bigint, $4::bigint[], $5, $6, $7, $8)
   ON CONFLICT DO NOTHING RETURNING id::text AS id`,
);

/** The last seal of a log; null before the first. */
export async function findHead(db: Pick<Database, "sql">, log: Log): Promise<SealHead | null> {
  const [row] = await db.sql<{ id: string; hash: string; position: string; last_id: string; sealedAt: Date }>(
    HEAD,
    [log],
  );
  if (!row) return null;
  const { id, hash, position, last_id, sealedAt } = row;
  return { id, hash, last: { position: BigInt(position), id: BigInt(last_id) }, sealedAt };
}

/**
 * Seals every row of both logs that no running transaction can still put another before, and signs the head of each chain.
 * Nobody who writes waits for it. Of two that seal at once one stops: the database takes one seal after each.
 * @returns rows sealed
 */
export async function sealLogs(ctx: Context): Promise<Record<Log, number>> {
  const sealed = { audit: 0, commands: 0 };
  for (const log of LOGS) {
    sealed[log] = await sealLog(ctx, log);
    await signHead(ctx, log, await findHead(ctx.db, log));
  }
  return sealed;
}

async function sealLog({ db, now }: Context, log: Log): Promise<number> {
  const upTo = below(await readHorizon(db));
  let head = await findHead(db, log);
  for (let sealed = 0; ; ) {
    const rows = await readRows(db, log, head?.last ?? START, upTo, MOST_ROWS);
    const lastRow = rows.at(-1);
    if (!lastRow) return sealed;
    const content: SealContent = {
      log,
      previousHash: head?.hash ?? GENESIS,
      sealedAt: now,
      last: { position: BigInt(lastRow.position), id: BigInt(lastRow.id) },
      rowIds: rows.map(({ id }) => id),
      rowHashes: Buffer.concat(await hashRows(log, rows)),
    };
    const hash = hashSeal(content);
    const id = await insert(db, content, hash);
    if (id === null) return sealed;
    sealed += rows.length;
    if (rows.length < MOST_ROWS) return sealed;
    head = { id, hash, last: content.last, sealedAt: now };
  }
}

/** @returns its id; null when another process has sealed after the same seal */
async function insert(db: Database, seal: SealContent, hash: string): Promise<string | null> {
  const { log, last, rowIds, rowHashes, previousHash, sealedAt } = seal;
  const [row] = await db.sql<{ id: string }>(INSERT, [
    log,
    String(last.position),
    String(last.id),
    rowIds,
    rowHashes,
    previousHash,
    hash,
    sealedAt,
  ]);
  return row?.id ?? null;
}
