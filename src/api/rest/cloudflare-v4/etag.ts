import { sha256 } from "@/lib/secret";
import type { Written } from "../respond";

/** An entity tag of a body (RFC 9110 §8.8.3). */
export function tagOf(body: string): string {
  return `"${sha256(body).slice(0, 32)}"`;
}

/** The answer with its tag, or 304 without a body to those who have it already (RFC 9110 §13.1.2). */
export function withTag(written: Written, tag: string, headers: Headers): Written {
  const tagged = { ...written.headers, etag: tag, "cache-control": "private, no-cache" };
  if (!isKnown(headers.get("if-none-match"), tag)) return { ...written, headers: tagged };
  return { status: 304, body: null, headers: tagged };
}

/** Weak comparison: a proxy that compresses may have made our tag weak. */
function isKnown(sent: string | null, tag: string): boolean {
  if (sent === null) return false;
  if (sent.trim() === "*") return true;
  return sent.split(",").some((one) => one.trim().replace(/^W\//, "") === tag);
}
