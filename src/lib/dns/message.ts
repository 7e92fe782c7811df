import { HEADER_OCTETS, TYPE } from "./constants";
import { formatName, MAX_NAME_OCTETS } from "./name";
import { concat } from "./rdata/fields";
import { findTypeByCode, formatRdata } from "./rdata/registry";

/** A record of a message. */
export interface MessageRecord {
  /** Presentation form with final dot, case as it came. */
  readonly name: string;
  readonly type: number;
  readonly class: number;
  readonly ttl: number;
  /** Names inside are uncompressed. */
  readonly rdata: Uint8Array;
}

/** A whole DNS message, as a client reads it. */
export interface Message {
  readonly id: number;
  readonly flags: number;
  /** With the extended bits of EDNS(0). */
  readonly rcode: number;
  readonly questions: readonly { readonly name: string; readonly type: number; readonly class: number }[];
  readonly answers: readonly MessageRecord[];
  readonly authority: readonly MessageRecord[];
  /** Without OPT. */
  readonly additional: readonly MessageRecord[];
  readonly edns: { readonly udpSize: number; readonly version: number; readonly dnssecOk: boolean } | null;
}

/** Reads a message; null when it is malformed. Never throws: whatever the network sent may come here. */
export function readMessage(packet: Uint8Array): Message | null {
  if (packet.length < HEADER_OCTETS) return null;
  const reader = new Reader(packet);
  const [id = 0, flags = 0, questionCount = 0, ...recordCounts] = Array.from({ length: 6 }, () =>
    reader.word(),
  );
  const questions: Message["questions"][number][] = [];
  for (let i = 0; i < questionCount && reader.ok; i++) {
    questions.push({ name: formatName(reader.name()), type: reader.word(), class: reader.word() });
  }
  const sections: MessageRecord[][] = [];
  for (const count of recordCounts) {
    const records: MessageRecord[] = [];
    for (let i = 0; i < count && reader.ok; i++) records.push(reader.record());
    sections.push(records);
  }
  if (!reader.ok) return null;
  const [answers = [], authority = [], additional = []] = sections;
  const opt = additional.find((record) => record.type === TYPE.OPT);
  return {
    id,
    flags,
    rcode: (flags & 15) | (opt ? (opt.ttl >>> 24) << 4 : 0),
    questions,
    answers,
    authority,
    additional: additional.filter((record) => record !== opt),
    edns: opt
      ? { udpSize: opt.class, version: (opt.ttl >>> 16) & 0xff, dnssecOk: (opt.ttl & 0x8000) !== 0 }
      : null,
  };
}

/** Canonical presentation form of a record's data. */
export function formatRecordData(record: Pick<MessageRecord, "type" | "rdata">): string {
  return formatRdata(record.type, record.rdata);
}

class Reader {
  ok = true;
  private at = 0;

  constructor(private readonly packet: Uint8Array) {}

  octet(): number {
    const value = this.packet[this.at++];
    if (value === undefined) this.ok = false;
    return value ?? 0;
  }

  word(): number {
    return (this.octet() << 8) | this.octet();
  }

  record(): MessageRecord {
    const name = formatName(this.name());
    const type = this.word();
    const recordClass = this.word();
    const ttl = this.word() * 65_536 + this.word();
    const end = this.word() + this.at;
    if (end > this.packet.length) this.ok = false;
    return { name, type, class: recordClass, ttl, rdata: this.ok ? this.rdata(type, end) : new Uint8Array() };
  }

  /** Uncompressed RDATA up to `end`. A length that disagrees with its content makes the message malformed. */
  private rdata(type: number, end: number): Uint8Array {
    const fields = findTypeByCode(type)?.fields ?? [];
    if (!fields.some((field) => field.compressible)) return this.slice(end);
    const parts: Uint8Array[] = [];
    for (const field of fields) {
      if (field.compressible) parts.push(this.name());
      else parts.push(this.slice(this.at + (type === TYPE.SOA ? 4 : 2)));
    }
    if (this.at !== end) this.ok = false;
    return concat(parts);
  }

  private slice(end: number): Uint8Array {
    if (end > this.packet.length) this.ok = false;
    const part = this.packet.slice(this.at, end);
    this.at = end;
    return part;
  }

  /** A name, pointers followed; each must point before the last, so a loop cannot be. */
  name(): Uint8Array {
    const labels: Uint8Array[] = [];
    let length = 1;
    let back = this.at;
    let resume: number | null = null;
    while (this.ok) {
      const octet = this.octet();
      if (octet === 0) break;
      if (octet >= 0xc0) {
        const target = ((octet & 0x3f) << 8) | this.octet();
        resume ??= this.at;
        if (target >= back) this.ok = false;
        back = target;
        this.at = target;
        continue;
      }
      length += octet + 1;
      if (octet > 63 || length > MAX_NAME_OCTETS || this.at + octet > this.packet.length) {
        this.ok = false;
        break;
      }
      labels.push(this.packet.subarray(this.at - 1, this.at + octet));
      this.at += octet;
    }
    if (resume !== null) this.at = resume;
    return concat([...labels, new Uint8Array(1)]);
  }
}
