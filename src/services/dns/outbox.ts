import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";

/** Two rows: the hosted zone itself, and its delegation in the namespace's zone. */
const DELEGATION = statement(
  "dns_outbox_delegation",
  `WITH queued AS (INSERT INTO dns_outbox (apex, fqdn) VALUES ($2, NULL), ($1, $2))
   SELECT pg_notify('dns_outbox', '')`,
);

const ZONE = statement(
  "dns_outbox_zone",
  "WITH queued AS (INSERT INTO dns_outbox (apex) VALUES ($1)) SELECT pg_notify('dns_outbox', '')",
);

/** Tells the publisher, after the commit, that a name appeared, vanished or is delegated elsewhere. */
export async function queueDelegationChange(
  tx: SqlTx,
  change: { namespace: string; fqdn: string },
): Promise<void> {
  await tx.sql(DELEGATION, [change.namespace, change.fqdn]);
}

/** Tells the publisher, after the commit, that a zone's records changed. */
export async function queueZoneChange(tx: SqlTx, apex: string): Promise<void> {
  await tx.sql(ZONE, [apex]);
}
