import { type Statement, statement } from "@/db/sql";
import { minorDigits } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import type { LIST_COLUMNS, ListKind } from "./schema";

/** The values of an entry by column, in canonical form: as shown, exported, compared and audited. */
export type EntryValues = Readonly<Record<string, string>>;

/** What is wrong with one value, or the value as it is stored. */
type Read =
  | { readonly ok: true; readonly text: string; readonly stored: unknown }
  | { readonly ok: false; readonly message: string };

interface Column {
  /** The database's column. */
  readonly stored: string;
  /** Its type in `json_to_recordset`. */
  readonly type: "int" | "text" | "timestamptz";
  read(text: string, currency: string): Read;
  write(stored: unknown, currency: string): string;
}

const amount: Pick<Column, "type" | "read" | "write"> = {
  type: "int",
  read(text, currency) {
    const plain = text.replace(/^[$€£]\s*/, "");
    const digits = minorDigits(currency);
    const isAmount = new RegExp(`^\\d{1,9}${digits > 0 ? `(\\.\\d{1,${digits}})?` : ""}$`).test(plain);
    if (!isAmount)
      return { ok: false, message: `'${text}' is no amount in ${currency}: write it as 2500 or 2500.00` };
    const minor = Math.round(Number(plain) * 10 ** digits);
    if (minor > 2_000_000_000) return { ok: false, message: `${text} ${currency} is too much` };
    return { ok: true, text: decimal(minor, currency), stored: minor };
  },
  write: (stored, currency) => decimal(Number(stored), currency),
};

const decimal = (minor: number, currency: string) =>
  (minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency));

const words = (what: string, longest: number): Pick<Column, "type" | "read" | "write"> => ({
  type: "text",
  read(text) {
    const clean = text.normalize("NFC");
    if (clean === "") return { ok: false, message: `${what} is missing` };
    if (clean.length > longest) return { ok: false, message: `${what} has more than ${longest} characters` };
    if (/[^\P{Cc}\n\r\t]/u.test(clean)) return { ok: false, message: `${what} has control characters` };
    return { ok: true, text: clean, stored: clean };
  },
  write: String,
});

const end: Pick<Column, "type" | "read" | "write"> = {
  type: "timestamptz",
  read(text) {
    if (text === "") return { ok: true, text, stored: null };
    // A day without a time ends with it, in UTC.
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
    const at = isDay ? new Date(`${text}T23:59:59Z`) : new Date(isTime ? text : Number.NaN);
    if (Number.isNaN(at.getTime()) || (isDay && isoSeconds(at).slice(0, 10) !== text)) {
      return {
        ok: false,
        message: `'${text}' is no date: write it as 2027-01-31, or leave it empty for ever`,
      };
    }
    return { ok: true, text: isoSeconds(at), stored: isoSeconds(at) };
  },
  write: (stored) => (stored instanceof Date ? isoSeconds(stored) : ""),
};

const COLUMNS = {
  premium: {
    registration: { stored: "register_amount", ...amount },
    renewal: { stored: "renew_amount", ...amount },
  },
  reserved: { reason: { stored: "reason", ...words("The reason", 300) } },
  claims: {
    notice_id: { stored: "notice_id", ...words("The notice's id", 200) },
    notice: { stored: "notice", ...words("The notice", 5_000) },
    ends_at: { stored: "ends_at", ...end },
  },
} satisfies { [Kind in ListKind]: Record<(typeof LIST_COLUMNS)[Kind][number], Column> };

const TABLES: Record<ListKind, string> = {
  premium: "premium_name",
  reserved: "reserved_name",
  claims: "claimed_name",
};

export function columnsOf(kind: ListKind): readonly (readonly [string, Column])[] {
  return Object.entries<Column>(COLUMNS[kind]);
}

/** Reads the values of an entry; every fault with its column. */
export function readValues(
  kind: ListKind,
  texts: Readonly<Record<string, string | undefined>>,
  currency: string,
) {
  const values: Record<string, string> = {};
  const stored: Record<string, unknown> = {};
  const faults: { column: string; message: string }[] = [];
  for (const [name, column] of columnsOf(kind)) {
    const read = column.read((texts[name] ?? "").trim(), currency);
    if (read.ok) {
      values[name] = read.text;
      stored[column.stored] = read.stored;
    } else faults.push({ column: name, message: read.message });
  }
  return { values: values as EntryValues, stored, faults };
}

/** The values of a row of the kind's table. */
export function writeValues(
  kind: ListKind,
  row: Readonly<Record<string, unknown>>,
  currency: string,
): EntryValues {
  return Object.fromEntries(
    columnsOf(kind).map(([name, column]) => [name, column.write(row[column.stored], currency)]),
  );
}

interface ListStatements {
  /** $1 namespace, $2 pattern, $3 exact label, $4 limit, $5 offset. */
  readonly page: Statement;
  /** $1 namespace, $2 labels or null for all. */
  readonly read: Statement;
  /** $1 namespace, $2 rows as JSON. */
  readonly write: Statement;
  /** $1 namespace, $2 labels. */
  readonly remove: Statement;
}

function statementsOf(kind: ListKind): ListStatements {
  const table = TABLES[kind];
  const columns = columnsOf(kind).map(([, column]) => column);
  const names = columns.map(({ stored }) => stored).join(", ");
  const texts = columns.filter(({ type }) => type === "text").map(({ stored }) => `OR ${stored} ILIKE $2`);
  return {
    page: statement(
      `registry_${kind}_page`,
      `SELECT label, ${names}, count(*) OVER ()::int AS total FROM ${table}
       WHERE namespace_id = $1::uuid AND ($2 = '%%' OR label LIKE $2 OR label = $3 ${texts.join(" ")})
       ORDER BY label LIMIT $4 OFFSET $5`,
    ),
    read: statement(
      `registry_${kind}_read`,
      `SELECT label, ${names} FROM ${table}
       WHERE namespace_id = $1::uuid AND ($2::text[] IS NULL OR label = ANY ($2::text[])) ORDER BY label`,
    ),
    write: statement(
      `registry_${kind}_write`,
      `INSERT INTO ${table} (namespace_id, label, ${names})
       SELECT $1::uuid, r.label, ${columns.map(({ stored }) => `r.${stored}`).join(", ")}
       FROM json_to_recordset($2::json) AS r (label text, ${columns.map((c) => `${c.stored} ${c.type}`).join(", ")})
       ON CONFLICT (namespace_id, label) DO UPDATE SET
       ${columns.map(({ stored }) => `${stored} = excluded.${stored}`).join(", ")}`,
    ),
    remove: statement(
      `registry_${kind}_remove`,
      `DELETE FROM ${table} WHERE namespace_id = $1::uuid AND label = ANY ($2::text[])`,
    ),
  };
}

export const LIST_STATEMENTS: Record<ListKind, ListStatements> = {
  premium: statementsOf("premium"),
  reserved: statementsOf("reserved"),
  claims: statementsOf("claims"),
};
