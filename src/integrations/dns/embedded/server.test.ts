import { createSocket } from "node:dgram";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FLAG } from "@/lib/dns/constants";
import { formatRecordData, type Message, type MessageRecord, readMessage } from "@/lib/dns/message";
import { wireOf } from "@/lib/dns/name";
import { encodeQuery } from "@/lib/dns/query";
import { findType } from "@/lib/dns/rdata/registry";
import { MemorySource, zone } from "@/testing/memory-zones";
import { type DnsServer, startDnsServer } from "./server";

const long = "x".repeat(250);
const hosted: Record<string, string> = {
  "shop.com.store": `
    @ A 192.0.2.1
    @ MX 10 mail.shop.com.store.
    www CNAME shop.com.store.
    out CNAME example.net.
    dangling CNAME nowhere.shop.com.store.
    loop1 CNAME loop2.shop.com.store.
    loop2 CNAME loop1.shop.com.store.
    *.wild TXT "wild"
    a.b.wild A 192.0.2.2
    deep.er.ent A 192.0.2.3
    sub NS ns.sub.shop.com.store.
    ns.sub A 192.0.2.53
    sub DS 1 13 2 ${"AB".repeat(32)}
    intosub CNAME host.sub.shop.com.store.
    ${Array.from({ length: 8 }, (_, i) => `big TXT "${i}${long}"`).join("\n")}`,
};

const source = new MemorySource();
let server: DnsServer;

beforeAll(async () => {
  for (const [apex, text] of Object.entries(hosted))
    source.names.set(apex, { kind: "hosted", zone: zone(apex, text) });
  source.names.set("own.com.store", {
    kind: "delegated",
    delegation: {
      fqdn: "own.com.store",
      nameservers: [
        { host: "ns1.own.com.store", addresses: ["192.0.2.7", "2001:db8::7"] },
        { host: "ns.example.net", addresses: [] },
      ],
      ds: [{ keyTag: 1, algorithm: 13, digestType: 2, digest: "CD".repeat(32) }],
    },
  });
  server = await startDnsServer({
    host: "127.0.0.1",
    port: 0,
    source,
    allowAxfrFrom: ["127.0.0.1"],
    tcpIdleMs: 400,
  });
});
afterAll(() => server.close());

const code = (type: string) => ({ ANY: 255, AXFR: 252 })[type] ?? findType(type)?.code ?? 0;

interface Options {
  edns?: { udpSize: number; version?: number; dnssecOk?: boolean } | undefined;
  class?: number;
  port?: number;
}

function query(name: string, type: string, options: Options = {}): Buffer {
  const { edns = { udpSize: 1_232 } } = options;
  return encodeQuery({
    id: 4_711,
    name: wireOf(name),
    type: code(type),
    class: options.class ?? 1,
    ...("edns" in options && !options.edns ? {} : { edns }),
  });
}

function exchange(packet: Buffer, port = server.port, waitMs = 1_000): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    const end = (answer: Buffer | null) => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => end(null), waitMs);
    socket.on("message", end);
    socket.send(packet, port, "127.0.0.1");
  });
}

async function ask(name: string, type: string, options: Options = {}): Promise<Message> {
  const answer = await exchange(query(name, type, options), options.port);
  const message = answer && readMessage(answer);
  if (!message) throw new Error(`no answer to ${name} ${type}`);
  return message;
}

const text = (records: readonly MessageRecord[]) =>
  records.map((r) => `${r.name} ${r.ttl} ${formatRecordData(r)}`);
const soa = "ns1.com.store. hostmaster.com.store. 7 7200 3600 1209600 300";

