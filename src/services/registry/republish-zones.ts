import { statement } from "@/db/sql";
import { inSqlTransaction } from "@/db/transaction";
import type { Context } from "../context";
import { queueDelegationChange } from "../dns/outbox";

/** Zones stepped in one transaction. */
const BATCH = 5_000;

/** Serial plus one (RFC 1982), zero skipped: secondaries take the new SOA and NS records by it. */
const STEP = statement(
  "registry_zones_step",
  `WITH batch AS (
     SELECT z.id FROM zone z JOIN name n ON n.id = z.name_id
     WHERE n.namespace_id = $1::uuid AND n.released_at IS NULL AND z.id > $2::uuid
     ORDER BY z.id LIMIT ${BATCH} FOR UPDATE OF z
   ), stepped AS (
     UPDATE zone SET serial = CASE WHEN serial >= 4294967295 THEN 1 ELSE serial + 1 END, updated_at = $3
     WHERE id IN (SELECT id FROM batch) RETURNING id, apex
   ), queued AS (
     INSERT INTO dns_outbox (apex) SELECT apex FROM stepped
   )
   SELECT (SELECT max(id::text) FROM stepped) AS last, count(*)::int AS zones, pg_notify('dns_outbox', '')
   FROM stepped`,
);

/** Publishes the namespace's zone and every zone under it anew, since its nameservers or hostmaster changed. */
export async function republishZones(
  ctx: Context,
  { namespaceId }: { namespaceId: string },
): Promise<number> {
  const namespace = await ctx.db.prisma.namespace.findUnique({ where: { id: namespaceId } });
  if (!namespace) return 0;
  // As its own name: so that the publisher steps the serial of the namespace's zone.
  await inSqlTransaction(ctx.db, (tx) =>
    queueDelegationChange(tx, { namespace: namespace.name, fqdn: namespace.name }),
  );
  let zones = 1;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const [row] = await inSqlTransaction(ctx.db, (tx) =>
      tx.sql<{ last: string | null; zones: number }>(STEP, [namespaceId, after, ctx.now]),
    );
    if (!row?.last) return zones;
    zones += row.zones;
    after = row.last;
  }
}
