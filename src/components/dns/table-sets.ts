import { compareRecords, type RecordSet, setKey, type ZoneRecord } from "./record";
import type { Draft, Staged, StagedChange } from "./staged";

/** A line of the table: a stored record, a staged one, or both. */
export interface TableRow {
  readonly key: string;
  readonly before: ZoneRecord | null;
  /** What it will be; null when it is to be removed. */
  readonly after: Draft | null;
  readonly change: StagedChange["kind"] | null;
}

/** A set as the table shows it, staged changes in place. */
export interface TableSet {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  /** Null: the zone's default will be used. */
  readonly ttl: number | null;
  /** The TTL now stored, when a staged change gives another. */
  readonly ttlBefore: number | null;
  readonly rows: readonly TableRow[];
  readonly isStored: boolean;
}

/** The page's sets with what is staged. Sets that are only staged stand first, where they are seen on any page. */
export function tableSets(sets: readonly RecordSet[], staged: Staged): TableSet[] {
  const adds = new Map<string, TableRow[]>();
  const ttls = new Map<string, number>();
  for (const change of staged.values()) {
    if (change.kind === "remove") continue;
    const set = setKey(change.after);
    if (change.after.ttl !== null) ttls.set(set, change.after.ttl);
    if (change.kind !== "add") continue;
    const row = { key: change.key, before: null, after: change.after, change: "add" as const };
    adds.set(set, [...(adds.get(set) ?? []), row]);
  }
  const stored = sets.map((set): TableSet => {
    const key = setKey(set);
    const rows = [...set.records.map((record) => rowOf(record, staged)), ...(adds.get(key) ?? [])];
    adds.delete(key);
    const ttl = ttls.get(key) ?? set.ttl;
    return {
      key,
      name: set.name,
      type: set.type,
      ttl,
      ttlBefore: ttl === set.ttl ? null : set.ttl,
      rows,
      isStored: true,
    };
  });
  const added = Array.from(adds, ([key, rows]): TableSet => {
    const { name = "@", type = "" } = rows[0]?.after ?? {};
    return { key, name, type, ttl: ttls.get(key) ?? null, ttlBefore: null, rows, isStored: false };
  });
  return [...added.sort((a, b) => compareRecords({ ...a, value: "" }, { ...b, value: "" })), ...stored];
}

function rowOf(record: ZoneRecord, staged: Staged): TableRow {
  const change = staged.get(record.id);
  const after = change?.kind === "edit" ? change.after : change?.kind === "remove" ? null : record;
  return { key: record.id, before: record, after, change: change?.kind ?? null };
}