describe("an answer", () => {
  it("is authoritative, and again the same from the cache", async () => {
    for (let i = 0; i < 2; i++) {
      const message = await ask("shop.com.store", "A");
      expect(message).toMatchObject({ id: 4_711, rcode: 0, edns: { udpSize: 1_232, version: 0 } });
      expect(message.flags & FLAG.AA).toBe(FLAG.AA);
      expect(message.flags & FLAG.RA).toBe(0);
      expect(text(message.answers)).toEqual(["shop.com.store. 300 192.0.2.1"]);
    }
  });

  it("has SOA and NS at the apex from the namespace's policy", async () => {
    expect(text((await ask("shop.com.store", "SOA")).answers)).toEqual([`shop.com.store. 3600 ${soa}`]);
    expect((await ask("shop.com.store", "NS")).answers.map(formatRecordData)).toEqual([
      "ns1.com.store.",
      "ns2.com.store.",
    ]);
    expect((await ask("com.store", "NS")).answers).toHaveLength(2);
    expect(text((await ask("ns1.com.store", "A")).answers)).toEqual(["ns1.com.store. 300 192.0.2.101"]);
  });

  it("keeps the case of the question (0x20), cached or not", async () => {
    for (const name of ["sHoP.cOm.StOrE", "SHOP.com.store"]) {
      const packet = query("shop.com.store", "A");
      packet.write(
        name
          .split(".")
          .map((l) => String.fromCharCode(l.length) + l)
          .join(""),
        12,
        "latin1",
      );
      const message = readMessage((await exchange(packet)) ?? Buffer.alloc(0));
      expect(message?.questions[0]?.name).toBe(`${name}.`);
      expect(message?.answers[0]?.name).toBe(`${name}.`);
    }
  });

  it("is NXDOMAIN or NODATA with the SOA at the negative TTL (RFC 2308)", async () => {
    const missing = await ask("nope.shop.com.store", "A");
    expect(missing.rcode).toBe(3);
    expect(text(missing.authority)).toEqual([`shop.com.store. 300 ${soa}`]);
    const noData = await ask("shop.com.store", "AAAA");
    expect([noData.rcode, noData.answers.length, noData.authority.length]).toEqual([0, 0, 1]);
    const unregistered = await ask("free.com.store", "A");
    expect([unregistered.rcode, unregistered.authority[0]?.name]).toEqual([3, "com.store."]);
    expect((await ask("x.y.free.com.store", "A")).rcode).toBe(3);
  });

  it("follows a CNAME within the zone, and stops at loops and at the zone's edge", async () => {
    expect((await ask("www.shop.com.store", "A")).answers.map(formatRecordData)).toEqual([
      "shop.com.store.",
      "192.0.2.1",
    ]);
    expect((await ask("www.shop.com.store", "CNAME")).answers.map(formatRecordData)).toEqual([
      "shop.com.store.",
    ]);
    expect((await ask("out.shop.com.store", "A")).answers.map(formatRecordData)).toEqual(["example.net."]);
    expect((await ask("loop1.shop.com.store", "A")).answers).toHaveLength(2);
    const dangling = await ask("dangling.shop.com.store", "A");
    expect([dangling.rcode, dangling.answers.length, dangling.authority.length]).toEqual([3, 1, 1]);
  });

  it("comes from a wildcard where nothing is closer (RFC 4592)", async () => {
    expect(text((await ask("x.wild.shop.com.store", "TXT")).answers)).toEqual([
      'x.wild.shop.com.store. 300 "wild"',
    ]);
    expect((await ask("x.y.wild.shop.com.store", "TXT")).answers).toHaveLength(1);
    expect((await ask("x.wild.shop.com.store", "A")).rcode).toBe(0);
    // `b.wild` exists, empty; it stops the wildcard for itself and for what is below.
    const empty = await ask("b.wild.shop.com.store", "TXT");
    expect([empty.rcode, empty.answers.length]).toEqual([0, 0]);
    expect((await ask("z.b.wild.shop.com.store", "TXT")).rcode).toBe(3);
    expect((await ask("er.ent.shop.com.store", "A")).rcode).toBe(0);
  });

  it("is a referral with glue below a delegation, and DS at it", async () => {
    const own = await ask("www.own.com.store", "A");
    expect([own.rcode, own.flags & FLAG.AA, own.answers.length]).toEqual([0, 0, 0]);
    expect(own.authority.map(formatRecordData)).toEqual(["ns1.own.com.store.", "ns.example.net."]);
    expect(own.additional.map(formatRecordData)).toEqual(["192.0.2.7", "2001:db8::7"]);
    const ds = await ask("own.com.store", "DS");
    expect([ds.flags & FLAG.AA, ds.answers.length]).toEqual([FLAG.AA, 1]);
    const below = await ask("a.sub.shop.com.store", "A");
    expect([below.flags & FLAG.AA, below.authority[0]?.name, below.additional.length]).toEqual([
      0,
      "sub.shop.com.store.",
      1,
    ]);
    expect((await ask("sub.shop.com.store", "DS")).answers).toHaveLength(1);
    const parent = await ask("shop.com.store", "DS");
    expect([parent.answers.length, parent.authority[0]?.name]).toEqual([0, "com.store."]);
    const chained = await ask("intosub.shop.com.store", "A");
    expect([chained.answers.length, chained.authority[0]?.name]).toEqual([1, "sub.shop.com.store."]);
  });

  it("to ANY is the HINFO of RFC 8482", async () => {
    expect((await ask("shop.com.store", "ANY")).answers.map(formatRecordData)).toEqual(['"RFC8482" ""']);
  });

  it("is REFUSED for foreign zones and classes, NOTIMP for other opcodes, BADVERS for later EDNS", async () => {
    expect((await ask("example.net", "A")).rcode).toBe(5);
    expect((await ask("store", "SOA")).rcode).toBe(5);
    expect((await ask("version.bind", "TXT", { class: 3 })).rcode).toBe(5);
    expect((await ask("shop.com.store", "A", { edns: { udpSize: 1_232, version: 1 } })).rcode).toBe(16);
    const notify = query("shop.com.store", "SOA");
    notify[2] = 4 << 3;
    expect(readMessage((await exchange(notify)) ?? Buffer.alloc(0))?.rcode).toBe(4);
  });

  it("over UDP is cut to what the client takes, with TC, and whole over TCP", async () => {
    for (const options of [{ edns: undefined }, { edns: { udpSize: 512 } }, { edns: { udpSize: 4_096 } }]) {
      const packet = await exchange(query("big.shop.com.store", "TXT", options));
      expect(packet?.length).toBeLessThanOrEqual(options.edns?.udpSize === 4_096 ? 1_232 : 512);
      const message = packet && readMessage(packet);
      expect([(message?.flags ?? 0) & FLAG.TC, message?.answers.length]).toEqual([FLAG.TC, 0]);
    }
    const [whole] = await overTcp([query("big.shop.com.store", "TXT")]);
    expect(whole?.answers).toHaveLength(8);
  });
});

