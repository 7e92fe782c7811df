import { compareRecords, isNotedAlike, setKey, shownNotes, shownValue, type ZoneRecord } from "./record";
import { type Draft, notesOf, type Staged } from "./staged";

/** One line of a set before and after: `kept` is in both, `noted` too, with another comment or other tags. */
export interface DiffLine {
  readonly kind: "kept" | "noted" | "added" | "removed";
  readonly text: string;
  /** Comment and tags as they become, of a line that is noted. */
  readonly notes?: string;
  /** The staged change behind the line. */
  readonly key?: string;
}

/** What a batch makes of one set. */
export interface SetDiff {
  readonly name: string;
  readonly type: string;
  /** Null when there is no such set before, or after. */
  readonly ttlBefore: number | null;
  readonly ttlAfter: number | null;
  readonly lines: readonly DiffLine[];
  /** Whether records of the set that stay are in `lines`: the history does not know them. */
  readonly isWhole: boolean;
}

interface Row {
  readonly name: string;
  readonly type: string;
  readonly ttl: number | null;
  readonly text: string;
  readonly key?: string;
  /** Comment and tags as they become, when a change gives others. */
  readonly notes?: string;
}

const toRow = (record: Omit<ZoneRecord, "ttl" | "id"> & { ttl: number | null }, key?: string): Row => ({
  name: record.name,
  type: record.type,
  ttl: record.ttl,
  text: shownValue(record),
  key,
});

function newNotes(before: ZoneRecord, after: Draft): string | undefined {
  const notes = { ...before, ...notesOf(after) };
  return isNotedAlike(before, notes) ? undefined : shownNotes(notes);
}

/** The sets that staged changes touch, before and after. */
export function diffStaged(current: readonly ZoneRecord[], staged: Staged, defaultTtl: number): SetDiff[] {
  const before = current.map((record) => toRow(record, record.id));
  const after: Row[] = [];
  for (const record of current) {
    const change = staged.get(record.id);
    if (change?.kind === "remove") continue;
    if (change?.kind === "edit") {
      after.push({ ...toRow(change.after, record.id), notes: newNotes(record, change.after) });
    } else after.push(toRow(record, record.id));
  }
  for (const change of staged.values()) {
    if (change.kind === "add") after.push(toRow(change.after, change.key));
  }
  const touched = new Set<string>();
  for (const change of staged.values()) {
    if (change.kind !== "add") touched.add(setKey(change.before));
    if (change.kind !== "remove") touched.add(setKey(change.after));
  }
  const given = new Map<string, number>();
  for (const change of staged.values()) {
    if (change.kind === "remove" || change.after.ttl === null) continue;
    if (change.kind === "edit" && change.after.ttl === change.before.ttl) continue;
    given.set(setKey(change.after), change.after.ttl);
  }
  return diffSets(
    before,
    after,
    touched,
    (set, old, next) => given.get(set) ?? old[0]?.ttl ?? next[0]?.ttl ?? defaultTtl,
    true,
  );
}

/** A row of a zone as the history and the import preview have it. */
interface ZoneRow {
  readonly owner: string;
  readonly type: string;
  readonly ttl: number;
  readonly rdata: string;
}

/** What vanished and what appeared, by set; a record that got another TTL is in both. */
export function diffRows(removed: readonly ZoneRow[], added: readonly ZoneRow[]): SetDiff[] {
  const plain = ({ owner, type, ttl, rdata }: ZoneRow): Row => ({ name: owner, type, ttl, text: rdata });
  const before = removed.map(plain);
  const after = added.map(plain);
  const touched = new Set([...before, ...after].map(setKey));
  return diffSets(before, after, touched, (_, __, next) => next[0]?.ttl ?? null, false);
}

function diffSets(
  before: readonly Row[],
  after: readonly Row[],
  touched: ReadonlySet<string>,
  ttlOf: (set: string, old: readonly Row[], next: readonly Row[]) => number | null,
  isWhole: boolean,
): SetDiff[] {
  const had = Map.groupBy(before, setKey);
  const has = Map.groupBy(after, setKey);
  const sets: SetDiff[] = [];
  for (const set of touched) {
    const old = had.get(set) ?? [];
    const next = has.get(set) ?? [];
    const sample = old[0] ?? next[0];
    if (!sample) continue;
    const ttlBefore = old[0]?.ttl ?? null;
    const ttlAfter = next.length === 0 ? null : ttlOf(set, old, next);
    sets.push({
      name: sample.name,
      type: sample.type,
      ttlBefore,
      ttlAfter,
      lines: diffLines(old, next),
      isWhole,
    });
  }
  return sets.sort((a, b) => compareRecords({ ...a, value: "" }, { ...b, value: "" }));
}

const byText = new Intl.Collator("en", { numeric: true });

/** Removed lines stand before what is added in their place, kept ones last. */
function diffLines(old: readonly Row[], next: readonly Row[]): DiffLine[] {
  const inOrder = (rows: readonly Row[]) => rows.toSorted((a, b) => byText.compare(a.text, b.text));
  const oldTexts = new Set(old.map(({ text }) => text));
  const nextTexts = new Set(next.map(({ text }) => text));
  return [
    ...inOrder(old)
      .filter(({ text }) => !nextTexts.has(text))
      .map((row) => line("removed", row)),
    ...inOrder(next)
      .filter(({ text }) => !oldTexts.has(text))
      .map((row) => line("added", row)),
    ...inOrder(next)
      .filter(({ text }) => oldTexts.has(text))
      .sort((a, b) => Number(a.notes === undefined) - Number(b.notes === undefined))
      .map((row) => line(row.notes === undefined ? "kept" : "noted", row)),
  ];
}

const line = (kind: DiffLine["kind"], { text, key, notes }: Row): DiffLine => ({
  kind,
  text,
  key,
  ...(notes !== undefined && { notes }),
});

/** Lines that a diff adds and removes, for a summary. */
export function countLines(sets: readonly SetDiff[]): { added: number; removed: number; noted: number } {
  const lines = sets.flatMap((set) => set.lines);
  return {
    added: lines.filter(({ kind }) => kind === "added").length,
    removed: lines.filter(({ kind }) => kind === "removed").length,
    noted: lines.filter(({ kind }) => kind === "noted").length,
  };
}
