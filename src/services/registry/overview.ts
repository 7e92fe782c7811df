import { statement } from "@/db/sql";
import { addDays } from "@/lib/time";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { type OperatorAttention, readOperatorAttention } from "../home/operator-attention";

/** How much the registry holds, counted exactly. Money is not in it: amounts of several currencies do not add up. */
export interface RegistryOverview {
  /** The most urgent first. */
  readonly attention: readonly OperatorAttention[];
  readonly accounts: number;
  readonly suspendedAccounts: number;
  readonly users: number;
  readonly liveKeys: number;
  readonly names: readonly {
    readonly namespace: string;
    readonly live: number;
    readonly newThisWeek: number;
  }[];
  /** Zones whose last change is not yet on DNS. */
  readonly unpublishedZones: number;
  readonly mails: { readonly total: number; readonly waiting: number; readonly failing: number };
}

const COUNTS = statement(
  "registry_counts",
  `SELECT (SELECT count(*) FROM account)::int AS accounts,
     (SELECT count(*) FROM account WHERE suspended_at IS NOT NULL)::int AS suspended,
     (SELECT count(*) FROM app_user)::int AS users,
     (SELECT count(*) FROM api_key WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $1))::int AS keys,
     (SELECT count(*) FROM zone WHERE published_serial < serial)::int AS unpublished,
     (SELECT count(*) FROM mail)::int AS mails,
     (SELECT count(*) FROM mail WHERE sent_at IS NULL)::int AS waiting,
     (SELECT count(*) FROM mail WHERE sent_at IS NULL AND last_error IS NOT NULL)::int AS failing`,
);

const NAMES = statement(
  "registry_names",
  `SELECT s.name AS namespace, count(n.id)::int AS live,
     count(n.id) FILTER (WHERE n.registered_at >= $1)::int AS new_this_week
   FROM namespace s LEFT JOIN name n ON n.namespace_id = s.id AND n.released_at IS NULL
   GROUP BY s.id ORDER BY s.is_default DESC, s.name`,
);

interface Counts {
  accounts: number;
  suspended: number;
  users: number;
  keys: number;
  unpublished: number;
  mails: number;
  waiting: number;
  failing: number;
}

/** The first page of the console. Operators only. */
export async function loadRegistryOverview(ctx: Context): Promise<RegistryOverview> {
  requireOperator(ctx);
  const [[counts], names, attention] = await Promise.all([
    ctx.db.sql<Counts>(COUNTS, [ctx.now]),
    ctx.db.sql<{ namespace: string; live: number; new_this_week: number }>(NAMES, [addDays(ctx.now, -7)]),
    readOperatorAttention(ctx.db, ctx.now),
  ]);
  if (!counts) throw new Error("The counts' query gave no row");
  return {
    attention,
    accounts: counts.accounts,
    suspendedAccounts: counts.suspended,
    users: counts.users,
    liveKeys: counts.keys,
    names: names.map((row) => ({
      namespace: row.namespace,
      live: row.live,
      newThisWeek: row.new_this_week,
    })),
    unpublishedZones: counts.unpublished,
    mails: { total: counts.mails, waiting: counts.waiting, failing: counts.failing },
  };
}
