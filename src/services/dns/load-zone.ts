import { statement } from "@/db/sql";
import type { SqlTx, Tx } from "@/db/transaction";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { loadName, lockName, noSuchName } from "../names/load";
import { assertAllowed } from "../names/statuses";
import type { NamespacePolicy } from "../namespaces/policy";
import { assertWithinReach, visibleRecords } from "./acme-only";
import type { DnsTenant } from "./require-dns";
import type { StoredRecord } from "./rows";

/** A hosted name's zone as the tenant sees it. */
export interface LoadedZone {
  readonly id: string;
  readonly nameId: string;
  /** Canonical, no final dot. */
  readonly apex: string;
  readonly serial: number;
  readonly publishedSerial: number;
  readonly publishedAt: Date | null;
  /** False while the name uses its own nameservers: the records are kept, and not answered. */
  readonly isHosted: boolean;
  readonly policy: NamespacePolicy;
  readonly records: readonly StoredRecord[];
}

interface ZoneRow {
  readonly id: string;
  readonly serial: number;
  readonly published_serial: number;
  readonly published_at: Date | null;
}

const ZONE = statement(
  "dns_zone_of_name",
  "SELECT id, serial, published_serial, published_at FROM zone WHERE name_id = $1::uuid",
);

const LOCK_ZONE = statement(
  "dns_lock_zone",
  "SELECT id, serial, published_serial, published_at FROM zone WHERE name_id = $1::uuid FOR UPDATE",
);

/** By name, then type, then age: the order of lists and exports. */
const RECORDS = statement(
  "dns_zone_records",
  `SELECT id, owner, type, ttl, rdata, auto_ttl AS "autoTtl", comment, tags, created_at AS "createdAt",
     updated_at AS "updatedAt"
   FROM dns_record WHERE zone_id = $1::uuid
   ORDER BY owner <> '@', owner COLLATE "C", type, id`,
);

/** The zone of the tenant's name, with the records that the tenant sees. @throws RegistryError not_found */
export async function loadZone(ctx: Context, tenant: DnsTenant, name: string): Promise<LoadedZone> {
  const loaded = await loadName(ctx, tenant, name);
  assertWithinReach(tenant, loaded.row.fqdn, name);
  const [found] = await ctx.db.sql<ZoneRow>(ZONE, [loaded.row.id]);
  const zone = await withRecords(ctx.db, loaded, found, name);
  return { ...zone, records: visibleRecords(tenant, zone.records) };
}

/**
 * As `loadZone`, with every record, locked until the transaction ends, for a change.
 * @param evenMoved also of a name that uses its own nameservers
 * @throws RegistryError not_found | status_prohibits | not_hosted
 */
export async function lockZone(
  tx: Tx,
  ctx: Context,
  tenant: DnsTenant,
  name: string,
  { evenMoved = false } = {},
): Promise<LoadedZone> {
  const loaded = await lockName(tx, ctx, tenant, name);
  assertWithinReach(tenant, loaded.row.fqdn, name);
  // A registry lock and a transfer keep the name, not what it says: records change daily, by programs.
  assertAllowed({ ...loaded.row, registryLockedAt: null, pendingTransferId: null }, "Update");
  if (loaded.row.nameservers.length > 0 && !evenMoved) {
    throw new RegistryError("not_hosted", {
      message: `${loaded.row.fqdn} uses its own nameservers, so its records are kept there: remove those nameservers to edit records here`,
      details: { subdomain: loaded.row.fqdn, nameservers: loaded.row.nameservers.map(({ host }) => host) },
    });
  }
  const [zone] = await tx.sql<ZoneRow>(LOCK_ZONE, [loaded.row.id]);
  return withRecords(tx, loaded, zone, name);
}

async function withRecords(
  tx: SqlTx,
  { row, policy }: Awaited<ReturnType<typeof loadName>>,
  zone: ZoneRow | undefined,
  name: string,
): Promise<LoadedZone> {
  if (!zone) throw noSuchName(name);
  return {
    id: zone.id,
    nameId: row.id,
    apex: row.fqdn,
    serial: zone.serial,
    publishedSerial: zone.published_serial,
    publishedAt: zone.published_at,
    isHosted: row.nameservers.length === 0,
    policy,
    records: await tx.sql<StoredRecord>(RECORDS, [zone.id]),
  };
}
