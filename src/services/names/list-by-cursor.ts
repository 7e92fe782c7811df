import { z } from "zod";
import type { Name } from "@/db/generated/client";
import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { listPolicies } from "../namespaces/policy";
import { decodeCursor, encodeCursor, type PageByCursor } from "../page-cursor";
import { type LineRow, type NameLine, toLine } from "./list";
import type { listByCursorInput } from "./schema";

type Order = Pick<z.output<typeof listByCursorInput>, "sortBy" | "direction">;

/** What `LineRow` has, by its column. */
const COLUMNS: Record<keyof LineRow, string> = {
  id: "id",
  namespaceId: "namespace_id",
  label: "label",
  labelUnicode: "label_unicode",
  fqdn: "fqdn",
  registeredAt: "registered_at",
  expiresAt: "expires_at",
  autoRenew: "auto_renew",
  privacy: "privacy",
  premium: "premium",
  clientStatuses: "client_statuses",
  serverStatuses: "server_statuses",
  lastRenewedAt: "last_renewed_at",
  lastTransferAt: "last_transfer_at",
  autoRenewedAt: "auto_renewed_at",
  stage: "stage",
  registryLockedAt: "registry_locked_at",
  pendingTransferId: "pending_transfer_id",
  deletedAt: "deleted_at",
  redemptionEndsAt: "redemption_ends_at",
};

/** An account's names, `$1`, as lines of a list. */
export const SELECT_LINES = `SELECT ${Object.entries(COLUMNS)
  .map(([field, column]) => `${column} AS "${field}"`)
  .join(", ")} FROM name WHERE account_id = $1::uuid AND released_at IS NULL`;

const SORTED = { registeredAt: "registered_at", expiresAt: "expires_at", name: "fqdn" } as const;
const CASTS = { registeredAt: "timestamptz", expiresAt: "timestamptz", name: "text" } as const;

/**
 * The statements of one order: from the start, and from a place. A row comparison is one range of the index
 * (account_id, column, id), however many names share a date; of the index (account_id, fqdn) it takes what it has.
 */
function statementsOf({ sortBy, direction }: Order) {
  const column = SORTED[sortBy];
  const sign = direction === "asc" ? ">" : "<";
  const order = `ORDER BY ${column} ${direction}, id ${direction} LIMIT $2::int`;
  const name = `name_list_${column}_${direction}`;
  return {
    first: statement(name, `${SELECT_LINES} ${order}`),
    next: statement(
      `${name}_next`,
      `${SELECT_LINES} AND (${column}, id) ${sign} ($3::${CASTS[sortBy]}, $4::uuid) ${order}`,
    ),
  };
}

const both = (sortBy: Order["sortBy"]) => ({
  asc: statementsOf({ sortBy, direction: "asc" }),
  desc: statementsOf({ sortBy, direction: "desc" }),
});
const STATEMENTS = {
  registeredAt: both("registeredAt"),
  expiresAt: both("expiresAt"),
  name: both("name"),
};

const DATED = z.tuple([z.iso.datetime(), z.uuid()]);
const NAMED = z.tuple([
  z
    .string()
    .min(1)
    .max(253)
    .regex(/^[\x21-\x7e]+$/),
  z.uuid(),
]);

/**
 * The tenant's names, a page at a time from where the last one ended: no page is dearer than the first, and a name that
 * comes or goes meanwhile shifts no other one.
 * @throws RegistryError missing_scope | invalid_request: a cursor of another account or order, or none of ours
 */
export async function listNamesByCursor(
  ctx: Context,
  { cursor, limit, sortBy, direction }: z.output<typeof listByCursorInput>,
): Promise<PageByCursor<NameLine>> {
  const { accountId } = requireScope(ctx, "names:read");
  const list = `names:${accountId}:${sortBy}:${direction}`;
  const { first, next } = STATEMENTS[sortBy][direction];
  const place = cursor ? decodeCursor(list, cursor, sortBy === "name" ? NAMED : DATED) : null;
  // One more than asked for tells whether there is a page behind this one.
  const rows = await ctx.db.sql<LineRow>(place ? next : first, [accountId, limit + 1, ...(place ?? [])]);
  const policies = new Map((await listPolicies(ctx.db)).map((policy) => [policy.id, policy]));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.flatMap((row) => {
      const policy = policies.get(row.namespaceId);
      return policy ? [toLine(row, policy, ctx.now)] : [];
    }),
    cursor: last && rows.length > limit ? encodeCursor(list, placeOf(last, sortBy)) : "",
  };
}

function placeOf(row: Pick<Name, "id" | "fqdn" | "registeredAt" | "expiresAt">, sortBy: Order["sortBy"]) {
  return [sortBy === "name" ? row.fqdn : row[sortBy].toISOString(), row.id];
}
