import { compareRecords, shownNotes, shownValue, TYPE_ORDER, type ZoneRecord } from "./record";

/** Records on one page: more would make the page slow to read and to load. */
export const PER_PAGE = 100;

export interface RecordFilter {
  readonly type: string | null;
  /** Part of a name, a value, a comment or a tag. */
  readonly text: string;
  /** From 1. */
  readonly page: number;
}

export interface FoundRecords {
  readonly records: readonly ZoneRecord[];
  /** The page shown: the last one when the one asked for lies behind it. */
  readonly page: number;
  /** Of what was asked for, on all pages. */
  readonly found: number;
  /** Records in the zone. */
  readonly total: number;
  /** Types there are, each with its number of records that match the text. */
  readonly types: readonly { readonly type: string; readonly count: number }[];
}

/** One page of the zone's records in the order of the table. */
export function findRecords(all: readonly ZoneRecord[], filter: RecordFilter): FoundRecords {
  const text = filter.text.trim().toLowerCase();
  const matching = text === "" ? all : all.filter((record) => matches(record, text));
  const counts = new Map<string, number>();
  for (const { type } of all) counts.set(type, counts.get(type) ?? 0);
  for (const { type } of matching) counts.set(type, (counts.get(type) ?? 0) + 1);
  const found = filter.type === null ? matching : matching.filter(({ type }) => type === filter.type);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(Math.max(1, filter.page), pages);
  return {
    records: found.toSorted(compareRecords).slice((page - 1) * PER_PAGE, page * PER_PAGE),
    page,
    found: found.length,
    total: all.length,
    types: Array.from(counts, ([type, count]) => ({ type, count })).sort(
      (a, b) => TYPE_ORDER.indexOf(a.type) - TYPE_ORDER.indexOf(b.type),
    ),
  };
}

function matches(record: ZoneRecord, text: string): boolean {
  return [record.name, shownValue(record), shownNotes(record)].some((part) =>
    part.toLowerCase().includes(text),
  );
}
