import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import { canonicalJson } from "@/lib/canonical-json";
import type { Log, LogRow } from "./logs";

/**
 * A row as it is hashed and exported: `log`, then every column that is not NULL by its name in the database. 64-bit
 * integers are decimal texts, times ISO 8601 in UTC with milliseconds, JSON columns the JSON they hold. Since NULL is left
 * out, a column that a later version adds changes no hash of the rows before it.
 */
export function recordOf(log: Log, row: LogRow): Record<string, unknown> {
  const record: Record<string, unknown> = { log };
  for (const [name, value] of Object.entries(row)) {
    if (value === null) continue;
    record[name] = value instanceof Date ? value.toISOString() : value;
  }
  return record;
}

/** SHA-256 over the canonical JSON (RFC 8785) of a row's record, in UTF-8. */
export function hashRow(log: Log, row: LogRow): Buffer {
  return createHash("sha256")
    .update(canonicalJson(recordOf(log, row)))
    .digest();
}

/** Rows hashed before others get their turn: some 10 ms. */
const AT_ONCE = 250;

/** As `hashRow`, for many: the process goes on answering meanwhile. */
export async function hashRows(log: Log, rows: readonly LogRow[]): Promise<Buffer[]> {
  const hashes: Buffer[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    hashes.push(hashRow(log, row));
  }
  return hashes;
}
