import type { Database } from "./client";
import { statement } from "./sql";
import { inSqlTransaction } from "./transaction";

/**
 * Feeds that a client follows without missing or repeating a row while others write.
 *
 * Ids are given out before their transactions commit: who asks for what is above the last id seen misses rows that
 * commit later with a lower id. So a row carries the number of its transaction (`position`), its feed's order is
 * (position, id), and only rows below the horizon are shown: the number of the oldest transaction that still runs. All
 * below it has ended, so nothing can appear there any more. Transactions of all databases of the cluster count, so a long
 * one that writes, wherever, delays the feeds; none is lost.
 *
 * Transaction numbers belong to a PostgreSQL cluster. In a database restored from a dump they begin low again, below the
 * positions that are stored; `positions = shift + number`, and `keepFeedClock` moves the shift.
 */
export interface FeedPosition {
  readonly position: bigint;
  readonly id: bigint;
}

const HORIZON = statement("feed_horizon", "SELECT feed_horizon()::text AS horizon");

/**
 * Rows whose position is lower are all there. Ask it **before** the rows, in a statement of its own: inside their `WHERE`
 * it would be evaluated on a newer snapshot than theirs, and let rows through while others below them are not yet seen.
 */
export async function readHorizon(db: Pick<Database, "sql">): Promise<bigint> {
  const [row] = await db.sql<{ horizon: string }>(HORIZON, []);
  if (!row) throw new Error("The table feed_clock has lost its row");
  return BigInt(row.horizon);
}

/** A cursor for clients, who need not know what is in it: what comes after this row. */
export function encodeCursor({ position, id }: { position: bigint | number; id: bigint | number }): string {
  return Buffer.from(`${position}.${id}`).toString("base64url");
}

const MOST = 2n ** 63n - 1n;

/** The row that a cursor stands for; null when the text is none of ours. */
export function decodeCursor(text: string): FeedPosition | null {
  if (!/^[\w-]{4,60}$/.test(text)) return null;
  const plain = Buffer.from(text, "base64url").toString("latin1");
  const [, position, id] = /^(\d{1,19})\.(\d{1,19})$/.exec(plain) ?? [];
  if (position === undefined || id === undefined) return null;
  const found = { position: BigInt(position), id: BigInt(id) };
  return found.position <= MOST && found.id <= MOST && encodeCursor(found) === text ? found : null;
}

const LOCK = statement("feed_lock", "SELECT shift::text AS shift FROM feed_clock FOR UPDATE");
/** Commands have no index by position alone: their channels one by one. An event is written beside an audit row. */
const HIGHEST = statement(
  "feed_highest",
  `WITH RECURSIVE channel (id) AS (
     (SELECT channel_id FROM registrar_command ORDER BY channel_id LIMIT 1)
     UNION ALL
     SELECT (SELECT r.channel_id FROM registrar_command r WHERE r.channel_id > c.id ORDER BY r.channel_id LIMIT 1)
       FROM channel c WHERE c.id IS NOT NULL
   )
   SELECT greatest(
     (SELECT max(position) FROM audit_entry),
     (SELECT max(last_position) FROM audit_seal),
     (SELECT max((SELECT max(r.position) FROM registrar_command r WHERE r.channel_id = c.id)) FROM channel c)
   )::text AS highest`,
);
const NUMBERS = statement(
  "feed_numbers",
  `SELECT pg_snapshot_xmin(s)::text AS oldest, pg_snapshot_xmax(s)::text AS next FROM pg_current_snapshot() s`,
);
const MOVE = statement("feed_move", "UPDATE feed_clock SET shift = $1::bigint");

/**
 * Makes sure that new rows come after the stored ones. To be called at start, before anything is written.
 * @returns by how much the shift was moved; 0 unless the database was restored from a dump
 */
export function keepFeedClock(db: Database): Promise<bigint> {
  return inSqlTransaction(db, async (tx) => {
    const [clock] = await tx.sql<{ shift: string }>(LOCK, []);
    if (!clock) throw new Error("The table feed_clock has lost its row");
    const [stored] = await tx.sql<{ highest: string | null }>(HIGHEST, []);
    // After the positions, so that each of them is from a transaction below `next`, had it run in this cluster.
    const [numbers] = await tx.sql<{ oldest: string; next: string }>(NUMBERS, []);
    if (!stored?.highest || !numbers) return 0n;
    const [shift, highest] = [BigInt(clock.shift), BigInt(stored.highest)];
    if (highest < shift + BigInt(numbers.next)) return 0n;
    const moved = highest + 1n - BigInt(numbers.oldest);
    await tx.sql(MOVE, [String(moved)]);
    return moved - shift;
  });
}
