import { DAYS_TO_NEXT } from "../lifecycle/steps";

const afterTerm = Object.entries(DAYS_TO_NEXT).map(
  ([stage, days]) => `('${stage}'::lifecycle_stage, ${-days})`,
);

const DAY = "interval '24 hours'";
const LIVE = "n.namespace_id = ns.id AND n.released_at IS NULL";

/** The first row of an index's range that is due, if any: a probe for each namespace and stage, however many names. */
const first = (date: string, where: string, later = "") =>
  `CROSS JOIN LATERAL (SELECT ${date}${later} AS at FROM name n WHERE ${LIVE} AND ${where}
     AND ${date} <= $1::timestamptz${later.replace("+", "-")} ORDER BY ${date} LIMIT 1) AS first`;

/**
 * When the longest waiting steps of names' lives fell due (`at`), as src/services/lifecycle/due.ts finds them, `$1` being
 * now. What waits for a transfer to end is not late.
 */
export const LIFECYCLE_DUE = `
  SELECT at FROM namespace ns CROSS JOIN LATERAL (VALUES ${afterTerm.join(", ")},
    ('expired', least(ns.expiry_hold_days, ns.auto_renew_grace_days)), ('held', ns.auto_renew_grace_days)
  ) AS s (stage, days) ${first(
    "n.expires_at",
    "n.deleted_at IS NULL AND n.pending_transfer_id IS NULL AND n.stage = s.stage",
    ` + s.days * ${DAY}`,
  )}
  UNION ALL SELECT at FROM namespace ns ${first(
    "n.redemption_ends_at",
    "n.deleted_at IS NOT NULL AND n.stage = 'redemption'",
  )}
  UNION ALL SELECT at FROM namespace ns ${first(
    "n.releases_at",
    "n.deleted_at IS NOT NULL AND n.stage = 'pending_delete'",
  )}
  UNION ALL SELECT r.next_try_at FROM auto_renewal r JOIN name n ON n.id = r.name_id
  WHERE r.next_try_at <= $1 AND n.released_at IS NULL AND n.deleted_at IS NULL AND n.pending_transfer_id IS NULL`;
