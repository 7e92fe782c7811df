import { QueryCounts } from "./query-counts";
import { Resolver } from "./resolver";
import { Responder } from "./responder";
import { listenTcp } from "./tcp";
import { TransferServer } from "./transfer";
import { listenUdp } from "./udp";
import { ZoneCache } from "./zone-cache";
import type { ZoneSource } from "./zone-source";

export interface DnsServerOptions {
  /** Address to bind; `::` takes both families. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly source: ZoneSource;
  /** Addresses and CIDR ranges that may transfer zones. None by default. */
  readonly allowAxfrFrom?: readonly string[];
  /** Hears of faults that cost an answer: the database away, a socket broken. At most once a second. */
  readonly onError?: (error: unknown) => void;
  /** Octets for zones and for finished answers together. */
  readonly cacheOctets?: number;
  readonly maxTcpConnections?: number;
  readonly tcpIdleMs?: number;
}

export interface DnsServer {
  readonly port: number;
  /** Queries answered since the start, about what the caches take, whether changes reach us. */
  stats(): { queries: number; cacheOctets: number; hearsChanges: boolean };
  close(): Promise<void>;
}

const FLUSH_MS = 10_000;
const NAMESPACES_MS = 60_000;

/**
 * Starts an authoritative nameserver on UDP and TCP.
 * @throws Error with a message for the operator when the port is taken or may not be used
 */
export async function startDnsServer(options: DnsServerOptions): Promise<DnsServer> {
  const { source, host, cacheOctets = 64 * 2 ** 20 } = options;
  const onError = atMostOnceASecond(options.onError ?? (() => undefined));
  const cache = new ZoneCache(source, cacheOctets * 0.6);
  const counts = new QueryCounts();
  const responder = new Responder(new Resolver(cache), counts, cacheOctets * 0.4, onError);
  const transfers = new TransferServer(source, options.allowAxfrFrom ?? [], onError);
  const reloadNamespaces = () => cache.loadNamespaces().catch(onError);

  const subscription = await source.subscribe((changes) => {
    cache.forget(changes);
    if (changes === null || changes.some(({ apex }) => cache.isForeign(apex))) void reloadNamespaces();
  });
  const closers: (() => Promise<void>)[] = [() => subscription.close()];
  try {
    await cache.loadNamespaces();
    const { maxTcpConnections: maxConnections = 256, tcpIdleMs: idleMs = 10_000 } = options;
    const tcp = { host, responder, transfers, maxConnections, idleMs, onError };
    const port = await listenBoth(options.port, closers, {
      tcp: (at) => listenTcp({ ...tcp, port: at }),
      udp: (at) => listenUdp({ host, port: at, responder, onError }),
    });
    const flush = async () => {
      const taken = counts.take();
      if (taken.size > 0) await source.countQueries(taken).catch(() => counts.restore(taken));
    };
    const timers = [setInterval(() => void flush(), FLUSH_MS), setInterval(reloadNamespaces, NAMESPACES_MS)];
    for (const timer of timers) timer.unref();
    return {
      port,
      stats: () => ({
        queries: counts.total,
        cacheOctets: cache.octets + responder.octets,
        hearsChanges: subscription.isConnected(),
      }),
      async close() {
        for (const timer of timers) clearInterval(timer);
        await Promise.all(closers.map((close) => close()));
        await flush();
      },
    };
  } catch (error) {
    await Promise.all(closers.map((close) => close()));
    throw explain(error, options);
  }
}

/** UDP and TCP on one port. With port 0 the one that TCP is given may be taken for UDP: then another is tried. */
async function listenBoth(
  port: number,
  closers: (() => Promise<void>)[],
  listen: {
    tcp(port: number): Promise<{ port: number; close(): Promise<void> }>;
    udp(port: number): Promise<{ close(): Promise<void> }>;
  },
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const tcp = await listen.tcp(port);
    try {
      const udp = await listen.udp(tcp.port);
      closers.push(tcp.close, udp.close);
      return tcp.port;
    } catch (error) {
      await tcp.close();
      if (port !== 0 || attempt === 10) throw error;
    }
  }
}

function explain(error: unknown, { host, port }: DnsServerOptions): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  const at = `port ${port} on ${host}`;
  if (code === "EADDRINUSE") {
    return new Error(
      `DNS cannot listen: ${at} is taken by another program. Stop it, or set DNS_PORT to a free port.`,
    );
  }
  if (code === "EACCES") {
    return new Error(
      `DNS cannot listen: ${at} needs rights that this user lacks. Set DNS_PORT to one above 1023.`,
    );
  }
  if (code === "EADDRNOTAVAIL") {
    return new Error(`DNS cannot listen: ${host} is not an address of this machine.`);
  }
  return error;
}

function atMostOnceASecond(report: (error: unknown) => void): (error: unknown) => void {
  let last = 0;
  return (error) => {
    const now = Date.now();
    if (now - last < 1_000) return;
    last = now;
    report(error);
  };
}
