import { RegistryError } from "../errors";
import type { RecordFault } from "./rows";

/** Faults shown at most: a broken import of 10,000 lines needs no list of all. */
const MOST = 200;

/** The error of a batch: each fault with its place; `path` gives the field's path in the caller's input. */
export function invalidRecords(
  faults: readonly RecordFault[],
  path: (fault: RecordFault) => string = (fault) => `${fault.list}.${fault.index}.${fault.field}`,
): RegistryError {
  const first = faults[0];
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  return new RegistryError("invalid_record", {
    message: `${first?.message ?? "A DNS record is not valid"}${more}`,
    details: {
      errors: faults.slice(0, MOST).map((fault) => ({
        list: fault.list,
        index: fault.index,
        field: fault.field,
        ...(fault.part ? { part: fault.part } : {}),
        code: fault.code,
        message: fault.message,
        ...(fault.fix ? { fix: fault.fix } : {}),
      })),
    },
    fields: faults.slice(0, MOST).map((fault) => ({
      path: path(fault),
      message: fault.fix ? `${fault.message}. ${fault.fix}` : fault.message,
    })),
  });
}
