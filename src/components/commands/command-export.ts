import { csvRow } from "../billing/csv";
import type { Output } from "../trpc";

export type ExportPage = Output<"console.commands.exportPage">;
type Row = ExportPage["commands"][number];

export const EXPORT_FORMATS = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Rows asked for at once. */
export const EXPORT_ROWS = 1_000;

const COLUMNS = [
  "id",
  "at",
  "door",
  "channel",
  "command",
  "domain",
  "idempotency_key",
  "status",
  "sandbox",
  "replay_of",
  "http_status",
  "epp_code",
  "error_code",
  "duration_micros",
  "request_id",
  "ip",
  "user_agent",
  "request",
  "response",
] as const;

const TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  ndjson: "application/x-ndjson",
};

/**
 * The commands of all pages as a file, written as they are read: CSV (RFC 4180) or a JSON object a line.
 * @param first asked before the answer begins, so that who may not see it gets an error and no file
 */
export function exportResponse(
  format: ExportFormat,
  first: ExportPage,
  next: (cursor: string) => Promise<ExportPage>,
): Response {
  const encoder = new TextEncoder();
  const write = format === "csv" ? csvLine : jsonLine;
  let page: ExportPage | null = first;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (format === "csv") controller.enqueue(encoder.encode(csvRow(COLUMNS)));
    },
    async pull(controller) {
      if (!page) return controller.close();
      const text = page.commands.map(write).join("");
      page = page.nextCursor === null ? null : await next(page.nextCursor);
      if (text) controller.enqueue(encoder.encode(text));
      else if (!page) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="commands.${format}"`,
      "cache-control": "no-store",
    },
  });
}

function record(row: Row): Record<(typeof COLUMNS)[number], unknown> {
  return {
    id: row.id,
    at: row.at,
    door: row.door,
    channel: row.channel,
    command: row.command,
    domain: row.domain,
    idempotency_key: row.idempotencyKey,
    status: row.status,
    sandbox: row.sandbox,
    replay_of: row.replayOfId,
    http_status: row.httpStatus,
    epp_code: row.eppCode,
    error_code: row.errorCode,
    duration_micros: row.durationMicros,
    request_id: row.requestId,
    ip: row.ip,
    user_agent: row.userAgent,
    request: row.request,
    response: row.response,
  };
}

const jsonLine = (row: Row) => `${JSON.stringify(record(row))}\n`;

function csvLine(row: Row): string {
  return csvRow(
    Object.values(record(row)).map((value) => {
      if (value === null || value === undefined) return "";
      return typeof value === "number"
        ? value
        : typeof value === "object"
          ? JSON.stringify(value)
          : String(value);
    }),
  );
}
