import type { DelegationInput, ZoneInput } from "./zone-data";

/** What is known of a name directly under a namespace. */
export type NameData =
  /** Not registered, or registered and not to be delegated: on hold, deleted. */
  | { readonly kind: "absent" }
  | { readonly kind: "hosted"; readonly zone: ZoneInput }
  | { readonly kind: "delegated"; readonly delegation: DelegationInput };

/** A change to forget by: a whole zone, or one name in a namespace's zone. Canonical names without final dot. */
export interface ZoneChangeNotice {
  readonly apex: string;
  readonly fqdn: string | null;
}

/** A record of a transfer: absolute owner with final dot, presentation form. */
export interface TransferRecord {
  readonly owner: string;
  readonly type: string;
  readonly ttl: number;
  readonly rdata: string;
}

export interface Subscription {
  /** Whether changes are heard of just now. */
  isConnected(): boolean;
  close(): Promise<void>;
}

/** Where the answerer reads zones. Every read is of one moment; a rejected promise means "cannot tell now". */
export interface ZoneSource {
  /** Names of all namespaces. */
  listNamespaces(): Promise<string[]>;
  /** The namespace's own zone, without delegations; null when there is no such namespace. */
  loadNamespace(name: string): Promise<ZoneInput | null>;
  loadName(fqdn: string): Promise<NameData>;
  /** All records of a zone for AXFR, in pages, SOA first and not repeated; null for a zone that is not ours. */
  transfer(apex: string): AsyncGenerator<TransferRecord[]> | null;
  /** Tells of changes; `null` = anything may have changed. Resolves once changes are heard of. */
  subscribe(onChange: (changes: readonly ZoneChangeNotice[] | null) => void): Promise<Subscription>;
  /** Adds to the counts of queries of the current hour. */
  countQueries(counts: ReadonlyMap<string, number>): Promise<void>;
}
