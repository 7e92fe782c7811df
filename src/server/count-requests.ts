import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { hostname } from "node:os";
import { performance } from "node:perf_hooks";
import type { Database } from "@/db/client";
import { nameOfRequest } from "@/services/health/named-request";
import { outcomeOf, type RequestCounts } from "@/services/health/series";
import { writeCounts } from "@/services/health/write-counts";

/** What nobody asked for on purpose: probes, and files that a page brings with it. */
const UNCOUNTED =
  /^\/(?:healthz|readyz|metrics|_next)(?:[/?]|$)|^\/[\w.-]+\.(?:svg|ico|png|js|txt|webmanifest)(?:\?|$)/;

/** The series of a request that its door did not name; null for one that is not counted. */
export function seriesOfUnnamed(target: string): string | null {
  if (target.startsWith("/api/v2")) return "subdomain_v2:other";
  if (target.startsWith("/client/v4")) return "cloudflare_v4:other";
  if (target.startsWith("/api/v1/registrar")) return "registrar_v1:other";
  if (target.startsWith("/api/trpc")) return "trpc:other";
  return UNCOUNTED.test(target) ? null : "pages";
}

const BEGAN = Symbol("began");

interface Timed extends ServerResponse {
  [BEGAN]?: number;
}

/**
 * Makes what counts a request once its answer is out: what it was, what became of it, how long it took. One listener for
 * all of them, without a closure each, it costs about a microsecond a request.
 */
export function requestCounter(
  counts: RequestCounts,
): (request: IncomingMessage, response: ServerResponse) => void {
  function onClose(this: Timed) {
    const series = nameOfRequest(this.req) ?? seriesOfUnnamed(this.req.url ?? "/");
    if (series === null) return;
    // Who hangs up before there is an answer has refused it.
    const outcome = this.headersSent ? outcomeOf(this.statusCode) : "refused";
    counts.add(series, outcome, (performance.now() - (this[BEGAN] ?? 0)) * 1000);
  }
  return (_, response: Timed) => {
    response[BEGAN] = performance.now();
    response.on("close", onClose);
  };
}

const MINUTE_MS = 60_000;

/**
 * Writes the counts of each minute when it is over.
 * @returns writes what is left, and stops
 */
export function openCounts(
  db: Database,
  counts: RequestCounts,
  onError: (error: unknown) => void,
): () => Promise<void> {
  const source = `${hostname()}:${process.pid}:${randomBytes(2).toString("hex")}`;
  const write = (at: Date) => writeCounts(db, counts, source, at).catch(onError);
  let timer: NodeJS.Timeout;
  const next = () => {
    const minute = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    timer = setTimeout(
      () => {
        void write(new Date(minute));
        next();
      },
      // A timer may be a little early: not before the minute is over.
      minute + MINUTE_MS + 20 - Date.now(),
    ).unref();
  };
  next();
  return async () => {
    clearTimeout(timer);
    await write(new Date());
  };
}
