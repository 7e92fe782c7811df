import { applyBatch } from "./apply-batch";
import { invalidRecords } from "./faults";
import type { RecordNotes, RecordPolicy, RecordRow } from "./rows";
import type { RecordInput } from "./schema";

/**
 * The rows of a new zone's first records, by the same rules as every later change.
 * @throws RegistryError invalid_record, paths `records.<index>.<field>`
 */
export function initialRecords(
  policy: RecordPolicy,
  apex: string,
  records: readonly RecordInput[],
): (RecordRow & RecordNotes)[] {
  const result = applyBatch([], { creates: [...records], updates: [], deletes: [] }, { apex, policy });
  if (!result.ok) throw invalidRecords(result.faults, (fault) => `records.${fault.index}.${fault.field}`);
  return result.rows.map(({ owner, type, ttl, rdata, autoTtl, comment, tags }) => {
    return { owner, type, ttl, rdata, autoTtl, comment, tags };
  });
}
