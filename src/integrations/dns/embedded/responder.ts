import { CLASS, DNSSEC_OK, FLAG, HEADER_OCTETS, MAX_MESSAGE_OCTETS, RCODE, TYPE } from "@/lib/dns/constants";
import { type Query, readQuery } from "@/lib/dns/query";
import { MessageWriter, OPT_OCTETS } from "@/lib/dns/writer";
import { GenerationCache } from "./generation-cache";
import type { Answer, PlacedSet } from "./lookup";
import type { QueryCounts, ZoneCounter } from "./query-counts";
import type { Resolved, Resolver } from "./resolver";
import type { Entry } from "./zone-cache";

export type Transport = "udp" | "tcp";

/** What EDNS(0) lets us send, and ask for: no fragments on common paths (DNS Flag Day 2020). */
export const MAX_UDP_OCTETS = 1_232;
const MIN_UDP_OCTETS = 512;

/** A finished message without id, RD, CD and the case of the question's name. */
interface Prepared {
  readonly packet: Buffer;
  readonly from: readonly Entry[];
  /** Milliseconds since the epoch. */
  readonly freshUntil: number;
  readonly counter: ZoneCounter;
}

/** Bits that come back as they were asked: RFC 1035 §4.1.1 (RD), RFC 4035 §3.1.6 (CD). */
const ECHOED = FLAG.RD | FLAG.CD;

/** Turns packets into packets. Holds finished answers, keyed by question and what the client can take. */
export class Responder {
  private readonly writer = new MessageWriter();
  private readonly prepared: GenerationCache<Prepared>;

  constructor(
    private readonly resolver: Resolver,
    private readonly counts: QueryCounts,
    budget: number,
    private readonly onError: (error: unknown) => void,
  ) {
    this.prepared = new GenerationCache(budget, (entry) => entry.packet.length + 200);
  }

  /** The response to a packet, null when it deserves none. Never throws or rejects. */
  respond(packet: Buffer, transport: Transport): Buffer | null | Promise<Buffer | null> {
    const received = readQuery(packet);
    if (received.kind === "drop") return null;
    if (received.kind === "error") return headerOnly(received.id, received.flags, received.rcode);
    const { query } = received;
    const { edns } = query;
    if (edns && edns.version !== 0) return this.refuse(packet, query, RCODE.BADVERS);
    if (query.class !== CLASS.IN && query.class !== CLASS.ANY)
      return this.refuse(packet, query, RCODE.REFUSED);
    if (query.type >= 249 && query.type <= 252) return this.refuse(packet, query, RCODE.REFUSED);

    const limit = limitOf(query, transport);
    const key = keyOf(query, limit);
    const hit = this.prepared.get(key);
    if (hit && isGood(hit)) {
      this.counts.add(hit.counter);
      return personalize(hit.packet, packet, query);
    }
    return this.prepare(packet, query, key, limit);
  }

  private prepare(packet: Buffer, query: Query, key: string, limit: number): Buffer | Promise<Buffer> {
    const finish = (resolved: Resolved | null): Buffer => {
      if (!resolved) return this.refuse(packet, query, RCODE.REFUSED);
      const prepared: Prepared = {
        packet: this.write(query, resolved.answer, limit),
        from: resolved.from,
        freshUntil: resolved.from.reduce(
          (least, entry) => Math.min(least, entry.freshUntil),
          Number.POSITIVE_INFINITY,
        ),
        counter: this.counts.counterOf(resolved.zone),
      };
      this.prepared.set(key, prepared);
      this.counts.add(prepared.counter);
      return personalize(prepared.packet, packet, query);
    };
    const fail = (error: unknown): Buffer => {
      this.onError(error);
      return this.refuse(packet, query, RCODE.SERVFAIL);
    };
    try {
      const resolved = this.resolver.resolve(query.name, query.type);
      return resolved instanceof Promise ? resolved.then(finish).catch(fail) : finish(resolved);
    } catch (error) {
      return fail(error);
    }
  }

