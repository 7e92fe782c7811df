import { applyBatch } from "./apply-batch";
import { invalidRecords } from "./faults";
import type { RecordPolicy, RecordRow } from "./rows";
import type { RecordInput } from "./schema";

/**
 * The rows of a new zone's first records, by the same rules as every later change.
 * @throws RegistryError invalid_record, paths `records.<index>.<field>`
 */
export function initialRecords(
  policy: RecordPolicy,
  apex: string,
  records: readonly RecordInput[],
): RecordRow[] {
  const result = applyBatch([], { creates: [...records], updates: [], deletes: [] }, { apex, policy });
  if (!result.ok) throw invalidRecords(result.faults, (fault) => `records.${fault.index}.${fault.field}`);
  return [...result.added];
}