function frame(packet: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(packet.length);
  return Buffer.concat([length, packet]);
}

function tcp(): Socket {
  return connect({ host: "127.0.0.1", port: server.port });
}

/** Sends all at once and reads until the server ends the idle connection. */
function overTcp(packets: readonly Buffer[], chunk = 65_536): Promise<Message[]> {
  return new Promise((resolve, reject) => {
    const socket = tcp();
    let received = Buffer.alloc(0);
    socket.on("data", (data) => {
      received = Buffer.concat([received, data]);
    });
    socket.on("error", reject);
    socket.on("close", () => {
      const messages: Message[] = [];
      while (received.length >= 2) {
        const end = 2 + received.readUInt16BE(0);
        const message = readMessage(received.subarray(2, end));
        if (message) messages.push(message);
        received = received.subarray(end);
      }
      resolve(messages);
    });
    const all = Buffer.concat(packets.map(frame));
    for (let at = 0; at < all.length; at += chunk) socket.write(all.subarray(at, at + chunk));
  });
}

describe("TCP", () => {
  it("answers pipelined queries, also when they come in pieces, and ends idle connections", async () => {
    const answers = await overTcp(
      Array.from({ length: 250 }, () => query("shop.com.store", "A")),
      7,
    );
    expect(answers).toHaveLength(250);
  });

  it("closes a connection that sends no DNS", async () => {
    expect(await overTcp([Buffer.from("hello")])).toEqual([]);
    expect((await ask("shop.com.store", "A")).rcode).toBe(0);
  });

  it("transfers a zone to allowed addresses, SOA first and last, in several messages", async () => {
    const messages = await overTcp([query("shop.com.store", "AXFR")]);
    const records = messages.flatMap((message) => message.answers);
    expect(messages.length).toBeGreaterThan(1);
    expect(records).toHaveLength(3_002);
    expect([records[0]?.type, records.at(-1)?.type]).toEqual([6, 6]);
    const [foreign] = await overTcp([query("example.net", "AXFR")]);
    expect(foreign?.rcode).toBe(5);
    expect((await ask("shop.com.store", "AXFR")).rcode).toBe(5);
  });

  it("refuses a transfer to other addresses", async () => {
    const strict = await startDnsServer({ host: "127.0.0.1", port: 0, source, tcpIdleMs: 200 });
    const open = server;
    server = strict;
    const [refused] = await overTcp([query("shop.com.store", "AXFR")]);
    server = open;
    await strict.close();
    expect(refused?.rcode).toBe(5);
  });
});

