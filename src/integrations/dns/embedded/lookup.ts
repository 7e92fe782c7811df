import { RCODE, TYPE } from "@/lib/dns/constants";
import { encodeRdata, isKeyAtOrBelow, keyOfWire, type Node, type RRset, type ZoneData } from "./zone-data";

/** An RRset at a name (key). */
export interface PlacedSet {
  readonly name: string;
  readonly set: RRset;
}

/** What a zone says to a question. */
export interface Answer {
  readonly rcode: number;
  readonly authoritative: boolean;
  readonly answer: readonly PlacedSet[];
  readonly authority: readonly PlacedSet[];
  readonly additional: readonly PlacedSet[];
  /** Whether the additional section is glue that a referral is useless without (RFC 9471). */
  readonly isReferral?: boolean;
}

const hinfo = encodeRdata("HINFO", '"RFC8482" ""')?.wire ?? new Uint8Array();

/** RFC 8482 §4.2: what is answered to ANY. */
const ANY_ANSWER: RRset = { type: TYPE.HINFO, ttl: 3_600, rdata: [hinfo] };

const WILDCARD_LABEL = "\u0001*";

/**
 * Answers a question from one zone: RFC 1034 §4.3.2 with wildcards of RFC 4592, CNAME chains as far as they stay in the
 * zone, negative answers of RFC 2308. `name` is at or below the apex.
 */
export function lookup(zone: ZoneData, qname: string, qtype: number): Answer {
  const chain: PlacedSet[] = [];
  const visited = new Set<string>();
  for (let name = qname; ; ) {
    visited.add(name);
    const cut = findCut(zone, name, qtype);
    if (cut !== null) return referral(zone, cut, chain);
    const node = zone.nodes.get(name) ?? synthesize(zone, name);
    if (!node) return negative(zone, RCODE.NXDOMAIN, chain);
    if (qtype === TYPE.ANY && node.size > 0) return positive([...chain, { name, set: ANY_ANSWER }]);
    const set = node.get(qtype);
    if (set) return positive([...chain, { name, set }]);
    const alias = node.get(TYPE.CNAME);
    const target = alias?.rdata[0];
    if (!alias || !target) return negative(zone, RCODE.NOERROR, chain);
    chain.push({ name, set: alias });
    name = keyOfWire(target);
    if (visited.has(name) || !isKeyAtOrBelow(name, zone.apex)) return positive(chain);
  }
}

/** The wildcard's node that `name`, which does not exist, is made from. */
function synthesize(zone: ZoneData, name: string): Node | undefined {
  let encloser = name;
  do encloser = encloser.slice(encloser.charCodeAt(0) + 1);
  while (!zone.nodes.has(encloser));
  return zone.nodes.get(WILDCARD_LABEL + encloser);
}

/** The highest delegation at or above `name`; DS at the cut itself belongs to this side of it (RFC 4035 §3.1.4.1). */
function findCut(zone: ZoneData, name: string, qtype: number): string | null {
  if (zone.cuts.size === 0) return null;
  let highest: string | null = null;
  for (let at = name; at.length > zone.apex.length; at = at.slice(at.charCodeAt(0) + 1)) {
    if (zone.cuts.has(at)) highest = at;
  }
  return highest === name && qtype === TYPE.DS ? null : highest;
}

function positive(answer: readonly PlacedSet[]): Answer {
  return { rcode: RCODE.NOERROR, authoritative: true, answer, authority: [], additional: [] };
}

/** NXDOMAIN or NODATA, with the SOA that says how long it may be kept. */
export function negative(zone: ZoneData, rcode: number, answer: readonly PlacedSet[] = []): Answer {
  const authority = [{ name: zone.apex, set: zone.negativeSoa }];
  return { rcode, authoritative: true, answer, authority, additional: [] };
}

function referral(zone: ZoneData, cut: string, chain: readonly PlacedSet[]): Answer {
  const ns = zone.nodes.get(cut)?.get(TYPE.NS);
  if (!ns) return negative(zone, RCODE.NOERROR, chain);
  const additional = ns.rdata.flatMap((target) => {
    const name = keyOfWire(target);
    const node = zone.nodes.get(name);
    return [node?.get(TYPE.A), node?.get(TYPE.AAAA)].flatMap((set) => (set ? [{ name, set }] : []));
  });
  return {
    rcode: RCODE.NOERROR,
    authoritative: chain.length > 0,
    answer: chain,
    authority: [{ name: cut, set: ns }],
    additional,
    isReferral: true,
  };
}
