/** A record as it is stored: owner relative to the apex in lower case, canonical RDATA in presentation form. */
export interface RecordRow {
  readonly owner: string;
  readonly type: string;
  /** Seconds. */
  readonly ttl: number;
  readonly rdata: string;
}

/** What goes with a record and is never published. */
export interface RecordNotes {
  /** The TTL is the namespace's default; records of one owner and type share this with their TTL. */
  readonly autoTtl: boolean;
  /** Empty for none. */
  readonly comment: string;
  /** `name` or `name:value`, sorted. */
  readonly tags: readonly string[];
}

/** A stored record with its id. */
export interface StoredRecord extends RecordRow, RecordNotes {
  readonly id: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A row as the history keeps it: with its notes, where it has some. */
export interface HistoryRow extends RecordRow, Partial<RecordNotes> {}

/** A record as the API shows it. */
export interface RecordView extends RecordNotes {
  readonly id: string;
  readonly type: string;
  /** Relative to the zone; `@` is the zone itself. */
  readonly name: string;
  readonly value: string;
  readonly ttl: number;
  /** Of MX and SRV. */
  readonly priority: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What of a namespace's policy rules its zones' records. */
export interface RecordPolicy {
  readonly recordTypes: readonly string[];
  readonly minTtl: number;
  readonly maxTtl: number;
  readonly defaultTtl: number;
}

/** What is wrong with one entry of a batch. */
export interface RecordFault {
  readonly list: "creates" | "updates" | "deletes";
  /** Of the entry in its list. */
  readonly index: number;
  /** A field of the record: `type`, `name`, `value`, `ttl`, `priority`, `id`, `autoTtl`. */
  readonly field: string;
  /** The part of the value that the per-type form shows as a field of its own: `port`, `target`. */
  readonly part?: string;
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
}

/** Identity of a record: no zone holds two of one key (RFC 2181 §5). */
export function recordKey(row: RecordRow): string {
  return `${row.owner} ${row.type} ${row.rdata}`;
}

/** A row without anything else that it may carry. */
export function plainRow({ owner, type, ttl, rdata }: RecordRow): RecordRow {
  return { owner, type, ttl, rdata };
}

/** A row for the history. */
export function historyRow(row: RecordRow & RecordNotes): HistoryRow {
  return {
    ...plainRow(row),
    ...(row.autoTtl && { autoTtl: true }),
    ...(row.comment !== "" && { comment: row.comment }),
    ...(row.tags.length > 0 && { tags: row.tags }),
  };
}

/** Whether two rows are the same record to a nameserver. */
export function isSameRow(a: RecordRow, b: RecordRow): boolean {
  return a.owner === b.owner && a.type === b.type && a.ttl === b.ttl && a.rdata === b.rdata;
}

export function isSameNotes(a: RecordNotes, b: RecordNotes): boolean {
  return a.autoTtl === b.autoTtl && a.comment === b.comment && a.tags.join("\n") === b.tags.join("\n");
}
