import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context as HonoContext } from "hono";
import type { Allowance } from "@/services/rate-limits/limiter";

export type HttpContext = HonoContext<{ Bindings: Partial<HttpBindings> }>;

/** An answer before it is sent. */
export interface Written {
  readonly status: number;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  readonly headers?: Record<string, string>;
}

/** Lets a browser's program read what a header says. */
const EXPOSED =
  "X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Ratelimit, Ratelimit-Policy, Retry-After, Idempotent-Replayed, Preference-Applied, ETag";

/** Sends an answer, with the headers that every answer of our APIs has. */
export function respond(
  http: HttpContext,
  { status, body, headers: extra }: Written,
  requestId: string,
  allowance: Allowance | undefined,
): Response {
  const headers: Record<string, string> = { "cache-control": "no-store", "x-request-id": requestId };
  if (body !== null) headers["content-type"] = "application/json";
  if (allowance) {
    headers["x-ratelimit-limit"] = String(allowance.limit);
    headers["x-ratelimit-remaining"] = String(allowance.remaining);
    headers["x-ratelimit-reset"] = String(allowance.resetAt);
  }
  if (http.req.raw.headers.has("origin")) {
    // Keys travel in headers, never in cookies: no page can borrow its visitor's rights here.
    headers["access-control-allow-origin"] = "*";
    headers["access-control-expose-headers"] = EXPOSED;
  }
  if (extra) Object.assign(headers, extra);
  return send(http, status, headers, body);
}

/**
 * Straight to Node's response where there is one: by way of a `Response` a check costs an eighth more of the processor
 * (475 µs beside 415 µs, measured on a busy machine).
 */
function send(
  http: HttpContext,
  status: number,
  headers: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer> | null,
): Response {
  const outgoing = http.env?.outgoing;
  if (!outgoing) return new Response(body, { status, headers });
  if (body !== null) headers["content-length"] = String(Buffer.byteLength(body));
  outgoing.writeHead(status, headers);
  outgoing.end(body);
  return RESPONSE_ALREADY_SENT;
}

/** The reference page is whole in itself; all it loads is the portal's mark and its choice of light or dark. */
export const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

const DAY_SECONDS = "86400";

/** What a path takes: for `OPTIONS`, and for browsers that ask before they send. */
export function preflightAnswer(methods: readonly string[], requestHeaders: string): Written {
  const allow = methods.join(", ");
  return {
    status: 204,
    body: null,
    headers: {
      allow,
      "access-control-allow-origin": "*",
      "access-control-allow-methods": allow,
      "access-control-allow-headers": requestHeaders,
      "access-control-max-age": DAY_SECONDS,
    },
  };
}
