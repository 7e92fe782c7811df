import { absoluteOwner } from "./owner";
import { type ParsedRecord, parseRecord, type TypedRecord, type ZoneRules } from "./parse-record";
import {
  type HistoryRow,
  historyRow,
  type RecordFault,
  type RecordNotes,
  type RecordRow,
  recordKey,
  type StoredRecord,
} from "./rows";
import type { ChangeBatch, RecordInput, RecordUpdate } from "./schema";
import { type GivenTtl, shareTtl } from "./share-ttl";
import { hasPriority, toValue } from "./values";
import { checkZone } from "./zone-rules";

/** Which entry of the batch a record comes from. */
type Origin = Pick<RecordFault, "list" | "index">;

/** A record of the new zone; without id it is to be created. */
export interface NextRow extends RecordRow, RecordNotes {
  readonly id: string | null;
  readonly origin: Origin | null;
}

/** What a batch makes of a zone. */
export interface AppliedBatch {
  readonly ok: true;
  readonly rows: readonly NextRow[];
  /** Rows as they were and as they become, for the history; a changed record is in both. */
  readonly added: readonly HistoryRow[];
  readonly removed: readonly HistoryRow[];
}

export type BatchResult = AppliedBatch | { readonly ok: false; readonly faults: readonly RecordFault[] };

/**
 * Applies creates, updates and deletes at once to the records of a zone, or to none: the result is judged, not the steps.
 * Records of one owner and type share a TTL (RFC 2181 §5.2): one that is given counts for all of them, without one a new
 * record takes theirs. Reports every fault of the batch.
 */
export function applyBatch(
  current: readonly StoredRecord[],
  batch: ChangeBatch,
  rules: ZoneRules,
): BatchResult {
  const faults: RecordFault[] = [];
  const byId = new Map(current.map((row) => [row.id, row]));
  const next = new Map<string, NextRow>(current.map((row) => [row.id, { ...row, origin: null }]));
  const touched = new Map<string, Origin>();
  const given: GivenTtl<Origin>[] = [];

  const find = (id: string, origin: Origin): StoredRecord | null => {
    const found = byId.get(id);
    if (found && !touched.has(id)) {
      touched.set(id, origin);
      return found;
    }
    const code = found ? "record_twice" : "record_not_found";
    const message = found
      ? "This record is changed twice in one batch"
      : "There is no record with this id in the zone";
    faults.push({ ...origin, field: "id", code, message });
    return null;
  };

  for (const [index, { id }] of batch.deletes.entries()) {
    if (find(id, { list: "deletes", index })) next.delete(id);
  }
  const take = (
    entry: RecordInput | RecordUpdate,
    parsed: ParsedRecord,
    origin: Origin,
    before: StoredRecord | null,
    key: string,
  ) => {
    if (!parsed.ok) {
      faults.push(...parsed.faults.map((fault) => ({ ...origin, ...fault })));
      return;
    }
    const ttl = before?.ttl ?? rules.policy.defaultTtl;
    const row: NextRow = { id: before?.id ?? null, ...parsed.row, ttl, ...notesOf(entry, before), origin };
    next.set(key, row);
    if (entry.autoTtl) given.push({ row, ttl: rules.policy.defaultTtl, isAuto: true, origin });
    else if (parsed.ttl !== null) given.push({ row, ttl: parsed.ttl, isAuto: false, origin });
    else if (entry.autoTtl === false) given.push({ row, ttl, isAuto: false, origin });
  };
  for (const [index, update] of batch.updates.entries()) {
    const origin: Origin = { list: "updates", index };
    const before = find(update.id, origin);
    if (!before) continue;
    take(update, parseRecord(merge(before, update, rules.apex), rules), origin, before, before.id);
  }
  for (const [index, create] of batch.creates.entries()) {
    take(create, parseRecord(create, rules), { list: "creates", index }, null, `new ${index}`);
  }

  const shared = shareTtl([...next.values()], current, given, faults);
  faults.push(...duplicates(shared));
  for (const { fault, rows } of checkZone(shared, rules.apex)) {
    const origin = rows.find((row) => row.origin !== null)?.origin ?? blame(batch);
    // A zone that was broken before does not keep a batch from mending another part of it.
    if (origin) faults.push({ ...origin, ...fault });
  }
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, rows: shared, ...difference(current, shared) };
}

/** What is left out stays; null empties it. A record for which nobody chose a TTL has an automatic one. */
function notesOf(
  { comment, tags }: Partial<Pick<RecordInput, "comment" | "tags">>,
  before: RecordNotes | null,
): RecordNotes {
  return {
    autoTtl: before?.autoTtl ?? true,
    comment: comment === undefined ? (before?.comment ?? "") : (comment ?? ""),
    tags: tags === undefined ? (before?.tags ?? []) : (tags ?? []),
  };
}

/** When only deletions can have caused a fault: the first of them. */
function blame(batch: ChangeBatch): Origin | null {
  return batch.deletes.length > 0
    ? { list: "deletes", index: 0 }
    : batch.updates.length > 0
      ? { list: "updates", index: 0 }
      : null;
}

/** The record as typed, after the update: what is left out stays, but a priority that the new type lacks goes. */
function merge(before: StoredRecord, update: RecordUpdate, apex: string): TypedRecord {
  const old = toValue(before);
  const type = update.type ?? before.type;
  const name = update.name ?? absoluteOwner(before.owner, apex);
  const kept = hasPriority(type) && type === before.type ? old.priority : null;
  return {
    type,
    name,
    value: update.value ?? old.value,
    ttl: update.ttl ?? null,
    priority: update.priority ?? kept,
  };
}

function duplicates(rows: readonly NextRow[]): RecordFault[] {
  const faults: RecordFault[] = [];
  for (const same of Map.groupBy(rows, recordKey).values()) {
    if (same.length < 2) continue;
    for (const row of same.slice(1).concat(same.slice(0, 1))) {
      if (!row.origin) continue;
      const message = `${row.owner} ${row.type} with this value is there already`;
      faults.push({ ...row.origin, field: "value", code: "duplicate", message, fix: "Leave it out" });
      break;
    }
  }
  return faults;
}

const rowText = (row: RecordRow) => `${row.ttl} ${recordKey(row)}`;

function difference(before: readonly StoredRecord[], after: readonly NextRow[]) {
  const had = new Set(before.map(rowText));
  const has = new Set(after.map(rowText));
  return {
    added: after.filter((row) => !had.has(rowText(row))).map(historyRow),
    removed: before.filter((row) => !has.has(rowText(row))).map(historyRow),
  };
}
