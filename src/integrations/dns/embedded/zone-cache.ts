import { GenerationCache } from "./generation-cache";
import { buildDelegation, buildZone, type Delegation, keyOf, type ZoneData } from "./zone-data";
import type { ZoneChangeNotice, ZoneSource } from "./zone-source";

/** Something loaded. Answers made from it are good as long as it is alive and fresh. */
export interface Entry {
  readonly content:
    | { readonly kind: "namespace"; readonly zone: ZoneData }
    | { readonly kind: "hosted"; readonly zone: ZoneData }
    | { readonly kind: "delegated"; readonly delegation: Delegation }
    | { readonly kind: "absent" };
  readonly octets: number;
  /** False once it has changed at the source or left the cache. */
  alive: boolean;
  /** Milliseconds since the epoch: then it is read again, in case a notice was lost. */
  freshUntil: number;
}

const FRESH_MS = 300_000;
/** While the source cannot be read, what we have serves on for so long before the next attempt. */
const STALE_MS = 5_000;
/** More loads at once than this are refused, so that a flood of random names cannot fill memory with waiters. */
const MOST_LOADS = 2_000;

export class ZoneCache {
  private readonly entries: GenerationCache<Entry>;
  private readonly loading = new Map<string, Promise<Entry>>();
  private namespaces = new Map<string, string>();

  constructor(
    private readonly source: ZoneSource,
    budget: number,
  ) {
    this.entries = new GenerationCache<Entry>(
      budget,
      (entry) => entry.octets,
      (entry) => {
        entry.alive = false;
      },
    );
  }

  async loadNamespaces(): Promise<void> {
    this.namespaces = new Map((await this.source.listNamespaces()).map((name) => [keyOf(name), name]));
  }

  isNamespace(key: string): boolean {
    return this.namespaces.has(key);
  }

  /** The entry when it is at hand and good. */
  find(key: string, now: number): Entry | undefined {
    const entry = this.entries.get(key);
    return entry?.alive && entry.freshUntil > now ? entry : undefined;
  }

  /** Reads the entry of a namespace or of a name under one; whoever asks meanwhile waits for the same read. */
  load(key: string): Promise<Entry> {
    const running = this.loading.get(key);
    if (running) return running;
    if (this.loading.size >= MOST_LOADS)
      return Promise.reject(new Error("Too many zones are being loaded at once"));
    const promise: Promise<Entry> = this.read(key).then(
      (entry) => {
        // A notice that came during the read has removed this promise: the entry serves who waits, and is not kept.
        if (this.loading.get(key) === promise) {
          this.loading.delete(key);
          this.kill(key);
          this.entries.set(key, entry);
        } else entry.alive = false;
        return entry;
      },
      (error) => {
        if (this.loading.get(key) === promise) this.loading.delete(key);
        const stale = this.entries.get(key);
        if (!stale?.alive) throw error;
        stale.freshUntil = Date.now() + STALE_MS;
        return stale;
      },
    );
    this.loading.set(key, promise);
    return promise;
  }

  private async read(key: string): Promise<Entry> {
    const freshUntil = Date.now() + FRESH_MS;
    const namespace = this.namespaces.get(key);
    if (namespace !== undefined) {
      const input = await this.source.loadNamespace(namespace);
      if (!input) throw new Error(`The namespace ${namespace} has no zone`);
      const zone = buildZone(input);
      return { content: { kind: "namespace", zone }, octets: zone.octets, alive: true, freshUntil };
    }
    const fqdn = textOf(key);
    const data = fqdn === null ? ({ kind: "absent" } as const) : await this.source.loadName(fqdn);
    if (data.kind === "absent") return { content: data, octets: 120, alive: true, freshUntil };
    if (data.kind === "delegated") {
      const delegation = buildDelegation(data.delegation);
      return { content: { kind: "delegated", delegation }, octets: 1_500, alive: true, freshUntil };
    }
    const zone = buildZone(data.zone);
    return { content: { kind: "hosted", zone }, octets: zone.octets, alive: true, freshUntil };
  }

  /** Forgets what a notice names; answers made from it are dead at once. */
  forget(changes: readonly ZoneChangeNotice[] | null): void {
    if (changes === null) {
      this.loading.clear();
      this.entries.clear();
      return;
    }
    for (const { apex, fqdn } of changes) {
      this.kill(keyOf(apex));
      if (fqdn !== null) this.kill(keyOf(fqdn));
    }
  }

  /** Whether `apex` is a namespace that came after the last `loadNamespaces`. */
  isForeign(apex: string): boolean {
    for (let key = keyOf(apex); key.length > 1; key = key.slice(key.charCodeAt(0) + 1)) {
      if (this.namespaces.has(key)) return false;
    }
    return true;
  }

  private kill(key: string): void {
    this.loading.delete(key);
    const entry = this.entries.get(key);
    if (!entry) return;
    entry.alive = false;
    this.entries.delete(key);
  }

  get octets(): number {
    return this.entries.octets;
  }
}

/** The text of a key whose labels a registration could have; null for any other. */
function textOf(key: string): string | null {
  const labels: string[] = [];
  for (let at = 0; key.charCodeAt(at) > 0; at += key.charCodeAt(at) + 1) {
    labels.push(key.slice(at + 1, at + 1 + key.charCodeAt(at)));
  }
  return labels.every((label) => /^[a-z0-9_-]+$/.test(label)) ? labels.join(".") : null;
}
