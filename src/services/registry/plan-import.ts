import { createHash } from "node:crypto";
import type { Sql } from "@/db/sql";
import { type CsvRow, parseCsv } from "@/lib/csv";
import { toUnicodeName } from "@/lib/idna";
import { RegistryError } from "../errors";
import { parseLabel, RULES_OF_ANY_DAY } from "../names/label";
import type { NamespacePolicy } from "../namespaces/policy";
import { type EntryValues, readValues } from "./list-kinds";
import { findRegistered, readList } from "./lists";
import { LIST_COLUMNS, type ListKind, MOST_ROWS } from "./schema";

export type RowOutcome = "added" | "changed" | "unchanged" | "removed" | "fault";

/** What a row of the file does, or an entry that the file lacks. */
export interface PlannedRow {
  /** Of the file, from 1; null for an entry that `replace` removes. */
  readonly line: number | null;
  /** A-label; of a fault, what was written. */
  readonly label: string;
  readonly unicode: string;
  readonly outcome: RowOutcome;
  /** What is wrong and how to put it right. */
  readonly fault: string | null;
  /** What is to be looked at before it is applied. */
  readonly warning: string | null;
  readonly before: EntryValues | null;
  readonly after: EntryValues | null;
}

export interface ListPlan {
  readonly rows: readonly PlannedRow[];
  readonly counts: Record<RowOutcome, number> & { readonly warnings: number };
  /** Of all that the plan would do: what is applied is what was looked at. */
  readonly digest: string;
}

/** A plan with what it takes to carry it out. */
export interface ExecutablePlan extends ListPlan {
  readonly stored: readonly Readonly<Record<string, unknown>>[];
  readonly removed: readonly string[];
}

/** Where a list stands and what is asked of it. */
export interface ListTarget {
  readonly policy: NamespacePolicy;
  readonly kind: ListKind;
  readonly mode: "merge" | "replace";
}

/** What a CSV file would do to a list. Writes nothing. */
export async function planImport(sql: Sql, target: ListTarget, text: string): Promise<ExecutablePlan> {
  const { rows, fault } = parseCsv(text);
  if (rows.length > MOST_ROWS + 1) {
    return sealed([
      faultRow(rows[MOST_ROWS + 1]?.line ?? null, "", `a file has at most ${MOST_ROWS} rows: split it`),
    ]);
  }
  const { columns, body, faults } = readHead(target.kind, rows);
  if (fault) faults.push(faultRow(fault.line, "", fault.message));
  const asked = body.map(({ line, cells }) => ({
    line,
    label: cells[columns.indexOf("label")] ?? "",
    texts: Object.fromEntries(columns.map((column, index) => [column, cells[index]])),
    excess: cells.slice(columns.length).some((cell) => cell !== ""),
  }));
  return plan(sql, target, asked, faults);
}

interface AskedRow {
  readonly line: number | null;
  readonly label: string;
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly excess?: boolean;
}

/** What rows would do to a list. */
export async function plan(
  sql: Sql,
  { policy, kind, mode }: ListTarget,
  asked: readonly AskedRow[],
  faults: readonly PlannedRow[] = [],
): Promise<ExecutablePlan> {
  const rows: PlannedRow[] = [...faults];
  const stored: Record<string, unknown>[] = [];
  const firstLines = new Map<string, number | null>();
  const read = asked.map((row) => ({ row, ...readRow(policy, kind, row) }));
  const labels = read.flatMap(({ label }) => (label === null ? [] : [label]));
  const present = await readList(sql, policy, kind, mode === "replace" ? null : labels);
  const registered = await findRegistered(sql, policy, labels);

  for (const { row, label, faults: own, values, stored: columns } of read) {
    const twice = label !== null && firstLines.has(label);
    const messages = twice ? [`'${row.label}' is on line ${firstLines.get(label)} already`, ...own] : own;
    if (label !== null && !twice) firstLines.set(label, row.line);
    if (label === null || messages.length > 0) {
      rows.push(faultRow(row.line, row.label, messages.join("; ")));
      continue;
    }
    const before = present.get(label) ?? null;
    const outcome = before === null ? "added" : isSame(before, values) ? "unchanged" : "changed";
    const warning =
      outcome === "unchanged" ? null : warningOf(policy, kind, label, registered.has(label), outcome);
    rows.push({
      line: row.line,
      label,
      unicode: toUnicodeName(label),
      outcome,
      fault: null,
      warning,
      before,
      after: values,
    });
    if (outcome !== "unchanged") stored.push({ label, ...columns });
  }
  const removed = mode === "replace" ? [...present.keys()].filter((label) => !firstLines.has(label)) : [];
  for (const label of removed) {
    rows.push({
      line: null,
      label,
      unicode: toUnicodeName(label),
      outcome: "removed",
      fault: null,
      warning: null,
      before: present.get(label) ?? null,
      after: null,
    });
  }
  return sealed(rows, stored, removed);
}

