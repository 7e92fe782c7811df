import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { refuseAcmeOnly } from "./acme-only";
import { applyBatch, type BatchResult } from "./apply-batch";
import { assertSerial } from "./apply-changes";
import { type LoadedZone, loadZone, lockZone } from "./load-zone";
import { parseRecord } from "./parse-record";
import { requireDns } from "./require-dns";
import { type RecordFault, type RecordRow, recordKey } from "./rows";
import type { ChangeBatch, ImportMode, importInput } from "./schema";
import { type AppliedChange, writeZone } from "./write-zone";
import { parseZoneFile, type ZoneFileRecord } from "./zone-file";
import type { ZoneFileFault } from "./zone-file-lines";

/** What an import would do. With faults it would do nothing. */
export interface ImportPreview {
  readonly serial: number;
  readonly added: readonly RecordRow[];
  readonly removed: readonly RecordRow[];
  /** Records of the file that the zone has already. */
  readonly unchanged: number;
  readonly faults: readonly ZoneFileFault[];
  /** Lines left out, and why. */
  readonly notices: readonly ZoneFileFault[];
}

interface Plan {
  readonly result: BatchResult | null;
  readonly parsed: number;
  readonly unchanged: number;
  readonly faults: readonly ZoneFileFault[];
  readonly notices: readonly ZoneFileFault[];
}

type Input = z.output<typeof importInput>;

/** What `importZone` would do now. Faults carry the lines they are on. @throws RegistryError not_found | acme_only */
export async function previewImport(ctx: Context, input: Input): Promise<ImportPreview> {
  const tenant = requireDns(ctx, "read");
  refuseAcmeOnly(tenant, "import a zone file");
  const zone = await loadZone(ctx, tenant, input.name);
  const { result, unchanged, faults, notices } = planImport(zone, input.text, input.mode);
  const changes = result?.ok ? result : { added: [], removed: [] };
  return { serial: zone.serial, added: changes.added, removed: changes.removed, unchanged, faults, notices };
}

/** What an import did. */
export interface ImportedZone extends AppliedChange {
  /** Records of the file, also those that the zone had already. */
  readonly parsed: number;
}

/**
 * Imports a BIND zone file whole, or nothing of it. A comment behind a new record becomes its comment; a TTL of 1, where
 * that is too short, is automatic, as Cloudflare exports it.
 * @throws RegistryError not_found | not_hosted | status_prohibits | record_conflict | invalid_zone_file | acme_only
 */
export async function importZone(ctx: Context, input: Input): Promise<ImportedZone> {
  const tenant = requireDns(ctx, "write");
  refuseAcmeOnly(tenant, "import a zone file");
  return inTransaction(ctx.db, async (tx) => {
    const zone = await lockZone(tx, ctx, tenant, input.name);
    assertSerial(zone, input.expectedSerial);
    const { result, faults, parsed } = planImport(zone, input.text, input.mode);
    if (!result?.ok) throw invalidZoneFile(faults);
    return { ...(await writeZone(tx, ctx, tenant, zone, result, "dns.import")), parsed };
  });
}

/** How Cloudflare writes a TTL that nobody chose. */
const AUTO_TTL = 1;

function planImport(zone: LoadedZone, text: string, mode: ImportMode): Plan {
  const file = parseZoneFile(text, zone.apex);
  const parsed = file.records.length;
  if (file.faults.length > 0)
    return { result: null, parsed, unchanged: 0, faults: file.faults, notices: file.notices };
  const { batch, lines, unchanged } = toBatch(zone, file.records, mode);
  const result = applyBatch(zone.records, batch, { apex: zone.apex, policy: zone.policy });
  const faults = result.ok ? [] : result.faults.map((fault) => onLine(fault, lines));
  return { result, parsed, unchanged, faults: faults.sort((a, b) => a.line - b.line), notices: file.notices };
}

/** The batch that brings the zone to what the file says, and the line behind each of its entries. */
function toBatch(zone: LoadedZone, records: readonly ZoneFileRecord[], mode: ImportMode) {
  const present = new Map(zone.records.map((row) => [recordKey(row), row]));
  const named = new Set<string>();
  const batch: ChangeBatch = { creates: [], updates: [], deletes: [] };
  const lines = { creates: [] as number[], updates: [] as number[], deletes: [] as number[] };
  let unchanged = 0;
  for (const { line, ...record } of records) {
    const isAuto = record.ttl === AUTO_TTL && zone.policy.minTtl > AUTO_TTL;
    const typed = { ...record, tags: [...record.tags], ...(isAuto && { ttl: null, autoTtl: true }) };
    const parsed = parseRecord(typed, { apex: zone.apex, policy: zone.policy });
    const key = parsed.ok ? recordKey({ ...parsed.row, ttl: 0 }) : null;
    const found = key === null ? undefined : present.get(key);
    if (!found || key === null || named.has(key)) {
      batch.creates.push(typed);
      lines.creates.push(line);
    } else if (isAuto ? found.autoTtl : (typed.ttl ?? found.ttl) === found.ttl) unchanged++;
    else {
      batch.updates.push({ id: found.id, ...(isAuto ? { autoTtl: true } : { ttl: typed.ttl }) });
      lines.updates.push(line);
    }
    if (key !== null) named.add(key);
  }
  if (mode === "replace") {
    for (const row of zone.records) if (!named.has(recordKey(row))) batch.deletes.push({ id: row.id });
  }
  return { batch, lines, unchanged };
}

function onLine(fault: RecordFault, lines: Readonly<Record<RecordFault["list"], number[]>>): ZoneFileFault {
  const fix = fault.fix ? `. ${fault.fix}` : "";
  return { line: lines[fault.list][fault.index] ?? 1, message: `${fault.message}${fix}` };
}

function invalidZoneFile(faults: readonly ZoneFileFault[]): RegistryError {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  return new RegistryError("invalid_zone_file", {
    message: first ? `Line ${first.line}: ${first.message}${more}` : undefined,
    details: { errors: faults.slice(0, 200) },
    fields: faults
      .slice(0, 200)
      .map(({ line, message }) => ({ path: "text", message: `Line ${line}: ${message}` })),
  });
}
