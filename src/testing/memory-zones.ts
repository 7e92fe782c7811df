import type { ZoneInput } from "@/integrations/dns/embedded/zone-data";
import type { NameData, ZoneChangeNotice, ZoneSource } from "@/integrations/dns/embedded/zone-source";

const nameservers = ["ns1.com.store", "ns2.com.store"];
/** A zone from lines `owner type rdata`, TTL 300. */
export const zone = (apex: string, text: string): ZoneInput => ({
  apex,
  serial: 7,
  nameservers,
  hostmaster: "hostmaster.com.store",
  records: text
    .trim()
    .split("\n")
    .map((line) => {
      const [owner = "", type = "", ...rest] = line.trim().split(" ");
      return { owner, type, ttl: 300, rdata: rest.join(" ") };
    }),
});

/** Zones in memory, which can go down and be told of changes. */
export class MemorySource implements ZoneSource {
  down = false;
  loads = 0;
  counted = new Map<string, number>();
  names = new Map<string, NameData>();
  private listeners = new Set<(changes: readonly ZoneChangeNotice[] | null) => void>();

  notify(changes: readonly ZoneChangeNotice[] | null) {
    for (const listener of this.listeners) listener(changes);
  }

  async listNamespaces() {
    return ["com.store"];
  }
  async loadNamespace(name: string) {
    if (this.down) throw new Error("down");
    return zone(name, 'ns1 A 192.0.2.101\nns2 A 192.0.2.102\n@ TXT "the registry"');
  }
  async loadName(fqdn: string): Promise<NameData> {
    this.loads++;
    if (this.down) throw new Error("down");
    return this.names.get(fqdn) ?? { kind: "absent" };
  }
  transfer(apex: string) {
    if (apex !== "shop.com.store") return null;
    return (async function* () {
      yield [{ owner: `${apex}.`, type: "SOA", ttl: 300, rdata: "ns1.com.store. h.com.store. 7 1 2 3 4" }];
      for (let page = 0; page < 3; page++) {
        yield Array.from({ length: 1_000 }, (_, i) => ({
          owner: `h${page}-${i}.${apex}.`,
          type: "A",
          ttl: 300,
          rdata: "192.0.2.1",
        }));
      }
    })();
  }
  async subscribe(onChange: (changes: readonly ZoneChangeNotice[] | null) => void) {
    this.listeners.add(onChange);
    return { isConnected: () => true, close: async () => void this.listeners.delete(onChange) };
  }
  async countQueries(counts: ReadonlyMap<string, number>) {
    for (const [name, count] of counts) this.counted.set(name, (this.counted.get(name) ?? 0) + count);
  }
}
