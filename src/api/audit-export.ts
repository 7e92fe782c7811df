import { timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { sha256 } from "@/lib/secret";
import { EXPORTER, exportAudit, exportLog } from "@/services/audit/export";
import { exportAuditInput, exportLogInput } from "@/services/audit/schema";
import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError, toRegistryError } from "@/services/errors";
import { nameRequest } from "@/services/health/named-request";
import { readApiKey } from "./auth";
import { clientAddress } from "./client-address";
import { browserContext, contextOf, type DoorSettings } from "./context";
import { errorDetails, errorHeaders } from "./rest/errors";
import { queryTypes, readQuery } from "./rest/query";
import { requestIdOf } from "./rest/request-id";
import type { HttpContext } from "./rest/respond";

export const AUDIT_FEED_PATH = "/api/v1/audit";
export const AUDIT_DOWNLOAD_PATH = "/console/audit/export.ndjson";

export interface AuditExportSettings extends DoorSettings {
  readonly trustedProxies: readonly string[];
  /** SHA-256, hex, of the tokens that open the feed; none closes it. */
  readonly auditTokenHashes: readonly string[];
  /** Told of every error that is our fault. */
  onDefect(error: unknown, about: { requestId: string; path: string | undefined }): void;
}

type Facts = Parameters<typeof contextOf>[1];
type Lines = AsyncGenerator<string>;

/**
 * The audit as NDJSON: at `/api/v1/audit` for a program that follows it unattended, by a token whose hash the operator set;
 * at `/console/audit/export.ndjson` for operators, by their session and with the filters of the page.
 */
export function auditExport(settings: AuditExportSettings): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  const feedTypes = queryTypes(exportLogInput);
  const downloadTypes = queryTypes(exportAuditInput);
  app.get(AUDIT_FEED_PATH, (http) => {
    nameRequest(http.env?.incoming, "audit:feed");
    return answer(settings, http, {}, async (facts) => {
      assertToken(settings, facts.headers);
      const ctx = contextOf(settings, facts, { kind: "system", name: EXPORTER }, new Date());
      return exportLog(ctx, read(exportLogInput, feedTypes, http));
    });
  });
  app.get(AUDIT_DOWNLOAD_PATH, (http) => {
    nameRequest(http.env?.incoming, "audit:download");
    const headers = { "content-disposition": 'attachment; filename="audit.ndjson"' };
    return answer(settings, http, headers, async (facts) =>
      exportAudit(await browserContext(settings, facts), read(exportAuditInput, downloadTypes, http)),
    );
  });
  return app;
}

/** @throws RegistryError not_found (the feed is closed) | unauthenticated */
function assertToken({ auditTokenHashes }: AuditExportSettings, headers: Headers) {
  if (auditTokenHashes.length === 0) {
    throw new RegistryError("not_found", {
      message: "The audit's feed is closed: set AUDIT_EXPORT_TOKEN_SHA256 to open it",
    });
  }
  const given = Buffer.from(sha256(readApiKey(headers) ?? ""));
  if (!auditTokenHashes.some((hash) => timingSafeEqual(Buffer.from(hash), given))) {
    throw new RegistryError("unauthenticated", { message: "Send the export token: Authorization: Bearer …" });
  }
}

/** Anything that parses: zod's schemas. @throws RegistryError invalid_request */
function read<T>(
  schema: { safeParse(input: unknown): { success: boolean; data?: T; error?: { issues: readonly Issue[] } } },
  types: Parameters<typeof readQuery>[0],
  http: HttpContext,
): T {
  const unknown = Object.keys(http.req.query()).find((name) => !types.has(name));
  if (unknown !== undefined) throw refusal(unknown.slice(0, 50), "There is no such parameter");
  const { data, error } = schema.safeParse(readQuery(types, (name) => http.req.query(name)));
  if (data !== undefined) return data;
  const issue = error?.issues[0];
  throw refusal(issue?.path.join(".") ?? "", issue?.message ?? "It is not valid");
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function refusal(path: string, message: string): RegistryError {
  return new RegistryError("invalid_request", {
    message: `${path}: ${message}`,
    fields: [{ path, message }],
  });
}

async function answer(
  settings: AuditExportSettings,
  http: HttpContext,
  extra: Record<string, string>,
  open: (facts: Facts) => Promise<Lines>,
): Promise<Response> {
  const { headers } = http.req.raw;
  const requestId = requestIdOf(headers.get("x-request-id") ?? undefined);
  const peer = http.env?.incoming?.socket.remoteAddress;
  const ip = clientAddress(peer, headers.get("x-forwarded-for"), settings.trustedProxies);
  const usual = { "cache-control": "no-store", "x-request-id": requestId };
  const defect = (error: unknown) => settings.onDefect(error, { requestId, path: http.req.path });
  try {
    const lines = await open({ headers, door: "system", ip, requestId });
    const type = { "content-type": "application/x-ndjson; charset=utf-8" };
    return new Response(streamOf(lines, defect), { headers: { ...usual, ...type, ...extra } });
  } catch (thrown) {
    const error = toRegistryError(thrown);
    if (error.code === "internal") defect(thrown);
    const body = {
      code: error.code,
      message: error.message,
      details: errorDetails(error),
      request_id: requestId,
    };
    return Response.json(
      { error: body },
      { status: CATALOGUE[error.code].http, headers: { ...usual, ...errorHeaders(error) } },
    );
  }
}

/** Read as fast as it is taken; breaks off where reading fails, so that nobody takes a part for the whole. */
function streamOf(lines: Lines, onFailure: (error: unknown) => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        onFailure(error);
        controller.error(error);
      }
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