  private write(query: Query, answer: Answer, limit: number): Buffer {
    const { writer } = this;
    writer.begin(0, query.name, query.type, query.class, limit);
    const questionEnd = writer.length;
    if (query.edns) writer.reserve(OPT_OCTETS);
    let flags = FLAG.QR | answer.rcode | (answer.authoritative ? FLAG.AA : 0);
    const complete = this.addAll(0, answer.answer) && this.addAll(1, answer.authority);
    if (!complete) {
      // Nothing partial: a client that sees TC asks again over TCP (RFC 2181 §9).
      writer.truncate(questionEnd);
      flags |= FLAG.TC;
    } else if (!this.addAll(2, answer.additional) && answer.isReferral) flags |= FLAG.TC;
    return writer.finish(flags, optOf(query, 0));
  }

  private addAll(section: 0 | 1 | 2, sets: readonly PlacedSet[]): boolean {
    for (const { name, set } of sets) {
      for (const rdata of set.rdata) {
        if (!this.writer.add(section, name, set.type, set.ttl, rdata)) return false;
      }
    }
    return true;
  }

  private refuse(packet: Buffer, query: Query, rcode: number): Buffer {
    this.writer.begin(0, query.name, query.type, query.class, MAX_MESSAGE_OCTETS);
    const message = this.writer.finish(FLAG.QR | (rcode & 15), optOf(query, rcode));
    return personalize(message, packet, query);
  }

  get octets(): number {
    return this.prepared.octets;
  }
}

function isGood(prepared: Prepared): boolean {
  for (const entry of prepared.from) if (!entry.alive) return false;
  return prepared.freshUntil > Date.now();
}

/** How long a response may be. Of the sizes clients offer over UDP only two are told apart, to share answers. */
function limitOf({ edns }: Query, transport: Transport): number {
  if (transport === "tcp") return MAX_MESSAGE_OCTETS;
  return edns && edns.udpSize >= MAX_UDP_OCTETS ? MAX_UDP_OCTETS : MIN_UDP_OCTETS;
}

function keyOf(query: Query, limit: number): string {
  const size = limit === MAX_MESSAGE_OCTETS ? 2 : limit === MAX_UDP_OCTETS ? 1 : 0;
  const variant =
    size | (query.edns ? (query.edns.dnssecOk ? 12 : 4) : 0) | (query.class === CLASS.ANY ? 16 : 0);
  return query.name + String.fromCharCode(query.type, variant);
}

function optOf(query: Query, rcode: number): { udpSize: number; ttl: number } | null {
  if (!query.edns) return null;
  const extended = (rcode >> 4) * 2 ** 24;
  return { udpSize: MAX_UDP_OCTETS, ttl: extended + (query.edns.dnssecOk ? DNSSEC_OK : 0) };
}

/** A copy with the client's id and bits, and the question as it was spelt: names in answers point at it (0x20). */
function personalize(message: Buffer, packet: Buffer, query: Query): Buffer {
  const copy = Buffer.allocUnsafe(message.length);
  message.copy(copy);
  copy.writeUInt16BE(query.id, 0);
  copy.writeUInt16BE(message.readUInt16BE(2) | (query.flags & ECHOED), 2);
  packet.copy(copy, HEADER_OCTETS, HEADER_OCTETS, query.questionEnd);
  return copy;
}

function headerOnly(id: number, flags: number, rcode: number): Buffer {
  const message = Buffer.alloc(HEADER_OCTETS);
  message.writeUInt16BE(id, 0);
  message.writeUInt16BE(FLAG.QR | (flags & 0x7800) | (flags & FLAG.RD) | rcode, 2);
  return message;
}

/** Whether a packet asks for a zone transfer (RFC 5936); IXFR is answered in full (RFC 1995 §4). */
export function transferQuery(packet: Buffer): Query | null {
  const received = readQuery(packet);
  if (received.kind !== "query" || received.query.class !== CLASS.IN) return null;
  const { type } = received.query;
  return type === TYPE.AXFR || type === TYPE.IXFR ? received.query : null;
}
