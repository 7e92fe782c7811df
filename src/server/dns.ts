import { embeddedDnsBackend } from "@/integrations/dns/embedded/backend";
import { postgresZoneSource } from "@/integrations/dns/embedded/postgres-source";
import { startDnsServer } from "@/integrations/dns/embedded/server";
import { RECORD_TYPES } from "@/lib/dns/rdata/registry";
import type { Runtime } from "@/runtime";
import type { DnsOffer } from "@/services/registrar/offer";
import { startDnsPublisher } from "@/worker/publish-dns";

/**
 * Starts the embedded nameserver.
 * @returns stops it
 */
export async function openDns({ env, db, log, parts }: Runtime): Promise<() => Promise<void>> {
  const server = await startDnsServer({
    host: env.dns.host,
    port: env.dns.port,
    source: postgresZoneSource(db.pool),
    allowAxfrFrom: env.dns.axfrAllow,
    onError: (error) => log.error("DNS answer lost", { error }),
  });
  parts.set("dns", () => {
    if (!server.stats().hearsChanges) throw new Error("Changes of the database do not reach the nameserver");
  });
  return () => server.close();
}

/** docs/dns.md */
const EMBEDDED: DnsOffer = {
  adapter: "embedded",
  hostedZones: true,
  delegations: true,
  glue: true,
  ds: true,
  signsZones: false,
  dynamicUpdates: false,
  recordTypes: RECORD_TYPES,
};

/**
 * Starts bringing committed changes to the nameservers.
 * @returns stops it
 */
export async function openPublisher({
  db,
  log,
  parts,
  counts,
  offer,
}: Runtime): Promise<() => Promise<void>> {
  const publisher = await startDnsPublisher({
    pool: db.pool,
    backend: embeddedDnsBackend(db.pool),
    onError: (error) => log.error("DNS publication failed", { error }),
    onPublished: (micros) => {
      for (const one of micros) counts.add("dns:publish", "ok", one);
    },
  });
  parts.set("dns_publisher", () => {
    const failures = publisher.failures();
    if (failures > 0) throw new Error(`The last ${failures} publications failed`);
  });
  offer.dns = EMBEDDED;
  return () => publisher.close();
}
