/**
 * The canonical text of a JSON value, by the JSON Canonicalization Scheme (RFC 8785): keys sorted by their UTF-16 code
 * units, no white space, numbers and strings as ECMAScript writes them. Equal values have equal texts. Keys that hold
 * `undefined` are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  // No number of JSON, but what a reader makes of 1e400: it must not have the text of null.
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (value === null || typeof value !== "object" || value instanceof Date) {
    return JSON.stringify(value) ?? "null";
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
}
