import { listOf, textOf, type Wire, wireOf } from "./api";
import { shown } from "./command";
import type { DiffLine } from "./diff";
import { misused } from "./exit";
import { recordCells } from "./zone";

/** Changes of records as `POST …/dns_records/batch` takes them. */
export interface RecordBatch {
  readonly deletes: readonly Wire[];
  readonly patches: readonly Wire[];
  readonly puts: readonly Wire[];
  readonly posts: readonly Wire[];
}

const LISTS = ["deletes", "patches", "puts", "posts"] as const;

/** @param text JSON: `{deletes, patches, puts, posts}`, or a list of records to create. @throws Stop */
export function readBatch(text: string, current: readonly Wire[], apex: string): RecordBatch {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw misused(`The changes are not valid JSON: ${(error as Error).message}`);
  }
  const given = Array.isArray(json) ? { posts: json } : wireOf(json);
  const unknown = Object.keys(given).find((key) => !(LISTS as readonly string[]).includes(key));
  if (unknown !== undefined) {
    throw misused(`The changes have '${shown(unknown)}': only ${LISTS.join(", ")} are known`);
  }
  const deletes = listOf(given.deletes).map((entry) => ({ id: idOf(entry, current, apex) }));
  const [patches, puts, posts] = [listOf(given.patches), listOf(given.puts), listOf(given.posts)];
  if (deletes.length + patches.length + puts.length + posts.length === 0) {
    throw misused("The changes are empty: nothing to do");
  }
  return { deletes, patches, puts, posts };
}

/** A record to delete may be named by what it says, instead of its id. @throws Stop unless exactly one fits */
function idOf(entry: Wire, current: readonly Wire[], apex: string): string {
  if (entry.id !== undefined) return textOf(entry.id);
  const { name = "@", type, content } = entry;
  const typed = textOf(name).toLowerCase().replace(/\.$/, "");
  const full =
    typed === "@" ? apex : typed === apex || typed.endsWith(`.${apex}`) ? typed : `${typed}.${apex}`;
  const fitting = current.filter(
    (record) =>
      record.name === full &&
      record.type === textOf(type).toUpperCase() &&
      (content === undefined || record.content === content),
  );
  const [only, ...more] = fitting;
  if (only && more.length === 0) return textOf(only.id);
  const what = `${shown(type)} ${shown(name)}${content === undefined ? "" : ` ${shown(content)}`}`;
  throw misused(
    only
      ? `${fitting.length} records are ${what}: say which by content or id`
      : `No record of the zone is ${what}: see npx portolan dns list ${apex}`,
  );
}

/** What a batch would change. @throws Stop for a record that is not there */
export function diffOf(batch: RecordBatch, current: readonly Wire[]): DiffLine[] {
  const byId = new Map(current.map((record) => [record.id, record]));
  const before = ({ id }: Wire) => {
    const record = byId.get(id);
    if (!record) throw misused(`No record of the zone has the id ${shown(id)}`);
    return recordCells(record);
  };
  const changed = (entry: Wire, after: Wire): DiffLine[] => [
    { sign: "-", cells: before(entry) },
    { sign: "+", cells: recordCells(after) },
  ];
  return [
    ...batch.deletes.map((entry): DiffLine => ({ sign: "-", cells: before(entry) })),
    ...batch.patches.flatMap((entry) => changed(entry, { ...byId.get(entry.id), ...entry })),
    ...batch.puts.flatMap((entry) => changed(entry, entry)),
    ...batch.posts.map((entry): DiffLine => ({ sign: "+", cells: recordCells(entry) })),
  ];
}