describe("the cache", () => {
  it("forgets at a notice, at once", async () => {
    source.names.set("moving.com.store", { kind: "hosted", zone: zone("moving.com.store", "@ A 192.0.2.1") });
    expect((await ask("moving.com.store", "A")).answers.map(formatRecordData)).toEqual(["192.0.2.1"]);
    source.names.set("moving.com.store", { kind: "hosted", zone: zone("moving.com.store", "@ A 192.0.2.2") });
    expect((await ask("moving.com.store", "A")).answers.map(formatRecordData)).toEqual(["192.0.2.1"]);
    source.notify([{ apex: "moving.com.store", fqdn: null }]);
    expect((await ask("moving.com.store", "A")).answers.map(formatRecordData)).toEqual(["192.0.2.2"]);
    source.names.delete("moving.com.store");
    source.notify([{ apex: "com.store", fqdn: "moving.com.store" }]);
    expect((await ask("moving.com.store", "A")).rcode).toBe(3);
  });

  it("answers on while the source is down, and says SERVFAIL for what it does not know", async () => {
    expect((await ask("shop.com.store", "A")).rcode).toBe(0);
    source.down = true;
    expect((await ask("shop.com.store", "A")).rcode).toBe(0);
    expect((await ask("new.shop.com.store", "A")).rcode).toBe(3);
    expect((await ask("unseen.com.store", "A")).rcode).toBe(2);
    source.down = false;
    expect((await ask("unseen.com.store", "A")).rcode).toBe(3);
  });

  it("reads a name once for many questions at a time", async () => {
    source.names.set("busy.com.store", { kind: "hosted", zone: zone("busy.com.store", "@ A 192.0.2.1") });
    const before = source.loads;
    await Promise.all(Array.from({ length: 50 }, () => ask("busy.com.store", "A")));
    expect(source.loads - before).toBe(1);
  });
});

it("names a taken port and what to do", async () => {
  await expect(startDnsServer({ host: "127.0.0.1", port: server.port, source })).rejects.toThrow(
    `DNS cannot listen: port ${server.port} on 127.0.0.1 is taken by another program. Stop it, or set DNS_PORT to a free port.`,
  );
});

it("counts the queries of each zone", async () => {
  const counting = await startDnsServer({ host: "127.0.0.1", port: 0, source });
  source.counted.clear();
  for (let i = 0; i < 3; i++) await ask("www.shop.com.store", "A", { port: counting.port });
  await ask("free.com.store", "A", { port: counting.port });
  expect(counting.stats().queries).toBe(4);
  await counting.close();
  expect([...source.counted].sort()).toEqual([
    ["com.store", 1],
    ["shop.com.store", 3],
  ]);
});

it("still answers after 50,000 random and mutated packets", async () => {
  const socket = createSocket("udp4");
  let seed = 42;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  const bases = ["A", "MX", "TXT", "ANY", "DS"].map((type) => query("www.shop.com.store", type));
  for (let i = 0; i < 50_000; i++) {
    const base = bases[i % bases.length] ?? Buffer.alloc(0);
    const packet =
      i % 3 === 0 ? Buffer.alloc(random(120)) : Buffer.from(base.subarray(0, 1 + random(base.length)));
    if (i % 3 === 0) for (let at = 0; at < packet.length; at++) packet[at] = random(256);
    else if (packet.length > 0)
      for (let n = random(5); n >= 0; n--) packet[random(packet.length)] = random(256);
    socket.send(packet, server.port, "127.0.0.1");
    if (i % 200 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  socket.close();
  // The flood may still fill the socket's buffer: a client asks again, as resolvers do.
  const patient = async (tries: number): Promise<Message> =>
    ask("shop.com.store", "A").catch((error) => (tries > 1 ? patient(tries - 1) : Promise.reject(error)));
  expect((await patient(5)).answers).toHaveLength(1);
}, 30_000);
