/** What of a zone has changed. */
export interface ZonePublication {
  /** Canonical, no final dot. */
  readonly apex: string;
  /** In a namespace's zone the names whose delegation changed; null = the zone's own records. */
  readonly names: readonly string[] | null;
  /** SOA serial that the zone now has. */
  readonly serial: number;
}

/**
 * Where zones are published. `publish` brings the backend to what the database says now, so that once more or late does no
 * harm; it resolves when the change can be answered, and rejects when it should be tried again. A zone that is no more is
 * published too: the backend then removes it.
 */
export interface DnsBackend {
  publish(publications: readonly ZonePublication[]): Promise<void>;
}
