import { quoteString, tokenize, unescapeString } from "@/lib/dns/tokens";
import type { RecordRow, RecordView, StoredRecord } from "./rows";

/** Types whose first part the API keeps apart. */
const WITH_PRIORITY: ReadonlySet<string> = new Set(["MX", "SRV"]);

export function hasPriority(type: string): boolean {
  return WITH_PRIORITY.has(type);
}

/** Zone-file form of a value; the priority must be there when the type has one. */
export function toZoneFileForm(type: string, value: string, priority: number | null): string {
  if (type === "TXT") return quoteText(value);
  return hasPriority(type) ? `${priority} ${value}` : value;
}

/** The text as quoted strings of at most 255 octets of UTF-8 each. */
export function quoteText(text: string): string {
  const octets = new TextEncoder().encode(text);
  const strings: string[] = [];
  for (let at = 0; at < octets.length || at === 0; at += 255)
    strings.push(quoteString(octets.subarray(at, at + 255)));
  return strings.join(" ");
}

/** The text of a TXT record: its strings joined, read as UTF-8. */
export function unquoteText(rdata: string): string {
  const parts = tokenize(rdata).map((token) => unescapeString(token.text));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new TextDecoder().decode(whole);
}

/** The API's value and priority of a stored record. */
export function toValue(row: Pick<RecordRow, "type" | "rdata">): { value: string; priority: number | null } {
  if (row.type === "TXT") return { value: unquoteText(row.rdata), priority: null };
  if (!hasPriority(row.type)) return { value: row.rdata, priority: null };
  const space = row.rdata.indexOf(" ");
  return { value: row.rdata.slice(space + 1), priority: Number(row.rdata.slice(0, space)) };
}

export function toView(record: StoredRecord): RecordView {
  const { id, type, owner, ttl, autoTtl, comment, tags, createdAt, updatedAt } = record;
  return { id, type, name: owner, ttl, ...toValue(record), autoTtl, comment, tags, createdAt, updatedAt };
}
