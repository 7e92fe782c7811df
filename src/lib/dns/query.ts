import { CLASS, FLAG, HEADER_OCTETS, OPCODE, TYPE } from "./constants";

/** EDNS(0) data of a query, RFC 6891 §6.1. */
export interface Edns {
  readonly udpSize: number;
  readonly version: number;
  readonly dnssecOk: boolean;
}

/** A question, as it came. */
export interface Query {
  readonly id: number;
  /** The header's second word. */
  readonly flags: number;
  /** Wire name as a latin1 string in lower case: a key that no odd label can forge. */
  readonly name: string;
  readonly type: number;
  readonly class: number;
  /** Where the question ends in the packet; it begins at 12. */
  readonly questionEnd: number;
  readonly edns: Edns | null;
}

/**
 * What to do with a packet: answer the query, say FORMERR or NOTIMP with the header's id (and the question, when it could
 * be read), or drop it: too short for a header, or itself a response.
 */
export type Received =
  | { readonly kind: "query"; readonly query: Query }
  | { readonly kind: "error"; readonly rcode: 1 | 4; readonly id: number; readonly flags: number }
  | { readonly kind: "drop" };

const DROP: Received = { kind: "drop" };

const folded = Buffer.allocUnsafe(256);

/** Reads a packet; never throws, reads no octet outside of it. */
export function readQuery(packet: Buffer): Received {
  const length = packet.length;
  if (length < HEADER_OCTETS) return DROP;
  const id = word(packet, 0);
  const flags = word(packet, 2);
  if (flags & FLAG.QR) return DROP;
  if (((flags >> 11) & 15) !== OPCODE.QUERY) return { kind: "error", rcode: 4, id, flags };
  const malformed: Received = { kind: "error", rcode: 1, id, flags };
  if (word(packet, 4) !== 1) return malformed;

  const nameEnd = foldName(packet);
  if (nameEnd < 0 || nameEnd + 4 > length) return malformed;
  const questionEnd = nameEnd + 4;
  const records = word(packet, 6) + word(packet, 8) + word(packet, 10);
  let edns: Edns | null = null;
  for (let i = 0, at = questionEnd; i < records; i++) {
    const start = skipName(packet, at);
    if (start < 0 || start + 10 > length) return malformed;
    const next = start + 10 + word(packet, start + 8);
    if (next > length) return malformed;
    if (word(packet, start) === TYPE.OPT) {
      if (edns || start !== at + 1) return malformed;
      edns = {
        udpSize: word(packet, start + 2),
        version: packet[start + 5] ?? 0,
        dnssecOk: ((packet[start + 6] ?? 0) & 0x80) !== 0,
      };
    }
    at = next;
  }
  return {
    kind: "query",
    query: {
      id,
      flags,
      name: folded.toString("latin1", 0, nameEnd - HEADER_OCTETS),
      type: word(packet, nameEnd),
      class: word(packet, nameEnd + 2),
      questionEnd,
      edns,
    },
  };
}

function word(packet: Buffer, at: number): number {
  return ((packet[at] ?? 0) << 8) | (packet[at + 1] ?? 0);
}

/** Copies the question's name into `folded` in lower case; its end, or -1 when malformed. A pointer is malformed here. */
function foldName(packet: Buffer): number {
  let at = HEADER_OCTETS;
  for (;;) {
    const length = packet[at];
    if (length === undefined || length > 63) return -1;
    folded[at - HEADER_OCTETS] = length;
    at++;
    if (length === 0) return at;
    if (at + length >= packet.length || at + length - HEADER_OCTETS > 254) return -1;
    for (const end = at + length; at < end; at++) {
      const octet = packet[at] ?? 0;
      folded[at - HEADER_OCTETS] = octet >= 0x41 && octet <= 0x5a ? octet + 32 : octet;
    }
  }
}

/** The end of a name that may be compressed; -1 when it leaves the packet. Pointers are not followed, so cannot loop. */
function skipName(packet: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const length = packet[at];
    if (length === undefined) return -1;
    if (length === 0) return at + 1;
    if (length >= 0xc0) return at + 2 <= packet.length ? at + 2 : -1;
    if (length > 63) return -1;
    at += length + 1;
  }
}

/** A query message for `name` (wire form), as a client sends it. */
export function encodeQuery(query: {
  id: number;
  name: Uint8Array;
  type: number;
  class?: number;
  recursionDesired?: boolean;
  edns?: { udpSize: number; version?: number; dnssecOk?: boolean };
}): Buffer {
  const question = HEADER_OCTETS + query.name.length + 4;
  const packet = Buffer.alloc(question + (query.edns ? 11 : 0));
  packet.writeUInt16BE(query.id, 0);
  packet.writeUInt16BE(query.recursionDesired ? FLAG.RD : 0, 2);
  packet.writeUInt16BE(1, 4);
  packet.set(query.name, HEADER_OCTETS);
  packet.writeUInt16BE(query.type, question - 4);
  packet.writeUInt16BE(query.class ?? CLASS.IN, question - 2);
  if (query.edns) {
    packet.writeUInt16BE(1, 10);
    packet.writeUInt16BE(TYPE.OPT, question + 1);
    packet.writeUInt16BE(query.edns.udpSize, question + 3);
    packet[question + 6] = query.edns.version ?? 0;
    packet[question + 7] = query.edns.dnssecOk ? 0x80 : 0;
  }
  return packet;
}
