import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import type { Log } from "./logs";
import type { SealContent } from "./seal";

export interface StoredSeal extends Omit<SealContent, "log"> {
  readonly id: string;
  readonly hash: string;
  readonly checkpoint: {
    readonly signature: string;
    readonly fingerprint: string;
    readonly createdAt: Date;
  } | null;
}

interface Row {
  id: string;
  last_position: string;
  last_id: string;
  row_ids: string[];
  row_hashes: Buffer;
  previous_hash: string;
  hash: string;
  sealed_at: Date;
  signature: string | null;
  key_fingerprint: string | null;
  created_at: Date | null;
}

const SELECT = `SELECT s.id::text AS id, s.last_position::text AS last_position, s.last_id::text AS last_id,
    coalesce(s.row_ids, '{}')::text[] AS row_ids, s.row_hashes, s.previous_hash, s.hash, s.sealed_at,
    c.signature, c.key_fingerprint, c.created_at
  FROM audit_seal s LEFT JOIN audit_checkpoint c ON c.seal_id = s.id`;

const READ = statement(
  "seals_read",
  `${SELECT} WHERE s.log = $1 AND s.id > $2::bigint ORDER BY s.id LIMIT $3`,
);
const FIND = statement("seals_find", `${SELECT} WHERE s.log = $1 AND s.id = $2::bigint`);

const AT_ONCE = 20;

/** The seals of a log after one of them, in the order of the chain. */
export async function* readSeals(
  db: Pick<Database, "sql">,
  log: Log,
  afterId: string,
): AsyncGenerator<StoredSeal> {
  for (let after = afterId; ; ) {
    const rows = await db.sql<Row>(READ, [log, after, AT_ONCE]);
    yield* rows.map(sealOf);
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.id;
  }
}

export async function findSeal(db: Pick<Database, "sql">, log: Log, id: string): Promise<StoredSeal | null> {
  const [row] = await db.sql<Row>(FIND, [log, id]);
  return row ? sealOf(row) : null;
}

function sealOf(row: Row): StoredSeal {
  const { signature, key_fingerprint: fingerprint, created_at: createdAt } = row;
  return {
    id: row.id,
    last: { position: BigInt(row.last_position), id: BigInt(row.last_id) },
    rowIds: row.row_ids,
    rowHashes: row.row_hashes,
    previousHash: row.previous_hash,
    hash: row.hash,
    sealedAt: row.sealed_at,
    checkpoint: signature !== null && fingerprint && createdAt ? { signature, fingerprint, createdAt } : null,
  };
}
