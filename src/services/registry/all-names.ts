import type { z } from "zod";
import type { LifecycleStage } from "@/db/generated/enums";
import { likeLiteral } from "@/db/sql";
import { toALabel } from "@/lib/idna";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { eppStatuses, type NameState, stateOf } from "../names/statuses";
import { listPolicies, type NamespacePolicy } from "../namespaces/policy";
import type { searchAllNamesInput } from "./schema";

/** A line of the registry's names. */
export interface AnyNameLine {
  readonly id: string;
  readonly fqdn: string;
  readonly unicode: string;
  readonly namespace: string;
  readonly state: NameState;
  readonly statuses: readonly string[];
  readonly registeredAt: Date;
  readonly expiresAt: Date;
  readonly premium: boolean;
  readonly account: { readonly number: number; readonly organization: string };
  /** The slug of the registrar that sponsors it. */
  readonly channel: string | null;
}

export interface AnyNamePage {
  readonly items: readonly AnyNameLine[];
  /** Counted up to `MOST_COUNTED`. */
  readonly total: number;
  /** Whether there are more than were counted. */
  readonly isMore: boolean;
  readonly page: number;
  readonly limit: number;
}

/** Nobody reads further: whoever finds more narrows the search. */
const MOST_COUNTED = 10_000;

interface Row {
  id: string;
  fqdn: string;
  label_unicode: string;
  namespace_id: string;
  registered_at: Date;
  expires_at: Date;
  premium: boolean;
  client_statuses: string[];
  server_statuses: string[];
  deleted_at: Date | null;
  redemption_ends_at: Date | null;
  last_renewed_at: Date | null;
  last_transfer_at: Date | null;
  auto_renewed_at: Date | null;
  stage: LifecycleStage;
  registry_locked_at: Date | null;
  pending_transfer_id: string | null;
  number: number;
  organization: string;
  slug: string | null;
}

const HELD = `(n.client_statuses @> '{clientHold}' OR n.server_statuses @> '{serverHold}')`;

/** The database's side of `stateOf`. `$now` stands for the parameter. */
const IN_STATE: Record<NameState, string> = {
  redemption: "n.deleted_at IS NOT NULL AND n.redemption_ends_at > $now",
  pending_delete:
    "n.deleted_at IS NOT NULL AND (n.redemption_ends_at IS NULL OR n.redemption_ends_at <= $now)",
  suspended: `n.deleted_at IS NULL AND ${HELD}`,
  expired: `n.deleted_at IS NULL AND NOT ${HELD} AND n.expires_at <= $now`,
  active: `n.deleted_at IS NULL AND NOT ${HELD} AND n.expires_at > $now`,
};

/**
 * Names of every account that are registered now, in alphabetical order. Operators only.
 *
 * Measured with 1,000,000 names on two busy cores: a page without a filter 16 ms, a whole name 1 ms, a part of few names
 * 370 ms, those on hold 450 ms.
 */
export async function searchAllNames(
  ctx: Context,
  input: z.output<typeof searchAllNamesInput>,
): Promise<AnyNamePage> {
  requireOperator(ctx);
  const { page, limit } = input;
  const policies = await listPolicies(ctx.db);
  const { where, values } = conditionOf(input, policies, ctx.now);
  const counted = await ctx.db.pool.query<{ id: string }>({
    text: `SELECT n.id FROM name n WHERE ${where} LIMIT ${MOST_COUNTED + 1}`,
    values,
  });
  const isMore = counted.rows.length > MOST_COUNTED;
  // What is rare was found by reading every row: once is enough. What is common is met soon in the index's order.
  const ids = isMore ? null : counted.rows.map(({ id }) => id);
  const { rows } = await ctx.db.pool.query<Row>({
    text: `SELECT n.id, n.fqdn, n.label_unicode, n.namespace_id, n.registered_at, n.expires_at, n.premium, n.client_statuses,
        n.server_statuses, n.deleted_at, n.redemption_ends_at, n.last_renewed_at, n.last_transfer_at,
        n.auto_renewed_at, n.stage, n.registry_locked_at, n.pending_transfer_id, a.number, a.organization, c.slug
      FROM (SELECT * FROM name n WHERE ${ids ? "n.id = ANY ($1::uuid[])" : where}
        ORDER BY n.fqdn LIMIT ${limit} OFFSET ${Math.min((page - 1) * limit, MOST_COUNTED)}) AS n
      JOIN account a ON a.id = n.account_id LEFT JOIN channel c ON c.account_id = n.account_id ORDER BY n.fqdn`,
    values: ids ? [ids] : values,
  });
  const policyOf = new Map(policies.map((policy) => [policy.id, policy]));
  return {
    items: rows.flatMap((row) => {
      const policy = policyOf.get(row.namespace_id);
      return policy ? [toLine(row, policy, ctx.now)] : [];
    }),
    total: Math.min(counted.rows.length, MOST_COUNTED),
    isMore,
    page,
    limit,
  };
}

/** The condition with its values. */
function conditionOf(
  input: z.output<typeof searchAllNamesInput>,
  policies: readonly NamespacePolicy[],
  now: Date,
): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const wheres = ["n.released_at IS NULL"];
  const query = input.query.normalize("NFC").toLowerCase().replace(/\.$/, "").replace(/\0/g, "");
  const ascii = query
    .split(".")
    .map((label) => toALabel(label) ?? label)
    .join(".");
  if (policies.some(({ name }) => ascii.endsWith(`.${name}`) && ascii.length > name.length + 1)) {
    wheres.push(`n.fqdn = ${value(ascii)}`);
  } else if (query) {
    const likes = [`n.fqdn LIKE ${value(`%${likeLiteral(ascii)}%`)}`];
    if (ascii !== query) likes.push(`n.label_unicode LIKE ${value(`%${likeLiteral(query)}%`)}`);
    wheres.push(`(${likes.join(" OR ")})`);
  }
  if (input.account !== undefined) {
    wheres.push(`n.account_id = (SELECT id FROM account WHERE number = ${value(input.account)}::int)`);
  }
  if (input.channel) {
    wheres.push(`n.account_id = (SELECT account_id FROM channel WHERE slug = ${value(input.channel)}::text)`);
  }
  if (input.namespace) {
    wheres.push(`n.namespace_id = (SELECT id FROM namespace WHERE name = ${value(input.namespace)}::text)`);
  }
  if (input.state) {
    const state = IN_STATE[input.state];
    wheres.push(state.includes("$now") ? state.replaceAll("$now", `${value(now)}::timestamptz`) : state);
  }
  return { where: wheres.join(" AND "), values };
}

function toLine(row: Row, policy: NamespacePolicy, now: Date): AnyNameLine {
  const name = {
    registeredAt: row.registered_at,
    expiresAt: row.expires_at,
    clientStatuses: row.client_statuses,
    serverStatuses: row.server_statuses,
    lastRenewedAt: row.last_renewed_at,
    lastTransferAt: row.last_transfer_at,
    deletedAt: row.deleted_at,
    redemptionEndsAt: row.redemption_ends_at,
    autoRenewedAt: row.auto_renewed_at,
    stage: row.stage,
    registryLockedAt: row.registry_locked_at,
    pendingTransferId: row.pending_transfer_id,
  };
  return {
    id: row.id,
    fqdn: row.fqdn,
    unicode: `${row.label_unicode}.${policy.name}`,
    namespace: policy.name,
    state: stateOf(name, now),
    statuses: eppStatuses(name, policy, now),
    registeredAt: row.registered_at,
    expiresAt: row.expires_at,
    premium: row.premium,
    account: { number: row.number, organization: row.organization },
    channel: row.slug,
  };
}
