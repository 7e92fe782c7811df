import { formatName, isAbsolute, parseName, wireOf } from "@/lib/dns/name";
import { RdataError } from "@/lib/dns/problem";
import { toAscii } from "@/lib/dns/rdata/fields";
import { findType, isRecordType, parseRdata } from "@/lib/dns/rdata/registry";
import { toALabel } from "@/lib/idna";
import type { TypedRecord } from "./parse-record";
import { toValue } from "./values";
import { splitZoneFile, type ZoneFileFault, type ZoneFileLine } from "./zone-file-lines";
import { readNotes } from "./zone-file-notes";

/** A record of a zone file, names absolute, in the API's form. */
export interface ZoneFileRecord extends TypedRecord {
  readonly line: number;
  /** From the comment behind it. */
  readonly comment: string;
  readonly tags: readonly string[];
}

export interface ParsedZoneFile {
  readonly records: readonly ZoneFileRecord[];
  /** What keeps the file from being imported. */
  readonly faults: readonly ZoneFileFault[];
  /** What was left out, and why. */
  readonly notices: readonly ZoneFileFault[];
}

/**
 * Reads a zone file of the zone `apex` (RFC 1035 §5, RFC 2308 §4 for $TTL): relative names, `@`, missing owner, TTL and
 * class, parentheses, comments, `\DDD`. SOA and the apex's NS are left out: the registry makes them. $INCLUDE, $GENERATE
 * and the unknown types of RFC 3597 are refused.
 */
export function parseZoneFile(text: string, apex: string): ParsedZoneFile {
  const { lines, faults } = splitZoneFile(text);
  const reader = new ZoneFileReader(apex, [...faults]);
  for (const line of lines) reader.read(line);
  reader.faults.sort((a, b) => a.line - b.line);
  return reader;
}

const CLASSES: ReadonlySet<string> = new Set(["IN", "CH", "HS", "CS", "ANY"]);

class ZoneFileReader implements ParsedZoneFile {
  readonly records: ZoneFileRecord[] = [];
  readonly notices: ZoneFileFault[] = [];
  private origin: Uint8Array;
  private owner: string | null = null;
  private defaultTtl: number | null = null;

  constructor(
    private readonly apex: string,
    readonly faults: ZoneFileFault[],
  ) {
    this.origin = wireOf(apex);
  }

  read(line: ZoneFileLine): void {
    try {
      if (!line.isIndented && line.words[0]?.startsWith("$")) this.directive(line);
      else this.record(line);
    } catch (error) {
      if (!(error instanceof RdataError)) throw error;
      this.faults.push({ line: line.number, message: error.problem.message });
    }
  }

  private directive({ words: [word = "", value = ""] }: ZoneFileLine): void {
    switch (word.toUpperCase()) {
      case "$ORIGIN":
        if (value === "") throw new RdataError("origin_missing", "$ORIGIN needs a name");
        this.origin = this.name(value);
        return;
      case "$TTL": {
        const ttl = parseTtl(value);
        if (ttl === null)
          throw new RdataError("bad_ttl", `$TTL needs a number of seconds; '${value}' is none`);
        this.defaultTtl = ttl;
        return;
      }
      case "$INCLUDE":
        throw new RdataError("include", "$INCLUDE is refused: paste the included file's lines instead");
      default:
        throw new RdataError("directive", `${word} is not supported: write the records out`);
    }
  }

  private record(line: ZoneFileLine): void {
    const words = [...line.words];
    if (!line.isIndented) this.owner = formatName(this.name(words.shift() ?? "@"));
    if (this.owner === null)
      throw new RdataError("owner_missing", "The first record needs a name at the line's start");
    const { ttl, type } = this.takeHead(words);
    if (type === undefined) throw new RdataError("type_missing", "A record type, such as A, is missing");
    if (type === "SOA" || (type === "NS" && this.owner === `${this.apex}.`)) {
      const what = type === "SOA" ? "The SOA record" : "The zone's own NS record";
      this.notices.push({ line: line.number, message: `${what} was left out: the registry makes it` });
      return;
    }
    if (/^TYPE[0-9]+$/.test(type) || words[0] === "\\#") {
      throw new RdataError(
        "unknown_form",
        "The form of RFC 3597 (TYPE123, \\#) is not taken: write the type and its value",
      );
    }
    const found = findType(type);
    if (!found || !isRecordType(type))
      throw new RdataError("type_unknown", `'${type}' is not a record type known here`);
    const parsed = parseRdata(found, words.join(" "), { origin: this.origin, toALabel });
    if (!parsed.ok) {
      this.faults.push(...parsed.problems.map(({ message }) => ({ line: line.number, message })));
      return;
    }
    const value = toValue({ type, rdata: parsed.text });
    const { comment, tags, notice } = readNotes(line.comment);
    if (notice !== null) this.notices.push({ line: line.number, message: notice });
    const record = { line: line.number, name: this.owner, type, ttl: ttl ?? this.defaultTtl, ...value };
    this.records.push({ ...record, comment, tags });
  }

  /** TTL and class come in either order and may be missing (RFC 1035 §5.1). */
  private takeHead(words: string[]): { ttl: number | null; type: string | undefined } {
    let ttl: number | null = null;
    for (let i = 0; i < 2; i++) {
      const word = words[0] ?? "";
      const upper = word.toUpperCase();
      if (CLASSES.has(upper)) {
        if (upper !== "IN") throw new RdataError("class", `The class ${upper} is not served here: only IN`);
        words.shift();
      } else if (ttl === null && parseTtl(word) !== null) {
        ttl = parseTtl(word);
        words.shift();
      }
    }
    return { ttl, type: words.shift()?.toUpperCase() };
  }

  private name(text: string): Uint8Array {
    return parseName(toAscii(text, { toALabel }), isAbsolute(text) ? undefined : this.origin);
  }
}

const UNITS: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** Seconds, also as BIND writes them: `1h30m`. Null for anything else. */
function parseTtl(text: string): number | null {
  if (!/^([0-9]{1,10}[smhdw]?)+$/i.test(text)) return null;
  let seconds = 0;
  for (const [, digits, unit = ""] of text.matchAll(/([0-9]+)([smhdw]?)/gi)) {
    seconds += Number(digits) * (UNITS[unit.toLowerCase()] ?? 1);
  }
  return seconds <= 0x7fffffff ? seconds : null;
}
