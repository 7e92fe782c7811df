import { isNotedAlike, type ZoneRecord } from "./record";
import { type Draft, notesOf, type Staged, type StagedChange, type StagedFault } from "./staged";

/** What `dns.applyChanges` takes, and the staged change behind each entry, so that a fault finds its row. */
export function toBatch(staged: Staged) {
  const changes = [...staged.values()];
  const adds = changes.filter((change) => change.kind === "add");
  const edits = changes.filter((change) => change.kind === "edit");
  const removals = changes.filter((change) => change.kind === "remove");
  return {
    batch: {
      creates: adds.map(({ after }) => ({ ...recordOf(after), ...notesOf(after) })),
      updates: edits.map(({ before, after }) => ({
        id: before.id,
        ...recordOf(after),
        // Only what is changed: others of the set may get another TTL in this batch.
        ttl: after.ttl === before.ttl ? null : after.ttl,
        ...changedNotes(before, after),
      })),
      deletes: removals.map(({ before }) => ({ id: before.id })),
    },
    keys: { creates: keysOf(adds), updates: keysOf(edits), deletes: keysOf(removals) },
  };
}

/** Only the fields of a record: an edit begins as the stored record, which has more. */
const recordOf = ({ type, name, value, ttl, priority }: Draft) => ({ type, name, value, ttl, priority });

function changedNotes(before: ZoneRecord, after: Draft) {
  const notes = notesOf(after);
  return isNotedAlike(before, { ...before, ...notes }) ? {} : notes;
}

/** The faults of an `invalid_record` error by the staged change that each belongs to. */
export function faultsByChange(
  details: Readonly<Record<string, unknown>>,
  keys: ReturnType<typeof toBatch>["keys"],
): ReadonlyMap<string, readonly StagedFault[]> {
  const faults = new Map<string, StagedFault[]>();
  const errors = Array.isArray(details.errors) ? (details.errors as readonly ServerFault[]) : [];
  for (const { list, index, field, part, message, fix } of errors) {
    const key = keys[list]?.[index];
    if (key === undefined) continue;
    const said = fix ? `${message}. ${fix}` : message;
    faults.set(key, [...(faults.get(key) ?? []), { field, part, message: said }]);
  }
  return faults;
}

interface ServerFault {
  readonly list: "creates" | "updates" | "deletes";
  readonly index: number;
  readonly field: string;
  readonly part?: string;
  readonly message: string;
  readonly fix?: string;
}

const keysOf = (changes: readonly StagedChange[]) => changes.map(({ key }) => key);
