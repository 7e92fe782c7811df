import type { Socket } from "node:net";
import { FLAG, MAX_MESSAGE_OCTETS, RCODE, TYPE } from "@/lib/dns/constants";
import { formatName } from "@/lib/dns/name";
import type { Query } from "@/lib/dns/query";
import { MessageWriter, OPT_OCTETS } from "@/lib/dns/writer";
import { isAddressIn } from "@/lib/ip";
import { writeMessage } from "./tcp-frame";
import { encodeRdata, keyOf } from "./zone-data";
import type { TransferRecord, ZoneSource } from "./zone-source";

/** Octets after which a message of a transfer is sent: names compress within the first 16 kB. */
const MESSAGE_OCTETS = 16_000;

/** Zone transfers over TCP (RFC 5936), for allowed addresses only. */
export class TransferServer {
  constructor(
    private readonly source: ZoneSource,
    /** Addresses and CIDR ranges. */
    private readonly allowed: readonly string[],
    private readonly onError: (error: unknown) => void,
  ) {}

  async send(query: Query, socket: Socket): Promise<void> {
    const apex = formatName(Buffer.from(query.name, "latin1")).slice(0, -1);
    const pages = isAddressIn(socket.remoteAddress ?? null, this.allowed) ? this.source.transfer(apex) : null;
    if (!pages) return writeMessage(socket, failure(query, RCODE.REFUSED));
    const stream = new TransferStream(query, socket);
    try {
      let soa: TransferRecord | undefined;
      for await (const page of pages) {
        soa ??= page[0];
        for (const record of page) await stream.add(record);
        if (socket.destroyed) return;
      }
      if (!soa) return writeMessage(socket, failure(query, RCODE.REFUSED));
      await stream.add(soa);
      await stream.flush();
    } catch (error) {
      this.onError(error);
      if (stream.isBegun) socket.destroy();
      else await writeMessage(socket, failure(query, RCODE.SERVFAIL));
    }
  }
}

function failure(query: Query, rcode: number): Buffer {
  const writer = new MessageWriter();
  writer.begin(query.id, query.name, query.type, query.class, MAX_MESSAGE_OCTETS);
  return writer.finish(
    FLAG.QR | rcode | (query.flags & FLAG.RD),
    query.edns ? { udpSize: 1_232, ttl: 0 } : null,
  );
}

class TransferStream {
  isBegun = false;
  private readonly writer = new MessageWriter();
  private written = 0;

  constructor(
    private readonly query: Query,
    private readonly socket: Socket,
  ) {
    this.begin();
  }

  async add(record: TransferRecord): Promise<void> {
    const encoded = encodeRdata(record.type, record.rdata);
    if (!encoded) return;
    const owner = keyOf(record.owner);
    const put = () => this.writer.add(0, owner, encoded.code, record.ttl, encoded.wire);
    if (this.written > 0 && this.writer.length > MESSAGE_OCTETS) await this.flush();
    if (put()) this.written++;
    else {
      await this.flush();
      if (put()) this.written++;
    }
  }

  async flush(): Promise<void> {
    if (this.written === 0) return;
    const message = this.writer.finish(
      FLAG.QR | FLAG.AA,
      this.query.edns ? { udpSize: 1_232, ttl: 0 } : null,
    );
    this.isBegun = true;
    this.begin();
    await writeMessage(this.socket, message);
  }

  private begin(): void {
    this.writer.begin(this.query.id, this.query.name, TYPE.AXFR, this.query.class, MAX_MESSAGE_OCTETS);
    this.writer.reserve(OPT_OCTETS);
    this.written = 0;
  }
}
