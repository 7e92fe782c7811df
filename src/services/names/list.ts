import type { z } from "zod";
import type { Name, Prisma } from "@/db/generated/client";
import { likeLiteral } from "@/db/sql";
import { addDays } from "@/lib/time";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { listPolicies, type NamespacePolicy } from "../namespaces/policy";
import type { listInput } from "./schema";
import { eppStatuses, isTransferLocked, type NameState, stateOf } from "./statuses";

/** A line of a list of names. */
export interface NameLine {
  readonly id: string;
  readonly fqdn: string;
  readonly unicode: string;
  readonly label: string;
  readonly namespace: string;
  readonly state: NameState;
  readonly statuses: readonly string[];
  readonly registeredAt: Date;
  readonly expiresAt: Date;
  readonly autoRenew: boolean;
  readonly locked: boolean;
  readonly registryLockedAt: Date | null;
  readonly privacy: boolean;
  readonly premium: boolean;
}

/** A page of names. */
export interface NamePage {
  readonly items: readonly NameLine[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
}

/** The tenant's names, filtered, sorted and paged. A page past the end is empty. */
export async function listNames(ctx: Context, input: z.output<typeof listInput>): Promise<NamePage> {
  const { accountId } = requireScope(ctx, "names:read");
  const where: Prisma.NameWhereInput = {
    accountId,
    releasedAt: null,
    AND: filters(ctx.now, input),
  };
  const [policies, total, rows] = await Promise.all([
    listPolicies(ctx.db),
    ctx.db.prisma.name.count({ where }),
    ctx.db.prisma.name.findMany({
      where,
      orderBy: orderBy(input),
      skip: (input.page - 1) * input.limit,
      take: input.limit,
    }),
  ]);
  const byId = new Map(policies.map((p) => [p.id, p]));
  const items = rows.flatMap((row) => {
    const policy = byId.get(row.namespaceId);
    return policy ? [toLine(row, policy, ctx.now)] : [];
  });
  return { items, total, page: input.page, limit: input.limit };
}

/** What of a name its line is made of. */
export type LineRow = Pick<
  Name,
  | "id"
  | "namespaceId"
  | "label"
  | "labelUnicode"
  | "fqdn"
  | "registeredAt"
  | "expiresAt"
  | "autoRenew"
  | "privacy"
  | "premium"
  | "clientStatuses"
  | "serverStatuses"
  | "lastRenewedAt"
  | "lastTransferAt"
  | "autoRenewedAt"
  | "stage"
  | "registryLockedAt"
  | "pendingTransferId"
  | "deletedAt"
  | "redemptionEndsAt"
>;

/** One name, for any list. */
export function toLine(row: LineRow, policy: NamespacePolicy, now: Date): NameLine {
  return {
    id: row.id,
    fqdn: row.fqdn,
    unicode: `${row.labelUnicode}.${policy.name}`,
    label: row.label,
    namespace: policy.name,
    state: stateOf(row, now),
    statuses: eppStatuses(row, policy, now),
    registeredAt: row.registeredAt,
    expiresAt: row.expiresAt,
    autoRenew: row.autoRenew,
    locked: isTransferLocked(row),
    registryLockedAt: row.registryLockedAt,
    privacy: row.privacy,
    premium: row.premium,
  };
}

function filters(now: Date, input: z.output<typeof listInput>): Prisma.NameWhereInput[] {
  const all: Prisma.NameWhereInput[] = [];
  if (input.state) all.push(inState(input.state, now));
  if (input.namespace) all.push({ namespace: { name: input.namespace.toLowerCase() } });
  if (input.autoRenew !== undefined) all.push({ autoRenew: input.autoRenew });
  if (input.expiresWithinDays !== undefined) {
    all.push({ deletedAt: null, expiresAt: { lte: addDays(now, input.expiresWithinDays) } });
  }
  const query = likeLiteral(input.query?.trim().toLowerCase().replace(/\0/g, "") ?? "");
  if (query) all.push({ OR: [{ fqdn: { contains: query } }, { labelUnicode: { contains: query } }] });
  return all;
}

/** The database's side of `stateOf`. */
function inState(state: NameState, now: Date): Prisma.NameWhereInput {
  const held: Prisma.NameWhereInput = {
    OR: [{ clientStatuses: { has: "clientHold" } }, { serverStatuses: { has: "serverHold" } }],
  };
  switch (state) {
    case "redemption":
      return { deletedAt: { not: null }, redemptionEndsAt: { gt: now } };
    case "pending_delete":
      return { deletedAt: { not: null }, redemptionEndsAt: { lte: now } };
    case "suspended":
      return { deletedAt: null, ...held };
    case "expired":
      return { deletedAt: null, NOT: held, expiresAt: { lte: now } };
    case "active":
      return { deletedAt: null, NOT: held, expiresAt: { gt: now } };
  }
}

function orderBy({ sort, direction }: z.output<typeof listInput>): Prisma.NameOrderByWithRelationInput[] {
  const column = { name: "fqdn", created: "registeredAt", expires: "expiresAt" } as const;
  return [{ [column[sort]]: direction }, { id: direction }];
}
