/** A record as the DNS procedures give it. */
export interface ZoneRecord {
  readonly id: string;
  readonly type: string;
  /** Relative to the zone; `@` is the zone itself. */
  readonly name: string;
  readonly value: string;
  /** Seconds. */
  readonly ttl: number;
  /** Of MX and SRV. */
  readonly priority: number | null;
  /** What is noted about it, for people. */
  readonly comment?: string;
  /** `name` or `name:value`. */
  readonly tags?: readonly string[];
}

/** Records of one name and type: they are answered together and share a TTL. */
export interface RecordSet {
  readonly name: string;
  readonly type: string;
  readonly ttl: number;
  readonly records: readonly ZoneRecord[];
}

/** What a zone's namespace allows of its records. */
export interface ZonePolicy {
  readonly recordTypes: readonly string[];
  /** Seconds. */
  readonly minTtl: number;
  readonly maxTtl: number;
  readonly defaultTtl: number;
}

/** The order in which types are offered and shown. */
export const TYPE_ORDER: readonly string[] = [
  "A",
  "AAAA",
  "CNAME",
  "MX",
  "TXT",
  "NS",
  "SRV",
  "CAA",
  "HTTPS",
  "SVCB",
  "DS",
  "TLSA",
  "SSHFP",
  "NAPTR",
  "LOC",
  "URI",
];

export const setKey = ({ name, type }: { name: string; type: string }) => `${name} ${type}`;

/** The value with its priority in front, as in a zone file. */
export const shownValue = ({ value, priority }: { value: string; priority?: number | null }) =>
  priority === null || priority === undefined ? value : `${priority} ${value}`;

type Noted = Pick<ZoneRecord, "comment" | "tags">;

/** Comment and tags in one line, as in a zone file's comment; empty for none. */
export const shownNotes = ({ comment = "", tags = [] }: Noted) =>
  [comment, tags.map((tag) => `#${tag}`).join(" ")].filter((part) => part !== "").join(" ");

/** Whether both say the same; what is not there says nothing. */
export const isNotedAlike = (a: Noted, b: Noted) =>
  (a.comment ?? "") === (b.comment ?? "") && (a.tags ?? []).join() === (b.tags ?? []).join();

/** The whole name of an owner: `www` in `shop.com.store` is `www.shop.com.store`. */
export const wholeName = (name: string, apex: string) =>
  name === "@" || name === "" ? apex : name.endsWith(".") ? name.slice(0, -1) : `${name}.${apex}`;

const typeRank = (type: string) => (TYPE_ORDER.includes(type) ? TYPE_ORDER.indexOf(type) : TYPE_ORDER.length);

/** The zone itself first, then names by their labels from the right, so that a name stands above what is below it. */
export function compareOwners(a: string, b: string): number {
  if (a === b) return 0;
  if (a === "@" || b === "@") return a === "@" ? -1 : 1;
  const left = a.split(".").reverse();
  const right = b.split(".").reverse();
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = (left[i] ?? "").localeCompare(right[i] ?? "", "en", { numeric: true });
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

type Placed = Pick<ZoneRecord, "name" | "type" | "value"> & { readonly priority?: number | null };

export function compareRecords(a: Placed, b: Placed): number {
  return (
    compareOwners(a.name, b.name) ||
    typeRank(a.type) - typeRank(b.type) ||
    (a.priority ?? 0) - (b.priority ?? 0) ||
    a.value.localeCompare(b.value, "en", { numeric: true })
  );
}

/** Sorted records as sets. */
export function groupRecords(records: readonly ZoneRecord[]): RecordSet[] {
  return Array.from(Map.groupBy(records, setKey).values(), (group) => ({
    name: group[0]?.name ?? "@",
    type: group[0]?.type ?? "",
    ttl: group[0]?.ttl ?? 0,
    records: group,
  }));
}
