import { setImmediate as breathe } from "node:timers/promises";
import type { Database } from "@/db/client";
import type { FeedPosition } from "@/db/feed";
import { hasRow, type Log, type LogRow, readRows, rowInWords } from "./logs";
import { hashRow } from "./row-hash";
import type { StoredSeal } from "./stored-seals";

/** What does not fit. */
export interface Fault {
  readonly log: Log;
  /** Of rows: changed, missing, inserted. Of seals: chain, seal, checkpoint, key, unsigned, unseen. */
  readonly kind:
    | "changed"
    | "missing"
    | "inserted"
    | "chain"
    | "seal"
    | "checkpoint"
    | "key"
    | "unsigned"
    | "unseen";
  readonly rowId: string | null;
  readonly sealId: string | null;
  /** One sentence without a full stop. */
  readonly message: string;
}

type Seal = Pick<StoredSeal, "id" | "sealedAt">;

const sealInWords = (log: Log, { id, sealedAt }: Seal) =>
  `Seal ${id} of the log ${log} (${sealedAt.toISOString()})`;

export function sealFault(log: Log, kind: Fault["kind"], seal: Seal, what: string): Fault {
  return { log, kind, rowId: null, sealId: seal.id, message: `${sealInWords(log, seal)} ${what}` };
}

export function chainFault(log: Log, seal: Seal, beforeId: string): Fault {
  const before = beforeId === "0" ? "is not the first: those before it were removed" : "";
  const what =
    before || `does not follow seal ${beforeId}: a seal between them was removed, or one was changed`;
  return sealFault(log, "chain", seal, what);
}

/** Rows compared before others get their turn: some 10 ms. */
const AT_ONCE = 250;

/** The first row of a seal's range that is not as it was sealed, is gone, or was not there then. */
export async function checkRows(
  db: Pick<Database, "sql">,
  log: Log,
  seal: StoredSeal,
  before: { readonly last: FeedPosition },
): Promise<Fault | null> {
  const { rowIds, rowHashes, last } = seal;
  // One more than were sealed, to see the one too many.
  const rows = await readRows(db, log, before.last, last, rowIds.length + 1);
  for (let index = 0; index < Math.max(rows.length, rowIds.length); index++) {
    const [row, id] = [rows[index], rowIds[index]];
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    if (row && row.id === id) {
      const sealed = rowHashes.subarray(index * 32, index * 32 + 32);
      if (hashRow(log, row).equals(sealed)) continue;
      return rowFault(log, "changed", seal, row.id, row);
    }
    // Another row stands where `id` should: it was put there, or `id` is gone and the next one moved up.
    if (row && !rowIds.includes(row.id)) return rowFault(log, "inserted", seal, row.id, row);
    if (id === undefined) break;
    return rowFault(log, (await hasRow(db, log, id)) ? "changed" : "missing", seal, id);
  }
  return null;
}

const SAYS = {
  changed: "was changed after it was sealed",
  missing: "is missing: it was there when it was sealed",
  inserted: "was inserted later, among rows that were sealed without it",
} as const;

function rowFault(log: Log, kind: keyof typeof SAYS, seal: Seal, rowId: string, row?: LogRow): Fault {
  const at = row ? `, dated ${row.at.toISOString()},` : "";
  const message = `${rowInWords(log, rowId, row)}${at} ${SAYS[kind]} (seal ${seal.id}, ${seal.sealedAt.toISOString()})`;
  return { log, kind, rowId, sealId: seal.id, message };
}
