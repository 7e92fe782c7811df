import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect, isIPv6 } from "node:net";
import { FLAG } from "@/lib/dns/constants";
import { formatRecordData, type Message, readMessage } from "@/lib/dns/message";
import { parseName } from "@/lib/dns/name";
import { encodeQuery } from "@/lib/dns/query";
import { findType } from "@/lib/dns/rdata/registry";
import type { LiveAnswer, LiveDns } from "@/services/dns/check-live";

/** A nameserver's address, not its name. */
export interface LiveServer {
  readonly address: string;
  readonly port: number;
}

const TIMEOUT_MS = 2_000;

const RCODES = ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"];

/** Asks each server over UDP, and over TCP when the answer was cut short. */
export function liveDns(servers: readonly LiveServer[]): LiveDns {
  return { ask: (owner, type) => Promise.all(servers.map((server) => askOne(server, owner, type))) };
}

async function askOne(server: LiveServer, owner: string, type: string): Promise<LiveAnswer> {
  const start = performance.now();
  const answer = { server: `${server.address}#${server.port}`, rcode: null, values: [], ttl: null };
  try {
    const code = findType(type)?.code;
    if (code === undefined) throw new Error(`The type ${type} is not known here`);
    const message = await askMessage(server, parseName(owner), code);
    const found = message.answers.filter((record) => record.type === code);
    return {
      ...answer,
      rcode: RCODES[message.rcode] ?? `RCODE${message.rcode}`,
      values: found.map(formatRecordData),
      ttl: found[0]?.ttl ?? null,
      error: null,
      milliseconds: performance.now() - start,
    };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { ...answer, error: text, milliseconds: performance.now() - start };
  }
}

/** One question to one server; the answer as it came. Rejects when none comes in time. */
export async function askMessage(server: LiveServer, name: Uint8Array, type: number): Promise<Message> {
  const id = randomInt(65_536);
  const query = encodeQuery({ id, name, type, edns: { udpSize: 1_232 } });
  const message = await overUdp(server, query, id);
  return message.flags & FLAG.TC ? overTcp(server, query, id) : message;
}

function overUdp({ address, port }: LiveServer, query: Buffer, id: number): Promise<Message> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(address) ? "udp6" : "udp4");
    const end = (error: Error | null, message?: Message) => {
      clearTimeout(timer);
      socket.close();
      if (message) resolve(message);
      else reject(error ?? new Error("No answer"));
    };
    const timer = setTimeout(() => end(new Error("The nameserver did not answer in time")), TIMEOUT_MS);
    socket.on("error", (error) => end(error));
    socket.on("message", (packet) => {
      const message = readMessage(packet);
      if (message?.id === id) end(null, message);
    });
    // Connected: the kernel drops packets from anybody else.
    socket.connect(port, address, () => socket.send(query));
  });
}

function overTcp({ address, port }: LiveServer, query: Buffer, id: number): Promise<Message> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, timeout: TIMEOUT_MS });
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    let received: Buffer = Buffer.alloc(0);
    socket.on("error", fail);
    socket.on("timeout", () => fail(new Error("The nameserver did not answer in time")));
    socket.on("end", () => fail(new Error("The nameserver closed the connection")));
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const message = readMessage(received.subarray(2, 2 + received.readUInt16BE(0)));
      if (message?.id !== id) return fail(new Error("The nameserver's answer is malformed"));
      socket.destroy();
      resolve(message);
    });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(query.length, 0);
    socket.write(Buffer.concat([length, query]));
  });
}
