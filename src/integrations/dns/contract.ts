import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message } from "@/lib/dns/message";
import { formatRecordData } from "@/lib/dns/message";
import type { DnsBackend } from "@/services/dns/backend";

/** A backend under test, with the truth it publishes and a way to ask what it answers. */
export interface BackendUnderTest {
  readonly backend: DnsBackend;
  /** Makes the hosted name's records so in the database, and returns its serial. The first call registers the name. */
  setZone(
    fqdn: string,
    records: readonly { owner: string; type: string; ttl: number; rdata: string }[],
  ): Promise<number>;
  /** Gives the name nameservers of its own. */
  delegate(
    fqdn: string,
    nameservers: readonly { host: string; addresses: readonly string[] }[],
  ): Promise<void>;
  /** Removes the name. */
  remove(fqdn: string): Promise<void>;
  ask(name: string, type: string): Promise<Message>;
  close(): Promise<void>;
}

/** Asks until `isDone`: a published change may take a moment to be answered, but less than a second. */
async function eventually(
  ask: () => Promise<Message>,
  isDone: (message: Message) => boolean,
): Promise<Message> {
  const end = Date.now() + 1_000;
  for (;;) {
    const message = await ask();
    if (isDone(message) || Date.now() > end) return message;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const data = (message: Message) => message.answers.map(formatRecordData).sort();
const a = (owner: string, rdata: string) => ({ owner, type: "A", ttl: 300, rdata });

/** What every DNS backend must do. `namespace` is one that the maker has set up. */
export function dnsBackendContract(
  name: string,
  namespace: string,
  make: () => Promise<BackendUnderTest>,
): void {
  describe(`the DNS backend ${name}`, () => {
    let under: BackendUnderTest;
    beforeAll(async () => {
      under = await make();
    });
    afterAll(() => under.close());

    const publish = (apex: string, serial: number, names: readonly string[] | null = null) =>
      under.backend.publish([{ apex, names, serial }]);
    const answers = (owner: string, type: string, expected: string[]) =>
      eventually(
        () => under.ask(owner, type),
        (message) => JSON.stringify(data(message)) === JSON.stringify(expected),
      ).then(data);

    it("answers a new zone, then its changes, with the serial", async () => {
      const zone = `contract.${namespace}`;
      const first = await under.setZone(zone, [a("@", "192.0.2.1"), a("www", "192.0.2.2")]);
      await under.backend.publish([
        { apex: zone, names: null, serial: first },
        { apex: namespace, names: [zone], serial: 1 },
      ]);
      expect(await answers(zone, "A", ["192.0.2.1"])).toEqual(["192.0.2.1"]);
      const second = await under.setZone(zone, [a("@", "192.0.2.9"), a("@", "192.0.2.8")]);
      await publish(zone, second);
      expect(await answers(zone, "A", ["192.0.2.8", "192.0.2.9"])).toEqual(["192.0.2.8", "192.0.2.9"]);
      expect((await under.ask(`www.${zone}`, "A")).rcode).toBe(3);
      const [soa] = data(await under.ask(zone, "SOA"));
      expect(soa?.split(" ")[2]).toBe(String(second));
    });

    it("does no harm when it publishes the same again, or what is gone", async () => {
      const zone = `again.${namespace}`;
      const serial = await under.setZone(zone, [a("@", "192.0.2.1")]);
      for (let i = 0; i < 3; i++) await publish(zone, serial);
      expect(await answers(zone, "A", ["192.0.2.1"])).toEqual(["192.0.2.1"]);
      await publish(`never-was.${namespace}`, 0);
    });

    it("publishes many zones at once", async () => {
      const zones = Array.from({ length: 300 }, (_, i) => `a-name-of-some-length-${i}.${namespace}`);
      const publications = [];
      for (const zone of zones) {
        publications.push({
          apex: zone,
          names: null,
          serial: await under.setZone(zone, [a("@", "192.0.2.1")]),
        });
      }
      await under.backend.publish([...publications, { apex: namespace, names: zones, serial: 2 }]);
      for (const zone of [zones[0], zones[150], zones[299]]) {
        expect(await answers(zone ?? "", "A", ["192.0.2.1"])).toEqual(["192.0.2.1"]);
      }
    });

    it("refers to a name's own nameservers with glue, and forgets a removed name", async () => {
      const zone = `own.${namespace}`;
      await under.setZone(zone, []);
      await under.delegate(zone, [
        { host: `ns1.${zone}`, addresses: ["192.0.2.53"] },
        { host: "ns.example.net", addresses: [] },
      ]);
      await publish(namespace, 3, [zone]);
      const referral = await eventually(
        () => under.ask(`www.${zone}`, "A"),
        (message) => message.authority.some((record) => record.type === 2),
      );
      expect(referral.authority.map(formatRecordData).sort()).toEqual(["ns.example.net.", `ns1.${zone}.`]);
      expect(referral.additional.map(formatRecordData)).toEqual(["192.0.2.53"]);
      await under.remove(zone);
      await publish(namespace, 4, [zone]);
      const gone = await eventually(
        () => under.ask(`www.${zone}`, "A"),
        (message) => message.rcode === 3,
      );
      expect(gone.rcode).toBe(3);
    });
  });
}
