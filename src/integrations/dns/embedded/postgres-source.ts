import type pg from "pg";
import { listen } from "@/integrations/postgres/listen";
import { BatchLoader } from "./batch-loader";
import { IN_DNS } from "./in-dns";
import { CHANNEL, parseNotice } from "./postgres-notices";
import { transferZone } from "./postgres-transfer";
import type { DelegationInput, ZoneInput } from "./zone-data";
import type { NameData, ZoneSource } from "./zone-source";

interface ZoneColumns {
  readonly serial: string | number | null;
  readonly nameservers: string[];
  readonly hostmaster: string;
  readonly records: ZoneInput["records"] | null;
}

interface NameColumns extends ZoneColumns {
  readonly fqdn: string;
  readonly delegated_to: DelegationInput["nameservers"] | null;
  readonly ds: DelegationInput["ds"] | null;
}

const RECORDS = `(SELECT json_agg(json_build_object('owner', r.owner, 'type', r.type, 'ttl', r.ttl, 'rdata', r.rdata)
    ORDER BY r.owner, r.type, r.id) FROM dns_record r WHERE r.zone_id = z.id) AS records`;

const LOAD_NAMESPACE = {
  name: "dns_load_namespace",
  text: `SELECT z.serial, p.nameservers, p.hostmaster, ${RECORDS}
    FROM namespace p LEFT JOIN zone z ON z.namespace_id = p.id WHERE p.name = $1`,
};

/** Many names at once: of names that nobody has, 13,600 a second instead of 2,100 with a statement each. */
const LOAD_NAMES = {
  name: "dns_load_names",
  text: `SELECT n.fqdn, z.serial, p.nameservers, p.hostmaster, ${RECORDS},
      (SELECT json_agg(json_build_object('host', s.host, 'addresses', s.addresses) ORDER BY s.position)
        FROM nameserver s WHERE s.name_id = n.id) AS delegated_to,
      (SELECT json_agg(json_build_object('keyTag', d.key_tag, 'algorithm', d.algorithm,
          'digestType', d.digest_type, 'digest', d.digest))
        FROM delegation_signer d WHERE d.name_id = n.id) AS ds
    FROM name n JOIN namespace p ON p.id = n.namespace_id LEFT JOIN zone z ON z.name_id = n.id
    WHERE n.fqdn = ANY ($1::text[]) AND ${IN_DNS}`,
};

const COUNT = {
  name: "dns_count_queries",
  text: `INSERT INTO dns_query_count (apex, hour, count)
    SELECT apex, date_trunc('hour', now()), count FROM unnest($1::text[], $2::int[]) AS t (apex, count)
    ORDER BY apex
    ON CONFLICT (apex, hour) DO UPDATE SET count = dns_query_count.count + excluded.count`,
};

/** Zones read from the registry's own database, by prepared statements. */
export function postgresZoneSource(pool: pg.Pool): ZoneSource {
  const names = new BatchLoader<NameColumns>(
    async (fqdns) => {
      const result = await pool.query<NameColumns>({ ...LOAD_NAMES, values: [fqdns] });
      return new Map(result.rows.map((row) => [row.fqdn, row]));
    },
    // Connections that DNS takes of the pool at most, and names in one statement.
    { inFlight: 2, batch: 100 },
  );
  return {
    async listNamespaces() {
      const result = await pool.query<{ name: string }>("SELECT name FROM namespace");
      return result.rows.map((row) => row.name);
    },
    async loadNamespace(name) {
      const result = await pool.query<ZoneColumns>({ ...LOAD_NAMESPACE, values: [name] });
      const [row] = result.rows;
      return row ? zoneInput(name, row) : null;
    },
    async loadName(fqdn): Promise<NameData> {
      const row = await names.load(fqdn);
      if (!row) return { kind: "absent" };
      if (row.delegated_to) {
        return { kind: "delegated", delegation: { fqdn, nameservers: row.delegated_to, ds: row.ds ?? [] } };
      }
      return row.serial === null ? { kind: "absent" } : { kind: "hosted", zone: zoneInput(fqdn, row) };
    },
    transfer: (apex) => transferZone(pool, apex),
    subscribe: (onChange) =>
      listen(pool, CHANNEL, (payload) => onChange(payload === null ? null : parseNotice(payload))),
    async countQueries(counts) {
      await pool.query({ ...COUNT, values: [[...counts.keys()], [...counts.values()]] });
    },
  };
}

function zoneInput(apex: string, row: ZoneColumns): ZoneInput {
  const { nameservers, hostmaster, records } = row;
  return { apex, serial: Number(row.serial ?? 1), nameservers, hostmaster, records: records ?? [] };
}
