import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Headers of every answer, whoever writes it. */
export function setCommonHeaders(response: ServerResponse, isHttps: boolean): void {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "strict-origin-when-cross-origin");
  if (isHttps) response.setHeader("strict-transport-security", "max-age=31536000");
}

/**
 * The content security policy of a page. Next reads the nonce from the request's header and puts it on every script it
 * writes; that needs pages rendered per request, as the root layout makes them.
 */
export function setPagePolicy(
  request: IncomingMessage,
  response: ServerResponse,
  development: boolean,
): void {
  const policy = pagePolicy(randomBytes(16).toString("base64"), development);
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
}

function pagePolicy(nonce: string, development: boolean): string {
  // React's development build evaluates strings to rebuild call stacks, and its reload runs over a web socket.
  const script = development ? "'self' 'unsafe-inline' 'unsafe-eval'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src ${script}`,
    // Style attributes, which floating elements are placed with, know no nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
