import { absoluteOwner } from "./owner";
import { type HistoryRow, isSameNotes, recordKey, type StoredRecord } from "./rows";
import type { ChangeBatch, RecordInput } from "./schema";
import { toValue } from "./values";

/** What a change did, as the history keeps it; a changed record is in both. */
export interface ZoneDiff {
  readonly added: readonly HistoryRow[];
  readonly removed: readonly HistoryRow[];
}

/**
 * The batch that undoes a diff on the records that there are now. A record that the diff changed is changed back, under
 * its id; its notes stay as they are, unless the diff changed them too.
 */
export function inverse(diff: ZoneDiff, current: readonly StoredRecord[], apex: string): ChangeBatch {
  const present = new Map(current.map((row) => [recordKey(row), row]));
  const returning = new Set(diff.removed.map(recordKey));
  const going = diff.added.filter((row) => !returning.has(recordKey(row)) && present.has(recordKey(row)));
  const batch: ChangeBatch = { creates: [], updates: [], deletes: [] };
  for (const row of diff.removed) {
    const same = present.get(recordKey(row));
    if (same) {
      batch.updates.push({ id: same.id, ...ttlOf(row) });
      continue;
    }
    const at = going.findIndex(({ owner, type }) => owner === row.owner && type === row.type);
    const [changed] = at === -1 ? [] : going.splice(at, 1);
    const found = changed && present.get(recordKey(changed));
    if (!found) batch.creates.push({ ...typed(row, apex), ...notesOf(row) });
    else {
      const notes = isSameNotes(noted(changed), noted(row)) ? {} : notesOf(row);
      batch.updates.push({ id: found.id, ...typed(row, apex), ...notes });
    }
  }
  for (const row of going) {
    const found = present.get(recordKey(row));
    if (found) batch.deletes.push({ id: found.id });
  }
  return batch;
}

function typed(row: HistoryRow, apex: string): RecordInput {
  return { type: row.type, name: absoluteOwner(row.owner, apex), ...ttlOf(row), ...toValue(row) };
}

const ttlOf = ({ ttl, autoTtl = false }: HistoryRow) => (autoTtl ? { autoTtl } : { ttl });

const notesOf = ({ comment = "", tags = [] }: HistoryRow) => ({ comment, tags: [...tags] });

/** The notes to compare: the TTL's is part of the TTL. */
const noted = ({ comment = "", tags = [] }: HistoryRow) => ({ autoTtl: false, comment, tags });
