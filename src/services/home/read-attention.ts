import type { Database } from "@/db/client";
import { statement } from "@/db/sql";

/** A line of the list as the database has it. `total`: how many of its kind there are, of which `MOST_OF_A_KIND` came. */
export interface AttentionRow {
  readonly kind: string;
  readonly total: number;
  /** Of a webhook or a request. */
  readonly id: string | null;
  /** Of a name, also of one that is asked for. */
  readonly fqdn: string | null;
  readonly label_unicode: string | null;
  readonly namespace_id: string | null;
  readonly at: Date;
  /** A description, a URL, a code of a failure: by kind. */
  readonly text: string | null;
  readonly next_at: Date | null;
}

/** More of one kind say no more, and are behind a link. */
export const MOST_OF_A_KIND = 5;

const NAME = "n.fqdn, n.label_unicode, n.namespace_id";
const OWN = "n.account_id = $1::uuid AND n.released_at IS NULL";

/** What waits to be on DNS is there: a few rows, unless publishing stands still. */
const MOST_OUTBOX = 1_000;

/** Rows of one kind, the first by `order`, with the count of all. `columns`: id, name's three, at, text, next_at. */
const part = (place: number, kind: string, columns: string, from: string, order: string) => `
  (SELECT ${place} AS place, '${kind}' AS kind, count(*) OVER ()::int AS total,
     row_number() OVER (ORDER BY ${order}) AS line, ${columns} FROM ${from} ORDER BY ${order} LIMIT ${MOST_OF_A_KIND})`;

/**
 * Everything in one question: 14 ms for an account of 10,000 names of which 2,000 expire soon. `$2` now, `$3` until when
 * is soon, `$4` since when a change should have been on DNS, `$5` whether webhooks may be seen.
 */
const READ = statement(
  "home_attention",
  `SELECT kind, total, id, fqdn, label_unicode, namespace_id, at, text, next_at FROM (${[
    part(
      0,
      "request",
      "r.id, r.fqdn, NULL AS label_unicode, NULL::uuid AS namespace_id, r.updated_at AS at, r.action->>'type' AS text, NULL::timestamptz AS next_at",
      "workflow r WHERE r.account_id = $1::uuid AND r.state = 'action_required' AND NOT r.sandbox",
      "r.created_at",
    ),
    part(
      1,
      "webhook_disabled",
      "w.id, NULL, NULL, NULL::uuid, w.updated_at, coalesce(nullif(w.description, ''), w.url), NULL",
      "webhook_endpoint w WHERE $5::boolean AND w.account_id = $1::uuid AND w.state = 'disabled'",
      "w.updated_at",
    ),
    part(
      2,
      "webhook_failing",
      "w.id, NULL, NULL, NULL::uuid, w.failing_since, coalesce(nullif(w.description, ''), w.url), NULL",
      "webhook_endpoint w WHERE $5::boolean AND w.account_id = $1::uuid AND w.state = 'active' AND w.failing_since IS NOT NULL",
      "w.failing_since",
    ),
    part(
      3,
      "unpaid",
      `NULL::uuid, ${NAME}, n.expires_at, CASE WHEN p.status = 'requires_action' THEN 'payment_pending' ELSE r.last_failure END,
         r.next_try_at`,
      `auto_renewal r JOIN name n ON n.id = r.name_id LEFT JOIN payment p ON p.id = r.payment_id
       WHERE r.account_id = $1::uuid AND ${OWN} AND n.deleted_at IS NULL AND r.term_ends_at = n.expires_at
         AND (r.last_failure IS NOT NULL OR p.status = 'requires_action')`,
      "n.expires_at, n.fqdn",
    ),
    part(
      4,
      "expired",
      `NULL::uuid, ${NAME}, n.expires_at, NULL, NULL`,
      `name n WHERE ${OWN} AND n.deleted_at IS NULL AND n.expires_at <= $2 AND NOT n.auto_renew`,
      "n.expires_at, n.fqdn",
    ),
    part(
      5,
      "redemption",
      `NULL::uuid, ${NAME}, n.redemption_ends_at, NULL, NULL`,
      `name n WHERE ${OWN} AND n.deleted_at IS NOT NULL AND n.redemption_ends_at > $2`,
      "n.redemption_ends_at, n.fqdn",
    ),
    part(
      6,
      "expiring",
      `NULL::uuid, ${NAME}, n.expires_at, NULL, NULL`,
      `name n WHERE ${OWN} AND n.deleted_at IS NULL AND n.expires_at > $2 AND n.expires_at <= $3 AND NOT n.auto_renew`,
      "n.expires_at, n.fqdn",
    ),
    part(
      7,
      "transfer_out",
      `t.id, ${NAME}, t.acts_at, NULL, NULL`,
      "transfer t JOIN name n ON n.id = t.name_id WHERE t.losing_account_id = $1::uuid AND t.state = 'pending'",
      "t.acts_at, t.fqdn",
    ),
    part(
      8,
      "transfer_in",
      `t.id, ${NAME}, t.acts_at, NULL, NULL`,
      "transfer t JOIN name n ON n.id = t.name_id WHERE t.gaining_account_id = $1::uuid AND t.state = 'pending'",
      "t.acts_at, t.fqdn",
    ),
    part(
      9,
      "unlock",
      `u.id, ${NAME}, u.requested_at, NULL, NULL`,
      `registry_unlock u JOIN name n ON n.id = u.name_id
       WHERE u.state = 'pending' AND u.account_id = $1::uuid AND ${OWN}`,
      "u.requested_at, u.fqdn",
    ),
    part(
      10,
      "unpublished",
      `NULL::uuid, ${NAME}, z.updated_at, NULL, NULL`,
      `zone z JOIN name n ON n.id = z.name_id
       WHERE ${OWN} AND n.deleted_at IS NULL AND z.published_serial < z.serial AND z.updated_at < $4
         AND z.apex IN (SELECT apex FROM (SELECT apex FROM dns_outbox ORDER BY id LIMIT ${MOST_OUTBOX}) AS first)
         AND NOT EXISTS (SELECT FROM nameserver s WHERE s.name_id = n.id)`,
      "z.updated_at, n.fqdn",
    ),
  ].join(" UNION ALL ")}) AS lines ORDER BY place, line`,
);

export interface AttentionQuery {
  readonly accountId: string;
  readonly now: Date;
  readonly soon: Date;
  readonly publishedBy: Date;
  readonly withWebhooks: boolean;
}

/** What an account should look at, the most urgent kind first. */
export function readAttention(
  db: Database,
  { accountId, now, soon, publishedBy, withWebhooks }: AttentionQuery,
): Promise<AttentionRow[]> {
  return db.sql(READ, [accountId, now, soon, publishedBy, withWebhooks]);
}
