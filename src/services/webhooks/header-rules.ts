export const MOST_HEADERS = 10;

/** Those that belong to the connection (RFC 9110 §7.6.1), to the message, or to us. */
const OURS = new Set([
  "accept-encoding",
  "connection",
  "content-encoding",
  "content-length",
  "content-type",
  "cookie",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "user-agent",
  "via",
]);

/** What is wrong with a custom header, to follow its name; null when nothing is. */
export function headerFault(name: string, value: string | null): string | null {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/.test(name)) return "is no header name of at most 64 characters";
  const lower = name.toLowerCase();
  if (OURS.has(lower) || lower.startsWith("webhook-")) return "is set by the portal";
  if (value === null) return null;
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,998}[\x21-\x7e])?$/.test(value)) {
    return "needs a value of 1 to 1,000 visible ASCII characters";
  }
  return null;
}
