import type pg from "pg";
import { SOA_TIMERS, soaText } from "@/services/dns/soa";
import { IN_DNS } from "./in-dns";

import type { TransferRecord } from "./zone-source";

const PAGE = 2_000;

interface Head {
  readonly zone_id: string | null;
  readonly namespace_id: string | null;
  readonly serial: string | number;
  readonly nameservers: string[];
  readonly hostmaster: string;
}

const HEAD = `SELECT z.id AS zone_id, z.namespace_id, z.serial, p.nameservers, p.hostmaster
  FROM zone z LEFT JOIN name n ON n.id = z.name_id AND ${IN_DNS}
    AND NOT EXISTS (SELECT FROM nameserver s WHERE s.name_id = n.id)
  JOIN namespace p ON p.id = coalesce(z.namespace_id, n.namespace_id)
  WHERE z.apex = $1`;

const DELEGATIONS = `SELECT n.fqdn,
    coalesce((SELECT json_agg(json_build_object('host', s.host, 'addresses', s.addresses) ORDER BY s.position)
      FROM nameserver s WHERE s.name_id = n.id), '[]') AS servers,
    coalesce((SELECT json_agg(d.key_tag || ' ' || d.algorithm || ' ' || d.digest_type || ' ' || d.digest)
      FROM delegation_signer d WHERE d.name_id = n.id), '[]') AS ds
  FROM name n WHERE n.namespace_id = $1 AND ${IN_DNS} AND n.fqdn > $2 ORDER BY n.fqdn LIMIT ${PAGE}`;

interface DelegationRow {
  readonly fqdn: string;
  readonly servers: { host: string; addresses: string[] }[];
  readonly ds: string[];
}

/** All records of a zone as of one moment, in pages; nothing for a zone that is not there. */
export async function* transferZone(pool: pg.Pool, apex: string): AsyncGenerator<TransferRecord[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const head = (await client.query<Head>(HEAD, [apex])).rows[0];
    if (head) yield* recordsOf(client, apex, head);
    await client.query("COMMIT");
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // Also when the client went away in the middle: the connection's transaction is not over then.
    if (!broken)
      await client.query("ROLLBACK").catch((error: Error) => {
        broken = error;
      });
    client.release(broken);
  }
}

async function* recordsOf(client: pg.PoolClient, apex: string, head: Head): AsyncGenerator<TransferRecord[]> {
  const owner = `${apex}.`;
  const { ttl } = SOA_TIMERS;
  const soa = soaText({ ...head, apex, serial: Number(head.serial) });
  yield [
    { owner, type: "SOA", ttl, rdata: soa },
    ...head.nameservers.map((host) => ({ owner, type: "NS", ttl, rdata: `${host}.` })),
  ];
  const records = await client.query<Omit<TransferRecord, "owner"> & { owner: string }>(
    "SELECT owner, type, ttl, rdata FROM dns_record WHERE zone_id = $1 ORDER BY owner, type, id",
    [head.zone_id],
  );
  yield records.rows.map((row) => ({ ...row, owner: row.owner === "@" ? owner : `${row.owner}.${owner}` }));
  if (head.namespace_id === null) return;
  for (let after = ""; ; ) {
    const page = (await client.query<DelegationRow>(DELEGATIONS, [head.namespace_id, after])).rows;
    yield page.flatMap((row) => delegationRecords(row, head.nameservers));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.fqdn;
  }
}

/** NS, DS and glue of a name; a hosted one is delegated to our own nameservers. */
function delegationRecords({ fqdn, servers, ds }: DelegationRow, ours: readonly string[]): TransferRecord[] {
  const { ttl } = SOA_TIMERS;
  const owner = `${fqdn}.`;
  const hosts = servers.length > 0 ? servers.map(({ host }) => host) : ours;
  return [
    ...hosts.map((host) => ({ owner, type: "NS", ttl, rdata: `${host}.` })),
    ...ds.map((rdata) => ({ owner, type: "DS", ttl, rdata })),
    ...servers.flatMap(({ host, addresses }) =>
      addresses.map((rdata) => ({ owner: `${host}.`, type: rdata.includes(":") ? "AAAA" : "A", ttl, rdata })),
    ),
  ];
}
