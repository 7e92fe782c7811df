import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { toRegistryError } from "@/services/errors";
import {
  EVIDENCE_FORMATS,
  type EvidenceFormat,
  exportEvidence,
} from "@/services/ote/evidence/export-evidence";
import { clientAddress } from "./client-address";
import { browserContext, type DoorSettings, newRequestId } from "./context";

export interface EvidenceSettings extends DoorSettings {
  readonly trustedProxies: readonly string[];
  /** Told of every error that is our fault. */
  onDefect(error: unknown, about: { requestId: string; path: string | undefined }): void;
}

/** Where the evidence of a run is: `/admin/registrar-ote-runs/<run id>/evidence-archive.md`, `.json` and `.zip`. */
export const EVIDENCE_PATH = "/admin/registrar-ote-runs";

const FILE = /^evidence-archive\.(md|json|zip)$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const TYPES: Record<EvidenceFormat, string> = {
  md: "text/markdown; charset=utf-8",
  json: "application/json; charset=utf-8",
  zip: "application/zip",
};

/** The evidence of OT&E runs, for operators who are signed in; to everybody else there is nothing here. */
export function evidence(settings: EvidenceSettings): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  app.get(`${EVIDENCE_PATH}/:runId/:file`, async (http) => {
    const requestId = newRequestId();
    const { headers } = http.req.raw;
    const peer = http.env?.incoming?.socket.remoteAddress;
    const ip = clientAddress(peer, headers.get("x-forwarded-for"), settings.trustedProxies);
    const format = formatOf(http.req.param("file"));
    const runId = http.req.param("runId");
    if (format === null || !UUID.test(runId)) return nothing(requestId);
    try {
      const ctx = await browserContext(settings, { headers, door: "trpc", ip, requestId });
      const { name, content } = await exportEvidence(ctx, runId.toLowerCase(), format);
      return new Response(content, {
        headers: {
          ...common(requestId),
          "content-type": TYPES[format],
          "content-disposition": `${format === "zip" ? "attachment" : "inline"}; filename="${name}"`,
        },
      });
    } catch (thrown) {
      const error = toRegistryError(thrown);
      if (error.code !== "internal" && error.code !== "unavailable") return nothing(requestId);
      if (error.code === "internal") settings.onDefect(thrown, { requestId, path: http.req.path });
      const status = error.code === "internal" ? 500 : 503;
      return new Response(`${error.message}\n`, { status, headers: { ...common(requestId), ...PLAIN } });
    }
  });
  app.all(`${EVIDENCE_PATH}/*`, () => nothing(newRequestId()));
  return app;
}

function formatOf(file: string): EvidenceFormat | null {
  const [, extension] = FILE.exec(file) ?? [];
  return EVIDENCE_FORMATS.find((format) => format === extension) ?? null;
}

const PLAIN = { "content-type": "text/plain; charset=utf-8" };

/** What registrars have written is in it: a browser shall show it, and run nothing. */
function common(requestId: string) {
  return {
    "x-request-id": requestId,
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  };
}

function nothing(requestId: string): Response {
  return new Response("Not found\n", { status: 404, headers: { ...common(requestId), ...PLAIN } });
}
