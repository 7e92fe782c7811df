import { quoteString, tokenize, unescapeString } from "@/lib/dns/tokens";
import { unquoteText } from "@/services/dns/values";

/** How a part of RDATA is told in `data`. `rest` is all that is left, as written. */
type Kind = "number" | "metres" | "word" | "text" | "host" | "rest";

interface DataField {
  readonly name: string;
  readonly kind: Kind;
  /** What it is when it is left out; without one it has to be there. */
  readonly usual?: string;
}

const number = (name: string, usual?: string): DataField => ({ name, kind: "number", usual });
const metres = (name: string, usual: string): DataField => ({ name, kind: "metres", usual });
const word = (name: string): DataField => ({ name, kind: "word" });
const text = (name: string, usual?: string): DataField => ({ name, kind: "text", usual });
const host = (name: string, usual?: string): DataField => ({ name, kind: "host", usual });

const service = [number("priority"), host("target"), { name: "value", kind: "rest", usual: "" } as const];
const angle = (axis: string) => [
  number(`${axis}_degrees`),
  number(`${axis}_minutes`, "0"),
  number(`${axis}_seconds`, "0"),
  word(`${axis}_direction`),
];

/** Types whose `content` is all there is of them. */
const PLAIN: ReadonlySet<string> = new Set(["CNAME", "NS", "MX"]);

/** The parts of RDATA in their order, by the names that they have in `data`. */
const FIELDS: Readonly<Record<string, readonly DataField[]>> = {
  CNAME: [host("target")],
  NS: [host("target")],
  MX: [number("priority"), host("target")],
  CAA: [number("flags", "0"), word("tag"), text("value")],
  SRV: [number("priority"), number("weight"), number("port"), host("target")],
  URI: [number("priority"), number("weight"), text("target")],
  DS: [number("key_tag"), number("algorithm"), number("digest_type"), word("digest")],
  TLSA: [number("usage"), number("selector"), number("matching_type"), word("certificate")],
  SSHFP: [number("algorithm"), number("type"), word("fingerprint")],
  HTTPS: service,
  SVCB: service,
  NAPTR: [
    number("order"),
    number("preference"),
    text("flags", ""),
    text("service", ""),
    text("regex", ""),
    host("replacement", "."),
  ],
  LOC: [
    ...angle("lat"),
    ...angle("long"),
    metres("altitude", "0m"),
    metres("size", "1m"),
    metres("precision_horz", "10000m"),
    metres("precision_vert", "10m"),
  ],
};

/** Types whose priority stands apart from `content`. */
const PRIORITY_APART: ReadonlySet<string> = new Set(["MX", "SRV", "URI"]);

export type RecordData = Readonly<Record<string, unknown>>;

export function hasData(type: string): boolean {
  return Object.hasOwn(FIELDS, type) && !PLAIN.has(type);
}

/** A host as the API shows it: without final dot; `.` is the root. */
export const bareHost = (name: string) => (name.length > 1 && name.endsWith(".") ? name.slice(0, -1) : name);

/** A host as the API takes it: always a whole name, `@` for the zone itself. */
export function wholeHost(typed: string, apex: string): string {
  const name = typed.trim();
  if (name === "@") return `${apex}.`;
  return name === "" || name.endsWith(".") ? name : `${name}.`;
}

/** `data` of a stored record; undefined for types that have none. */
export function toData(type: string, rdata: string): Record<string, unknown> | undefined {
  const fields = hasData(type) ? (FIELDS[type] ?? []) : [];
  if (fields.length === 0) return undefined;
  const parts = split(fields, rdata);
  return Object.fromEntries(fields.map(({ name, kind }, index) => [name, told(kind, parts[index] ?? "")]));
}

/** `content` of a stored record: as in a zone file, the priority of MX, SRV and URI apart, hosts without final dots. */
export function toContent(type: string, rdata: string): string {
  const fields = FIELDS[type];
  if (!fields) return rdata;
  const parts = split(fields, rdata).map((part, at) => (fields[at]?.kind === "host" ? bareHost(part) : part));
  return (PRIORITY_APART.has(type) ? parts.slice(1) : parts).filter((part) => part !== "").join(" ");
}

/** The priority of a stored record, for types that have it apart. */
export function toPriority(type: string, rdata: string): number | undefined {
  return PRIORITY_APART.has(type) ? Number(rdata.slice(0, rdata.indexOf(" "))) : undefined;
}

/** Its parts as written in canonical RDATA, quotes kept. */
function split(fields: readonly DataField[], rdata: string): string[] {
  const last = fields.length - 1;
  if (fields[last]?.kind === "rest") {
    const words = rdata.split(/\s+/);
    return [...words.slice(0, last), words.slice(last).join(" ")];
  }
  return tokenize(rdata).map(({ text: inner, quoted }) => (quoted ? `"${inner}"` : inner));
}

function told(kind: Kind, part: string): unknown {
  switch (kind) {
    case "number":
      return Number(part);
    case "metres":
      return Number(part.replace(/m$/, ""));
    case "text":
      return unquoteText(part);
    case "host":
      return bareHost(part);
    default:
      return part;
  }
}

/** The parts of RDATA as a zone file writes them, or the name of what is missing. */
export type ReadParts =
  | { readonly ok: true; readonly parts: readonly string[] }
  | { readonly ok: false; readonly missing: string };

/** @param priority stands in for one that `data` leaves out */
export function readData(type: string, data: RecordData, apex: string, priority?: number | null): ReadParts {
  const parts: string[] = [];
  for (const { name, kind, usual } of FIELDS[type] ?? []) {
    const given = data[name] ?? (name === "priority" ? priority : undefined);
    const isGiven = typeof given === "string" || typeof given === "number";
    if (!isGiven && usual === undefined) return { ok: false, missing: name };
    parts.push(
      isGiven ? written(kind, String(given), apex) : kind === "text" ? quoted(usual ?? "") : (usual ?? ""),
    );
  }
  return { ok: true, parts };
}

/**
 * The parts of `content`, hosts made whole. What does not fit its type is left as it is, for the rules of records to refuse.
 * @param priority of types that have it apart; wins over one in `content`
 */
export function readContent(
  type: string,
  content: string,
  apex: string,
  priority?: number | null,
): readonly string[] {
  const fields = FIELDS[type];
  if (!fields) return [content.trim()];
  let parts: string[];
  try {
    parts = split(fields, content.trim());
  } catch {
    return [content];
  }
  if (PRIORITY_APART.has(type) && priority !== null && priority !== undefined) {
    parts = [String(priority), ...(parts.length < fields.length ? parts : parts.slice(1))];
  }
  if (parts.length !== fields.length) return parts;
  return parts.map((part, at) => (fields[at]?.kind === "host" ? wholeHost(part, apex) : part));
}

function written(kind: Kind, given: string, apex: string): string {
  switch (kind) {
    case "text":
      return quoted(given);
    case "host":
      return wholeHost(given, apex);
    case "metres":
      return `${given.replace(/m$/, "")}m`;
    default:
      return given.trim();
  }
}

const quoted = (given: string) => quoteString(new TextEncoder().encode(given));

/** The text of a TXT record that came raw or as quoted strings; what only looks quoted is raw. */
export function readText(content: string): string {
  if (!/^\s*"/.test(content)) return content;
  try {
    const tokens = tokenize(content);
    if (tokens.some((token) => !token.quoted)) return content;
    for (const { text: inner } of tokens) unescapeString(inner);
    return unquoteText(content);
  } catch {
    return content;
  }
}
