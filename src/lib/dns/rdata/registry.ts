import { RdataError, type RdataProblem } from "../problem";
import { type Token, tokenize } from "../tokens";
import { A, AAAA } from "./addresses";
import { concat } from "./fields";
import { CNAME, MX, NAPTR, NS, SOA, SRV } from "./hosts";
import { LOC } from "./location";
import { DS, SSHFP, TLSA } from "./security";
import { HTTPS, isOptional, SVCB } from "./service";
import { CAA, HINFO, TXT, URI } from "./texts";
import type { ParsedRdata, RdataContext, RdataType } from "./types";

/** Record types that a registrant may enter. */
export const RECORD_TYPES = [
  "A",
  "AAAA",
  "CNAME",
  "MX",
  "TXT",
  "NS",
  "SRV",
  "CAA",
  "DS",
  "TLSA",
  "SSHFP",
  "HTTPS",
  "SVCB",
  "NAPTR",
  "LOC",
  "URI",
] as const;

export type RecordType = (typeof RECORD_TYPES)[number];

const TYPES: Readonly<Record<RecordType | "SOA" | "HINFO", RdataType>> = {
  A,
  AAAA,
  CNAME,
  MX,
  TXT,
  NS,
  SRV,
  CAA,
  DS,
  TLSA,
  SSHFP,
  HTTPS,
  SVCB,
  NAPTR,
  LOC,
  URI,
  SOA,
  HINFO,
};

const BY_CODE = new Map(Object.values(TYPES).map((type) => [type.code, type]));

export function isRecordType(text: string): text is RecordType {
  return (RECORD_TYPES as readonly string[]).includes(text);
}

/** The type of a mnemonic in upper case. */
export function findType(name: string): RdataType | undefined {
  return Object.hasOwn(TYPES, name) ? TYPES[name as RecordType] : undefined;
}

/** The type of a number of the IANA registry. */
export function findTypeByCode(code: number): RdataType | undefined {
  return BY_CODE.get(code);
}

/** Octets of RDATA that a record can hold (RFC 1035 §3.2.1, RDLENGTH). */
export const MAX_RDATA_OCTETS = 65_535;

/** Wire form of canonical text, as `parseRdata` gave it; null when it is not. Without the checks: half the time. */
export function encodeCanonical(type: RdataType, text: string, origin: Uint8Array): Uint8Array | null {
  try {
    const parsed = parseParts(type, tokenize(text), { origin });
    return parsed.problems.length > 0 ? null : concat(parsed.parts);
  } catch (error) {
    if (error instanceof RdataError) return null;
    throw error;
  }
}

/** Reads a value in zone-file form. Never throws; reports every part that is wrong. */
export function parseRdata(type: RdataType, text: string, context: RdataContext): ParsedRdata {
  let tokens: Token[];
  try {
    tokens = tokenize(text);
  } catch (error) {
    return { ok: false, problems: [problemOf(error, type.fields[0]?.name ?? "value")] };
  }
  const { parts, problems } = parseParts(type, tokens, context);
  return problems.length > 0 ? { ok: false, problems } : checked(type, concat(parts));
}

interface Parts {
  readonly parts: readonly Uint8Array[];
  readonly problems: readonly RdataProblem[];
}

function parseParts(type: RdataType, tokens: readonly Token[], context: RdataContext): Parts {
  const problems: RdataProblem[] = [];
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const field of type.fields) {
    const taken = field.takesRest ? tokens.slice(at) : tokens.slice(at, at + 1);
    at += taken.length;
    if (taken.length === 0) {
      if (isOptional(field)) continue;
      const message = `A value of type ${type.name} needs ${type.fields.map((f) => f.name).join(", ")}; ${field.name} is missing`;
      return {
        parts,
        problems: [
          ...problems,
          { field: field.name, code: "missing", message, fix: `For example: ${type.example}` },
        ],
      };
    }
    try {
      parts.push(field.parse(taken, context));
    } catch (error) {
      problems.push(problemOf(error, field.name));
    }
  }
  if (at < tokens.length) {
    const message = `A value of type ${type.name} ends before '${tokens[at]?.text}': it holds ${type.fields.map((f) => f.name).join(", ")}`;
    problems.push({
      field: type.fields.at(-1)?.name ?? "value",
      code: "too_many_parts",
      message,
      fix: `For example: ${type.example}`,
    });
  }
  return { parts, problems };
}

function checked(type: RdataType, wire: Uint8Array): ParsedRdata {
  const last = type.fields.at(-1)?.name ?? "value";
  if (wire.length > MAX_RDATA_OCTETS) {
    const message = `A record holds at most ${MAX_RDATA_OCTETS} octets; this one would have ${wire.length}`;
    return { ok: false, problems: [{ field: last, code: "too_long", message }] };
  }
  const texts = formatParts(type, wire);
  const problems = type.check?.(texts, wire) ?? [];
  if (problems.length > 0) return { ok: false, problems };
  const targets = texts.filter((_, index) => type.fields[index]?.isTarget);
  return { ok: true, text: texts.filter((part) => part !== "").join(" "), wire, targets };
}

function problemOf(error: unknown, field: string): RdataProblem {
  if (error instanceof RdataError) return { field, ...error.problem };
  throw error;
}

function formatParts(type: RdataType, wire: Uint8Array): string[] {
  const texts: string[] = [];
  let at = 0;
  for (const field of type.fields) {
    const { text, next } = field.format(wire, at, wire.length);
    texts.push(text);
    at = next;
  }
  return texts;
}

/** Canonical presentation form of uncompressed RDATA; types we do not know as RFC 3597 §5 writes them. */
export function formatRdata(code: number, wire: Uint8Array): string {
  const type = BY_CODE.get(code);
  if (type)
    return formatParts(type, wire)
      .filter((part) => part !== "")
      .join(" ");
  const hex = Array.from(wire, (octet) => octet.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
  return `\\# ${wire.length}${hex === "" ? "" : ` ${hex}`}`;
}