function sealed(
  rows: readonly PlannedRow[],
  stored: ExecutablePlan["stored"] = [],
  removed: readonly string[] = [],
): ExecutablePlan {
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0, fault: 0, warnings: 0 };
  for (const { outcome, warning } of rows) {
    counts[outcome]++;
    if (warning) counts.warnings++;
  }
  const told = rows.map(({ label, outcome, before, after, warning }) => [
    label,
    outcome,
    before,
    after,
    warning,
  ]);
  const digest = createHash("sha256").update(JSON.stringify(told)).digest("hex");
  return { rows, counts, digest, stored, removed };
}

/** The columns, in the order of the file: as its first row says, or as ours are when it has no such row. */
function readHead(kind: ListKind, rows: readonly CsvRow[]) {
  const known: readonly string[] = ["label", ...LIST_COLUMNS[kind]];
  const [first] = rows;
  const names = first?.cells.map((cell) => cell.toLowerCase().replaceAll(/[\s-]+/g, "_")) ?? [];
  const faults: PlannedRow[] = [];
  if (!first || !names.includes("label")) return { columns: known, body: rows, faults };
  const odd = names.filter((name) => !known.includes(name));
  if (odd.length > 0) {
    faults.push(
      faultRow(first.line, "", `there is no column '${odd.join("', '")}': use ${known.join(", ")}`),
    );
  }
  const doubled = names.find((name, index) => names.indexOf(name) < index);
  if (doubled) faults.push(faultRow(first.line, "", `the column '${doubled}' is there twice`));
  return { columns: names, body: rows.slice(1), faults };
}

function readRow(policy: NamespacePolicy, kind: ListKind, row: AskedRow) {
  const read = readValues(kind, row.texts, policy.currency);
  const faults = read.faults.map(({ message }) => message);
  if (row.excess) faults.push("the row has more cells than there are columns: quote a text that has a comma");
  try {
    const { label } = parseLabel(policy, row.label.normalize("NFC").trim().toLowerCase(), RULES_OF_ANY_DAY);
    return { ...read, label, faults };
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return {
      ...read,
      label: null,
      faults: [error.message.replace("cannot be registered", "is no label"), ...faults],
    };
  }
}

const faultRow = (line: number | null, label: string, fault: string): PlannedRow => ({
  line,
  label,
  unicode: label,
  outcome: "fault",
  fault,
  warning: null,
  before: null,
  after: null,
});

const isSame = (a: EntryValues, b: EntryValues) => Object.keys(b).every((column) => a[column] === b[column]);

const OF_REGISTERED: Record<ListKind, string> = {
  premium:
    "is registered: its holder keeps the price it was bought at, the list holds for whoever comes next",
  reserved: "is registered: its holder keeps it, and nobody gets it after them",
  claims: "is registered: its holder is not asked, whoever comes next is",
};

function warningOf(
  policy: NamespacePolicy,
  kind: ListKind,
  label: string,
  isRegistered: boolean,
  outcome: RowOutcome,
): string | null {
  if (isRegistered && outcome === "added") return `${toUnicodeName(label)} ${OF_REGISTERED[kind]}`;
  if (kind === "reserved") return null;
  try {
    parseLabel(policy, label);
    return null;
  } catch (error) {
    if (error instanceof RegistryError) return `${error.message}, by the present rules`;
    throw error;
  }
}
