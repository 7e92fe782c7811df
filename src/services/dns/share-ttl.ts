import type { RecordFault, RecordNotes, RecordRow } from "./rows";

/** A TTL that an entry of a batch gives. */
export interface GivenTtl<Origin> {
  readonly row: RecordRow;
  /** Seconds. */
  readonly ttl: number;
  /** The namespace's default, and to be shown as such. */
  readonly isAuto: boolean;
  readonly origin: Origin;
}

/**
 * Gives one TTL to the records of each owner and type (RFC 2181 §5.2): the given one, else that of `current`, else that of
 * the first new record. Two that are given and differ are a fault.
 */
export function shareTtl<
  Row extends RecordRow & RecordNotes,
  Origin extends Pick<RecordFault, "list" | "index">,
>(
  rows: readonly Row[],
  current: readonly (RecordRow & RecordNotes)[],
  given: readonly GivenTtl<Origin>[],
  faults: RecordFault[],
): Row[] {
  const setOf = (row: RecordRow) => `${row.owner} ${row.type}`;
  const kept = new Map(current.map(({ ttl, autoTtl, ...row }) => [setOf({ ttl, ...row }), { ttl, autoTtl }]));
  const chosen = new Map<string, { ttl: number; autoTtl: boolean }>();
  for (const { row, ttl, isAuto, origin } of given) {
    const before = chosen.get(setOf(row));
    if (before && before.ttl !== ttl) {
      const message = `The ${row.type} records of one name share a TTL (RFC 2181 §5.2); this batch gives ${before.ttl} and ${ttl}`;
      const { list, index } = origin;
      const fix = `Use ${before.ttl} for all of them`;
      faults.push({ list, index, field: "ttl", code: "ttl_conflict", message, fix });
    }
    chosen.set(setOf(row), { ttl: before?.ttl ?? ttl, autoTtl: isAuto && (before?.autoTtl ?? true) });
  }
  return rows.map((row) => {
    const { ttl, autoTtl } = chosen.get(setOf(row)) ?? kept.get(setOf(row)) ?? row;
    // Of a set that is new, the first record decides for those that come without a TTL.
    kept.set(setOf(row), { ttl, autoTtl });
    return { ...row, ttl, autoTtl };
  });
}
