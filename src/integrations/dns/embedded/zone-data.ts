import { TYPE } from "@/lib/dns/constants";
import { isAtOrBelow, ROOT, wireOf } from "@/lib/dns/name";
import { encodeCanonical, findType } from "@/lib/dns/rdata/registry";
import { SOA_TIMERS, soaText } from "@/services/dns/soa";

/** Records of one owner and type. RDATA is uncompressed. */
export interface RRset {
  readonly type: number;
  readonly ttl: number;
  readonly rdata: Uint8Array[];
}

/** A name's RRsets by type; empty for a name that only has names below it (RFC 4592 §2.2.2). */
export type Node = Map<number, RRset>;

/** A zone as the answerer holds it. Names are keys: wire form as latin1, lower case. */
export interface ZoneData {
  readonly apex: string;
  /** Canonical text without final dot. */
  readonly name: string;
  readonly nodes: ReadonlyMap<string, Node>;
  /** Names below the apex with NS records. */
  readonly cuts: ReadonlySet<string>;
  /** For negative answers: its TTL is the smaller of the SOA's own and its MINIMUM (RFC 2308 §5). */
  readonly negativeSoa: RRset;
  /** About what it takes in memory. */
  readonly octets: number;
}

/** What a zone is built from, as stored. */
export interface ZoneInput {
  /** Canonical, no final dot. */
  readonly apex: string;
  readonly serial: number;
  /** Ours, no final dots; the first is the SOA's primary. */
  readonly nameservers: readonly string[];
  /** SOA RNAME as a name without final dot. */
  readonly hostmaster: string;
  readonly records: readonly {
    readonly owner: string;
    readonly type: string;
    readonly ttl: number;
    readonly rdata: string;
  }[];
}

/** The key of a name given as text. */
export function keyOf(text: string): string {
  return keyOfWire(wireOf(text));
}

export function keyOfWire(wire: Uint8Array): string {
  return Buffer.from(wire.buffer, wire.byteOffset, wire.byteLength).toString("latin1");
}

/** Whether the key `name` is `ancestor` or below it. */
export function isKeyAtOrBelow(name: string, ancestor: string): boolean {
  if (!name.endsWith(ancestor)) return false;
  const start = name.length - ancestor.length;
  let at = 0;
  while (at < start) at += name.charCodeAt(at) + 1;
  return at === start;
}

/** The wire form of canonical RDATA; null when it is not valid, which the rules keep from being stored. */
export function encodeRdata(type: string, text: string): { code: number; wire: Uint8Array } | null {
  const found = findType(type);
  const wire = found ? encodeCanonical(found, text, ROOT) : null;
  return found && wire ? { code: found.code, wire } : null;
}

/** Octets of JavaScript objects around one record, measured on zones of 10,000 records. */
const RECORD_OVERHEAD = 220;

/** Builds a zone: stored records, and the SOA and NS that are made from the namespace's policy. */
export function buildZone(input: ZoneInput): ZoneData {
  const apex = keyOf(input.apex);
  const nodes = new Map<string, Node>([[apex, new Map()]]);
  const cuts = new Set<string>();
  let octets = 500;

  const place = (owner: string, type: string, ttl: number, rdata: string) => {
    const encoded = encodeRdata(type, rdata);
    if (!encoded) return;
    const node = ensureNode(nodes, owner, apex);
    const set = node.get(encoded.code);
    if (set) set.rdata.push(encoded.wire);
    else node.set(encoded.code, { type: encoded.code, ttl, rdata: [encoded.wire] });
    octets += RECORD_OVERHEAD + owner.length + encoded.wire.length;
    if (encoded.code === TYPE.NS && owner !== apex) cuts.add(owner);
  };
  place(apex, "SOA", SOA_TIMERS.ttl, soaText(input));
  for (const host of input.nameservers) place(apex, "NS", SOA_TIMERS.ttl, `${host}.`);
  for (const { owner, type, ttl, rdata } of input.records) {
    place(owner === "@" ? apex : keyOf(`${owner}.${input.apex}`), type, ttl, rdata);
  }
  const soa = nodes.get(apex)?.get(TYPE.SOA) ?? { type: TYPE.SOA, ttl: 0, rdata: [] };
  const negativeSoa = { ...soa, ttl: Math.min(SOA_TIMERS.ttl, SOA_TIMERS.minimum) };
  return { apex, name: input.apex, nodes, cuts, negativeSoa, octets };
}

/** The node of `owner`, with the empty ones between it and the apex. */
function ensureNode(nodes: Map<string, Node>, owner: string, apex: string): Node {
  const found = nodes.get(owner);
  if (found) return found;
  const node: Node = new Map();
  nodes.set(owner, node);
  const parent = owner.slice(owner.charCodeAt(0) + 1);
  if (parent.length >= apex.length) ensureNode(nodes, parent, apex);
  return node;
}

/** A name delegated to the registrant's own nameservers. */
export interface Delegation {
  readonly ns: RRset;
  readonly ds: RRset | null;
  /** Addresses of nameservers inside the name. */
  readonly glue: readonly { readonly name: string; readonly set: RRset }[];
}

export interface DelegationInput {
  readonly fqdn: string;
  readonly nameservers: readonly { readonly host: string; readonly addresses: readonly string[] }[];
  readonly ds: readonly {
    readonly keyTag: number;
    readonly algorithm: number;
    readonly digestType: number;
    readonly digest: string;
  }[];
}

export function buildDelegation(input: DelegationInput): Delegation {
  const encode = (type: string, texts: readonly string[]): RRset | null => {
    const encoded = texts.flatMap((text) => encodeRdata(type, text) ?? []);
    const [first] = encoded;
    return first ? { type: first.code, ttl: SOA_TIMERS.ttl, rdata: encoded.map(({ wire }) => wire) } : null;
  };
  const hosts = input.nameservers.map(({ host }) => `${host}.`);
  const glue = input.nameservers
    .filter(({ host }) => isAtOrBelow(host, input.fqdn))
    .flatMap(({ host, addresses }) =>
      (["A", "AAAA"] as const).flatMap((type) => {
        const set = encode(
          type,
          addresses.filter((address) => address.includes(":") === (type === "AAAA")),
        );
        return set ? [{ name: keyOf(host), set }] : [];
      }),
    );
  const ds = input.ds.map((d) => `${d.keyTag} ${d.algorithm} ${d.digestType} ${d.digest}`);
  return { ns: encode("NS", hosts) ?? { type: TYPE.NS, ttl: 0, rdata: [] }, ds: encode("DS", ds), glue };
}
