/** A record as it is stored: owner relative to the apex in lower case, canonical RDATA in presentation form. */
export interface RecordRow {
  readonly owner: string;
  readonly type: string;
  /** Seconds. */
  readonly ttl: number;
  readonly rdata: string;
}

/** A stored record with its id. */
export interface StoredRecord extends RecordRow {
  readonly id: string;
}

/** A record as the API shows it. */
export interface RecordView {
  readonly id: string;
  readonly type: string;
  /** Relative to the zone; `@` is the zone itself. */
  readonly name: string;
  readonly value: string;
  readonly ttl: number;
  /** Of MX and SRV. */
  readonly priority: number | null;
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
  /** A field of the record: `type`, `name`, `value`, `ttl`, `priority`, `id`. */
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
