import { createSocket } from "node:dgram";
import dnsPacket from "dns-packet";
import { percentile } from "./lib/load";
import { startDatabase, startPortal } from "./lib/portolan";
import { report, rounded } from "./lib/report";

const CHANGES = 300;
const PATIENCE_MS = 5_000;

/** From the answer to a change over `/api/v2` (its commit is before it) to the first right answer on DNS. */
export async function benchDnsLatency(): Promise<void> {
  const database = await startDatabase();
  const portal = await startPortal(database.url);
  const resolver = openResolver(portal.dnsPort);
  try {
    const headers = { "x-api-key": portal.apiKey, "content-type": "application/json" };
    const post = async (path: string, body: object) => {
      const response = await fetch(`${portal.url}/api/v2${path}`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    };
    await post("/subdomains", { subdomain: "latency", domain: "com.store" });
    const times: number[] = [];
    for (let i = 0; i < CHANGES; i++) {
      const value = `192.0.2.${i % 250}`;
      // Asked before, so that a stale answer is in the cache.
      await resolver.ask(`h${i}.latency.com.store`);
      await post("/dns/latency.com.store/records", { type: "A", name: `h${i}`, value });
      const committed = performance.now();
      while ((await resolver.ask(`h${i}.latency.com.store`)) !== value) {
        if (performance.now() - committed > PATIENCE_MS) throw new Error(`h${i} was not answered`);
      }
      times.push(performance.now() - committed);
    }
    const p99 = percentile(times, 99);
    report({
      what: "commit → answer on DNS",
      portolan: `p50 ${rounded(percentile(times, 50), 1)} ms, p99 ${rounded(p99, 1)} ms`,
      beside: `${CHANGES} changes`,
      ratio: "–",
      aim: "p99 ≤ 1 s",
      met: p99 <= 1_000,
    });
  } finally {
    resolver.close();
    await portal.stop();
    await database.stop();
  }
}

/** One question at a time over UDP: the first A record's address, or null. */
function openResolver(port: number) {
  const socket = createSocket("udp4");
  let waiting: ((address: string | null) => void) | null = null;
  let id = 0;
  socket.on("message", (message) => {
    const packet = dnsPacket.decode(message);
    if (packet.id !== id) return;
    const [answer] = packet.answers ?? [];
    waiting?.(answer?.type === "A" ? answer.data : null);
  });
  return {
    ask(name: string): Promise<string | null> {
      id = (id + 1) & 0xffff;
      const query = dnsPacket.encode({ type: "query", id, questions: [{ type: "A", name }] });
      return new Promise((done) => {
        const timer = setTimeout(() => done(null), 500);
        waiting = (address) => {
          clearTimeout(timer);
          done(address);
        };
        socket.send(query, port, "127.0.0.1");
      });
    },
    close: () => socket.close(),
  };
}
