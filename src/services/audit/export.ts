import { decodeCursor, encodeCursor, type FeedPosition, readHorizon } from "@/db/feed";
import { statement } from "@/db/sql";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { filterCondition, filterValues } from "./filter";
import { below, type Log, type LogRow, readRows, START, selection } from "./logs";
import { hashRow, recordOf } from "./row-hash";
import type { ExportAuditInput, ExportLogInput } from "./schema";

/** Rows read at a time. */
const AT_ONCE = 500;

/** The name of the system actor that a door makes of a valid export token. */
export const EXPORTER = "audit export";

/**
 * A log's rows after a cursor as lines of JSON, in the order of the seals, complete up to the horizon at the call: who goes
 * on after the last line's cursor misses none and gets none twice. For operators, and for the holder of an export token.
 *
 *     {"cursor":"…","hash":"<SHA-256, hex>","record":{…}}
 *
 * `hash` is the SHA-256 of `record` in canonical JSON (RFC 8785), as it is sealed.
 * @throws RegistryError unauthenticated | not_found | invalid_value (after)
 */
export async function exportLog(ctx: Context, input: ExportLogInput): Promise<AsyncGenerator<string>> {
  if (ctx.actor.kind !== "system" || ctx.actor.name !== EXPORTER) requireOperator(ctx);
  const { log, limit } = input;
  const after = readCursor(input.after);
  const upTo = below(await readHorizon(ctx.db));
  return lines(log, after, limit, (from, most) => readRows(ctx.db, log, from, upTo, most));
}

const FILTERED = statement(
  "audit_export",
  `SELECT ${selection("audit")} FROM audit_entry r
    WHERE (r.position, r.id) > ($1::bigint, $2::bigint) AND (r.position, r.id) <= ($3::bigint, $4::bigint)
      AND ${filterCondition(6)}
    ORDER BY r.position, r.id LIMIT $5`,
);

/** As `exportLog`, the audit's rows that a filter lets through. Operators only. */
export async function exportAudit(ctx: Context, input: ExportAuditInput): Promise<AsyncGenerator<string>> {
  requireOperator(ctx);
  const { after: cursor, limit, ...filter } = input;
  const after = readCursor(cursor);
  const upTo = below(await readHorizon(ctx.db));
  const values = filterValues(filter);
  return lines("audit", after, limit, (from, most) =>
    ctx.db.sql<LogRow>(FILTERED, [
      ...[from.position, from.id, upTo.position, upTo.id].map(String),
      most,
      ...values,
    ]),
  );
}

function readCursor(text: string | undefined): FeedPosition {
  if (text === undefined) return START;
  const found = decodeCursor(text);
  if (found) return found;
  const message = "This cursor is not one of ours: send that of the last line you read, or none";
  throw new RegistryError("invalid_value", { message, fields: [{ path: "after", message }] });
}

async function* lines(
  log: Log,
  start: FeedPosition,
  limit: number,
  read: (after: FeedPosition, most: number) => Promise<LogRow[]>,
): AsyncGenerator<string> {
  let after = start;
  for (let left = limit; left > 0; ) {
    const most = Math.min(left, AT_ONCE);
    const rows = await read(after, most);
    const last = rows.at(-1);
    if (last) yield rows.map((row) => lineOf(log, row)).join("");
    if (!last || rows.length < most) return;
    after = placeOf(last);
    left -= rows.length;
  }
}

const placeOf = ({ position, id }: LogRow): FeedPosition => ({ position: BigInt(position), id: BigInt(id) });

function lineOf(log: Log, row: LogRow): string {
  const cursor = encodeCursor(placeOf(row));
  const line = { cursor, hash: hashRow(log, row).toString("hex"), record: recordOf(log, row) };
  return `${JSON.stringify(line)}\n`;
}
