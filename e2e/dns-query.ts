import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import * as packet from "dns-packet";

/** Asks the portal's own nameserver; the answers as dns-packet, which is not ours, reads them. */
export async function query(
  transport: "udp" | "tcp",
  name: string,
  type: "A" | "MX" | "SOA" | "TXT",
): Promise<readonly packet.Answer[]> {
  const [host = "", port = ""] = readDnsAddress().split(/:(?=\d+$)/);
  const question: packet.Packet = { type: "query", id: 4711, questions: [{ type, name }] };
  const bytes =
    transport === "udp"
      ? await overUdp(host, Number(port), packet.encode(question))
      : await overTcp(host, Number(port), packet.streamEncode(question));
  const answer = transport === "udp" ? packet.decode(bytes) : packet.streamDecode(bytes);
  return answer.answers ?? [];
}

function readDnsAddress(): string {
  const file = join(process.env.E2E_DATA_DIR ?? ".data", "demo.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { dns: string }).dns;
}

async function overUdp(host: string, port: number, bytes: Buffer): Promise<Buffer> {
  const socket = createSocket("udp4");
  try {
    socket.send(bytes, port, host);
    const [message] = await once(socket, "message", { signal: AbortSignal.timeout(3_000) });
    return message as Buffer;
  } finally {
    socket.close();
  }
}

/** With the length in two octets before the message (RFC 1035 §4.2.2). */
async function overTcp(host: string, port: number, bytes: Buffer): Promise<Buffer> {
  const socket = connect({ host, port, signal: AbortSignal.timeout(3_000) });
  socket.write(bytes);
  let received = Buffer.alloc(0);
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk as Buffer]);
    if (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) break;
  }
  socket.destroy();
  return received;
}
