import type pg from "pg";
import type { DnsBackend, ZonePublication } from "@/services/dns/backend";
import { CHANNEL } from "./postgres-notices";

/** PostgreSQL takes payloads of less than 8,000 octets. */
const MOST_OCTETS = 7_900;

/**
 * The backend for the answerers in our own processes: they read the database themselves and only need to be told what to
 * forget. Reaches every process that listens on the same database.
 */
export function embeddedDnsBackend(pool: pg.Pool): DnsBackend {
  return {
    async publish(publications) {
      for (const payload of payloadsOf(publications)) {
        await pool.query({
          name: "dns_notify",
          text: "SELECT pg_notify($1, $2)",
          values: [CHANNEL, payload],
        });
      }
    },
  };
}

function payloadsOf(publications: readonly ZonePublication[]): string[] {
  const payloads: string[] = [];
  let payload = "";
  const lines = publications.flatMap(({ apex, names }) =>
    names ? names.map((fqdn) => `${apex}|${fqdn}`) : [apex],
  );
  for (const line of lines) {
    if (payload.length + line.length + 1 > MOST_OCTETS) {
      payloads.push(payload);
      payload = "";
    }
    payload += payload === "" ? line : `\n${line}`;
  }
  return payload === "" ? payloads : [...payloads, payload];
}
