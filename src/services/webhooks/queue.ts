import type { Database } from "@/db/client";
import { statement } from "@/db/sql";

type Sql = Pick<Database, "sql">;

/** A delivery that this process has until `leasedUntil`. */
export interface Claimed {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  readonly payload: unknown;
  readonly eventCreatedAt: Date;
  /** Later than the event for a replay. */
  readonly createdAt: Date;
  /** Made before. */
  readonly tries: number;
  readonly url: string;
  /** Sealed. */
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousEndsAt: Date | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly failingSince: Date | null;
}

const WAITING = statement(
  "webhook_waiting",
  `WITH RECURSIVE found (id) AS (
     (SELECT endpoint_id FROM webhook_delivery WHERE state = 'pending' ORDER BY endpoint_id LIMIT 1)
     UNION ALL
     SELECT (SELECT d.endpoint_id FROM webhook_delivery d WHERE d.state = 'pending' AND d.endpoint_id > f.id
       ORDER BY d.endpoint_id LIMIT 1) FROM found f WHERE f.id IS NOT NULL
   )
   SELECT w.id, w.state = 'active' AS "isActive" FROM found f JOIN webhook_endpoint w ON w.id = f.id`,
);

/** Every endpoint for which something waits, due or not. */
export function waitingEndpoints(db: Sql): Promise<{ id: string; isActive: boolean }[]> {
  return db.sql(WAITING, []);
}

/**
 * Leases what is due: of each subject the first that has not ended, so that none overtakes another. Subjects are walked
 * along the index from `after` on, which costs a probe each, whatever waits behind their first; in one transaction with
 * no network in it.
 */
const CLAIM = statement(
  "webhook_claim",
  `WITH RECURSIVE head AS (
     (SELECT id, subject, due_at, leased_until FROM webhook_delivery
      WHERE endpoint_id = $1::uuid AND state = 'pending' AND subject > $5 ORDER BY subject, position, id LIMIT 1)
     UNION ALL
     SELECT n.* FROM head h CROSS JOIN LATERAL (SELECT id, subject, due_at, leased_until FROM webhook_delivery
       WHERE endpoint_id = $1 AND state = 'pending' AND subject > h.subject
       ORDER BY subject, position, id LIMIT 1) n
   ), due AS (
     SELECT d.id FROM head h JOIN webhook_delivery d ON d.id = h.id
     WHERE h.due_at <= $2 AND coalesce(h.leased_until, '-infinity') <= $2
       AND d.state = 'pending' AND d.due_at <= $2 AND coalesce(d.leased_until, '-infinity') <= $2
     LIMIT $4 FOR UPDATE OF d SKIP LOCKED
   ), taken AS (
     UPDATE webhook_delivery d SET leased_until = $3 FROM due, webhook_endpoint w
     WHERE d.id = due.id AND w.id = $1 AND w.state = 'active'
     RETURNING d.id, d.event_id, d.type, d.subject, d.tries, d.created_at
   )
   SELECT t.id, $1::uuid AS "endpointId", t.event_id AS "eventId", t.type, t.subject, t.tries, e.payload,
     e.created_at AS "eventCreatedAt", t.created_at AS "createdAt", w.url, w.secret, w.previous_secret AS "previousSecret",
     w.previous_ends_at AS "previousEndsAt", w.headers, w.failing_since AS "failingSince"
   FROM taken t JOIN event e ON e.id = t.event_id JOIN webhook_endpoint w ON w.id = $1
   ORDER BY t.subject`,
);

/** Takes up to `most` due deliveries of an endpoint whose subjects come after `after`. */
export function claimDeliveries(
  db: Sql,
  endpointId: string,
  { now, until, most, after }: { now: Date; until: Date; most: number; after: string },
): Promise<Claimed[]> {
  return db.sql(CLAIM, [endpointId, now, until, most, after]);
}

const RELEASE = statement(
  "webhook_release",
  `UPDATE webhook_delivery SET leased_until = NULL WHERE id = ANY ($1::uuid[]) AND state = 'pending'`,
);

/** Gives back what was taken and not tried. */
export async function releaseDeliveries(db: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.sql(RELEASE, [ids]);
}
