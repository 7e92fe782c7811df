import dnsPacket from "dns-packet";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLAG, TYPE } from "./constants";
import { formatRecordData, readMessage } from "./message";
import { wireOf } from "./name";
import { encodeQuery, readQuery } from "./query";
import { findType, parseRdata } from "./rdata/registry";
import { MessageWriter } from "./writer";

const key = (name: string) => Buffer.from(wireOf(name)).toString("latin1");

function rdata(type: string, text: string): { code: number; wire: Uint8Array } {
  const found = findType(type);
  const parsed = found && parseRdata(found, text, { origin: wireOf("") });
  if (!found || !parsed?.ok) throw new Error(`${type} ${text}`);
  return { code: found.code, wire: parsed.wire };
}

describe("queries", () => {
  it("are read with name folded, class, type and EDNS", () => {
    const packet = encodeQuery({
      id: 7,
      name: wireOf("www.shop.com.store"),
      type: TYPE.AAAA,
      edns: { udpSize: 1_232, dnssecOk: true },
    });
    packet[13] = "W".charCodeAt(0);
    const received = readQuery(packet);
    expect(received).toMatchObject({
      kind: "query",
      query: {
        id: 7,
        name: key("www.shop.com.store"),
        type: 28,
        class: 1,
        edns: { udpSize: 1_232, dnssecOk: true },
      },
    });
  });

  it("agree with what dns-packet sends", () => {
    const packet = dnsPacket.encode({
      type: "query",
      id: 9,
      flags: dnsPacket.RECURSION_DESIRED,
      questions: [{ type: "MX", name: "shop.com.store" }],
      additionals: [
        {
          type: "OPT",
          name: ".",
          udpPayloadSize: 4_096,
          flags: 0,
          options: [],
          ednsVersion: 0,
          extendedRcode: 0,
          flag_do: false,
        },
      ],
    });
    expect(readQuery(packet)).toMatchObject({ query: { type: 15, edns: { udpSize: 4_096, version: 0 } } });
  });

  it("that are responses or too short are dropped, other malformed ones get FORMERR", () => {
    const query = encodeQuery({ id: 1, name: wireOf("shop.com.store"), type: 1 });
    const response = Buffer.from(query);
    response[2] = 0x80;
    const notify = Buffer.from(query);
    notify[2] = 4 << 3;
    const pointer = Buffer.from(query);
    pointer[12] = 0xc0;
    expect(readQuery(response).kind).toBe("drop");
    expect(readQuery(query.subarray(0, 11)).kind).toBe("drop");
    expect(readQuery(query.subarray(0, 20))).toMatchObject({ kind: "error", rcode: 1 });
    expect(readQuery(pointer)).toMatchObject({ kind: "error", rcode: 1 });
    expect(readQuery(notify)).toMatchObject({ kind: "error", rcode: 4 });
  });

  it("never throw and never read outside, whatever the octets", () => {
    const base = encodeQuery({ id: 1, name: wireOf("shop.com.store"), type: 1, edns: { udpSize: 1_232 } });
    const mutated = fc
      .array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { maxLength: 6 })
      .map((changes) => {
        const copy = Buffer.from(base);
        for (const [at, octet] of changes) copy[at] = octet;
        return copy;
      });
    const random = fc.uint8Array({ maxLength: 300 }).map((octets) => Buffer.from(octets));
    fc.assert(
      fc.property(fc.oneof(mutated, random), (packet) => {
        expect(["drop", "error", "query"]).toContain(readQuery(packet).kind);
        const message = readMessage(packet);
        for (const record of message?.answers ?? []) formatRecordData(record);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("responses", () => {
  it("are written compressed, and dns-packet and the reader understand them alike", () => {
    const writer = new MessageWriter();
    writer.begin(3, key("shop.com.store"), TYPE.MX, 1, 65_535);
    const mx = rdata("MX", "10 mail.shop.com.store.");
    const soa = rdata("SOA", "ns1.com.store. hostmaster.com.store. 7 1 2 3 4");
    const a = rdata("A", "192.0.2.1");
    writer.add(0, key("shop.com.store"), mx.code, 300, mx.wire);
    writer.add(1, key("com.store"), soa.code, 300, soa.wire);
    writer.add(2, key("mail.shop.com.store"), a.code, 300, a.wire);
    const packet = writer.finish(FLAG.QR | FLAG.AA, { udpSize: 1_232, ttl: 0 });
    const theirs = dnsPacket.decode(packet);
    expect(theirs.answers).toMatchObject([
      { name: "shop.com.store", data: { preference: 10, exchange: "mail.shop.com.store" } },
    ]);
    expect(theirs.authorities).toMatchObject([
      { name: "com.store", data: { mname: "ns1.com.store", serial: 7 } },
    ]);
    expect(theirs.additionals).toMatchObject([
      { name: "mail.shop.com.store", data: "192.0.2.1" },
      { type: "OPT" },
    ]);
    const ours = readMessage(packet);
    expect(ours?.answers.map(formatRecordData)).toEqual(["10 mail.shop.com.store."]);
    expect(ours?.authority.map(formatRecordData)).toEqual(["ns1.com.store. hostmaster.com.store. 7 1 2 3 4"]);
    // 12 header, 20 question, then pointers: names are not spelt twice.
    expect(packet.length).toBeLessThan(140);
  });

  it("refuse what does not fit, and stay whole", () => {
    const writer = new MessageWriter();
    writer.begin(3, key("shop.com.store"), TYPE.TXT, 1, 512);
    const text = rdata("TXT", `"${"x".repeat(200)}"`);
    expect(writer.add(0, key("shop.com.store"), text.code, 1, text.wire)).toBe(true);
    expect(writer.add(0, key("a.shop.com.store"), text.code, 1, text.wire)).toBe(true);
    expect(writer.add(0, key("b.shop.com.store"), text.code, 1, text.wire)).toBe(false);
    const a = rdata("A", "192.0.2.1");
    expect(writer.add(2, key("b.shop.com.store"), a.code, 1, a.wire)).toBe(true);
    const message = readMessage(writer.finish(FLAG.QR, null));
    expect(message?.answers).toHaveLength(2);
    expect(message?.additional.map((r) => r.name)).toEqual(["b.shop.com.store."]);
  });

  it("with compression loops are malformed", () => {
    const packet = Buffer.alloc(20);
    packet.writeUInt16BE(1, 4);
    packet.writeUInt16BE(0xc00c, 12);
    expect(readMessage(packet)).toBeNull();
  });
});
