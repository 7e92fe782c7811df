import { RECORD_TYPES } from "@/lib/dns/rdata/registry";
import { parseRecord } from "@/services/dns/parse-record";
import { type ParsedZoneFile, parseZoneFile } from "@/services/dns/zone-file";
import { printable } from "../output";
import type { DiffLine } from "./diff";
import { EXIT, Stop } from "./exit";

/** The portal has the last word on what it takes; here a file is only compared. */
const ANY = { recordTypes: RECORD_TYPES, minTtl: 0, maxTtl: 2_147_483_647, defaultTtl: 0 };

interface Row {
  readonly ttl: number | null;
  readonly cells: readonly [string, string, string];
}

/**
 * What an import of `file` would add to the zone that was exported as `exported`: records stay that the file does not name,
 * and one that is there with another TTL gets that of the file.
 * @throws Stop for a file with faults, each with its line
 */
export function importDiff(exported: string, file: string, apex: string): DiffLine[] {
  const wanted = parseZoneFile(file, apex);
  if (wanted.faults.length > 0) throw faulty(wanted);
  const current = rowsOf(parseZoneFile(exported, apex), apex);
  const lines: DiffLine[] = [];
  for (const [key, { ttl, cells }] of rowsOf(wanted, apex)) {
    const before = current.get(key);
    if (before && (ttl === null || ttl === before.ttl)) continue;
    if (before) lines.push({ sign: "-", cells: inOrder(before) });
    lines.push({ sign: "+", cells: inOrder({ ttl, cells }) });
  }
  return lines;
}

const inOrder = ({ ttl, cells: [name, type, value] }: Row) => [
  name,
  ttl === null ? "auto" : `${ttl}`,
  type,
  value,
];

function rowsOf({ records }: ParsedZoneFile, apex: string): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const record of records) {
    const parsed = parseRecord(record, { apex, policy: ANY });
    if (!parsed.ok) {
      const why = parsed.faults.map(({ message }) => message).join("; ");
      throw new Stop(EXIT.refused, printable(`Line ${record.line}: ${why}`));
    }
    const { owner, type, rdata } = parsed.row;
    rows.set(`${owner} ${type} ${rdata}`, { ttl: parsed.ttl, cells: [owner, type, printable(rdata)] });
  }
  return rows;
}

function faulty({ faults }: ParsedZoneFile): Stop {
  const lines = faults.map(({ line, message }) => printable(`Line ${line}: ${message}`));
  return new Stop(EXIT.refused, ["The zone file has faults, and nothing was changed.", ...lines].join("\n"));
}
