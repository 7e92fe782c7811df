import { CLASS, HEADER_OCTETS, MAX_MESSAGE_OCTETS, TYPE } from "./constants";
import { findTypeByCode } from "./rdata/registry";

/** Octets of an OPT record without options. */
export const OPT_OCTETS = 11;

/** Pointers reach the first 16,384 octets (RFC 1035 §4.1.4). */
const MAX_POINTER = 0x3fff;

/** Types of RFC 1035 whose RDATA names may be compressed (RFC 3597 §4): where the names begin. */
const COMPRESSED = new Map<number, { readonly skip: number; readonly names: number }>(
  [1, 2, 5, 6, 15].flatMap((code) => {
    const fields = findTypeByCode(code)?.fields ?? [];
    const names = fields.filter((field) => field.compressible).length;
    return names > 0 ? [[code, { skip: code === TYPE.MX ? 2 : 0, names }] as const] : [];
  }),
);

/** Writes a response message, names compressed. One is reused for all messages: `finish` copies. */
export class MessageWriter {
  private readonly buffer = Buffer.allocUnsafe(MAX_MESSAGE_OCTETS);
  private readonly offsets = new Map<string, number>();
  private position = 0;
  private limit = MAX_MESSAGE_OCTETS;
  private counts: [number, number, number] = [0, 0, 0];

  /** Begins a message of at most `limit` octets with one question. `name`: wire form as latin1. */
  begin(id: number, name: string, type: number, qclass: number, limit: number): void {
    this.offsets.clear();
    this.counts = [0, 0, 0];
    this.limit = Math.min(limit, MAX_MESSAGE_OCTETS);
    this.buffer.fill(0, 0, HEADER_OCTETS);
    this.buffer.writeUInt16BE(id, 0);
    this.buffer.writeUInt16BE(1, 4);
    this.position = HEADER_OCTETS;
    this.writeName(name);
    this.word(type);
    this.word(qclass);
  }

  /** Keeps room at the end, for OPT. */
  reserve(octets: number): void {
    this.limit -= octets;
  }

  /**
   * Adds a record to the answer (0), authority (1) or additional (2) section; false, and nothing written, when it would not
   * fit. `name`: wire form as latin1, `rdata`: uncompressed.
   */
  add(section: 0 | 1 | 2, name: string, type: number, ttl: number, rdata: Uint8Array): boolean {
    const start = this.position;
    if (start + name.length + 10 + rdata.length > MAX_MESSAGE_OCTETS) return false;
    this.writeName(name);
    this.word(type);
    this.word(CLASS.IN);
    this.word(ttl >>> 16);
    this.word(ttl & 0xffff);
    const lengthAt = this.position;
    this.position += 2;
    this.writeRdata(type, rdata);
    if (this.position > this.limit) {
      this.rewind(start);
      return false;
    }
    this.buffer.writeUInt16BE(this.position - lengthAt - 2, lengthAt);
    this.counts[section]++;
    return true;
  }

  /** Octets written. */
  get length(): number {
    return this.position;
  }

  /** Drops the records written since `length` was `start` with the section counts `counts`. */
  private rewind(start: number): void {
    this.position = start;
    for (const [name, offset] of this.offsets) if (offset >= start) this.offsets.delete(name);
  }

  /** Removes all records, leaving header and question. */
  truncate(questionEnd: number): void {
    this.rewind(questionEnd);
    this.counts = [0, 0, 0];
  }

  /** Writes OPT, flags and counts; the message, in memory of its own. `opt` is the record's TTL field. */
  finish(flags: number, opt: { udpSize: number; ttl: number } | null): Buffer {
    if (opt) {
      this.buffer[this.position++] = 0;
      this.word(TYPE.OPT);
      this.word(opt.udpSize);
      this.word(opt.ttl >>> 16);
      this.word(opt.ttl & 0xffff);
      this.word(0);
      this.counts[2]++;
    }
    this.buffer.writeUInt16BE(flags, 2);
    for (const [index, count] of this.counts.entries()) this.buffer.writeUInt16BE(count, 6 + 2 * index);
    return Buffer.from(this.buffer.subarray(0, this.position));
  }

  private word(value: number): void {
    this.buffer[this.position++] = value >>> 8;
    this.buffer[this.position++] = value & 0xff;
  }

  private writeName(name: string): void {
    let at = 0;
    for (;;) {
      const length = name.charCodeAt(at);
      if (!(length > 0)) break;
      const suffix = at === 0 ? name : name.slice(at);
      const offset = this.offsets.get(suffix);
      if (offset !== undefined) {
        this.word(0xc000 | offset);
        return;
      }
      if (this.position <= MAX_POINTER) this.offsets.set(suffix, this.position);
      this.position += this.buffer.write(name.slice(at, at + 1 + length), this.position, "latin1");
      at += 1 + length;
    }
    this.buffer[this.position++] = 0;
  }

  private writeRdata(type: number, rdata: Uint8Array): void {
    const compressed = COMPRESSED.get(type);
    if (!compressed) {
      this.buffer.set(rdata, this.position);
      this.position += rdata.length;
      return;
    }
    let at = compressed.skip;
    for (let i = 0; i < at; i++) this.buffer[this.position++] = rdata[i] ?? 0;
    for (let i = 0; i < compressed.names; i++) {
      let end = at;
      for (let length = rdata[end] ?? 0; length !== 0; length = rdata[end] ?? 0) end += length + 1;
      this.writeName(String.fromCharCode(...rdata.subarray(at, end + 1)));
      at = end + 1;
    }
    for (; at < rdata.length; at++) this.buffer[this.position++] = rdata[at] ?? 0;
  }
}
