import { RCODE, TYPE } from "@/lib/dns/constants";
import { type Answer, lookup, negative } from "./lookup";
import type { Entry, ZoneCache } from "./zone-cache";
import type { ZoneData } from "./zone-data";

/** An answer with what it was made from, and the zone that gave it. */
export interface Resolved {
  readonly answer: Answer;
  readonly from: readonly Entry[];
  /** Canonical name of the zone that answered. */
  readonly zone: string;
}

/** A read that must come first. */
interface Missing {
  readonly missing: string;
}

/** Namespace, name, and again when one of them changed meanwhile. */
const MOST_LOADS = 6;

/** Finds the zone for a question: a hosted name's own, else its namespace's. */
export class Resolver {
  constructor(private readonly cache: ZoneCache) {}

  /**
   * Answers at once when all is at hand, else after reading. `null`: no zone of ours.
   * Rejects when the source cannot be read.
   */
  resolve(name: string, type: number): Resolved | null | Promise<Resolved | null> {
    const found = this.attempt(name, type, new Map());
    return found && "missing" in found ? this.resolveLater(name, type, found) : found;
  }

  private async resolveLater(name: string, type: number, first: Missing): Promise<Resolved | null> {
    const loaded = new Map<string, Entry>();
    let found: Resolved | Missing | null = first;
    for (let i = 0; i < MOST_LOADS && found && "missing" in found; i++) {
      loaded.set(found.missing, await this.cache.load(found.missing));
      found = this.attempt(name, type, loaded);
    }
    if (found && "missing" in found) throw new Error("The zone changes faster than it can be read");
    return found;
  }

  private attempt(name: string, type: number, loaded: ReadonlyMap<string, Entry>): Resolved | Missing | null {
    const now = Date.now();
    const find = (key: string) => loaded.get(key) ?? this.cache.find(key, now);
    const place = this.findNamespace(name, type);
    if (!place) return null;
    const above = find(place.namespace);
    if (!above) return { missing: place.namespace };
    if (above.content.kind !== "namespace") return null;
    const { zone } = above.content;
    if (place.child === null) return { answer: lookup(zone, name, type), from: [above], zone: zone.name };

    const child = find(place.child);
    if (!child) return { missing: place.child };
    const from = [above, child];
    const isParentSide = type === TYPE.DS && name === place.child;
    switch (child.content.kind) {
      case "hosted":
        if (isParentSide) return { answer: negative(zone, RCODE.NOERROR), from, zone: zone.name };
        return {
          answer: lookup(child.content.zone, name, type),
          from: [child],
          zone: child.content.zone.name,
        };
      case "delegated":
        return { answer: delegate(zone, place.child, child, isParentSide), from, zone: zone.name };
      default:
        return { answer: lookup(zone, name, type), from, zone: zone.name };
    }
  }

  /** The closest namespace at or above `name` and the name directly under it; DS at an apex belongs to the zone above. */
  private findNamespace(name: string, type: number): { namespace: string; child: string | null } | null {
    let own: { namespace: string; child: null } | null = null;
    let child: string | null = null;
    for (let key = name; key.length > 1; key = key.slice(key.charCodeAt(0) + 1)) {
      if (this.cache.isNamespace(key)) {
        if (child !== null || type !== TYPE.DS) return { namespace: key, child };
        own = { namespace: key, child: null };
      }
      child = key;
    }
    return own;
  }
}

function delegate(zone: ZoneData, name: string, entry: Entry, isParentSide: boolean): Answer {
  if (entry.content.kind !== "delegated") return negative(zone, RCODE.NXDOMAIN);
  const { ns, ds, glue } = entry.content.delegation;
  if (isParentSide) {
    if (!ds) return negative(zone, RCODE.NOERROR);
    const answer = [{ name, set: ds }];
    return { rcode: RCODE.NOERROR, authoritative: true, answer, authority: [], additional: [] };
  }
  return {
    rcode: RCODE.NOERROR,
    authoritative: false,
    answer: [],
    authority: [{ name, set: ns }],
    additional: glue,
    isReferral: true,
  };
}
