import type { z } from "zod";
import { requireOperator, requireScope, scopesOf } from "../access/require";
import type { Context } from "../context";
import { loadName } from "../names/load";
import type { listUnlocksInput, registryLockInput, UnlockState } from "./schema";

/** A request to take a registry lock off, as operators see it. */
export interface ListedUnlock {
  readonly id: string;
  readonly fqdn: string;
  readonly account: { readonly number: number; readonly organization: string };
  /** Who proved a second factor; null when the user is gone. */
  readonly requestedBy: { readonly id: string; readonly email: string } | null;
  readonly requestedAt: Date;
  readonly reason: string;
  readonly state: UnlockState;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly decision: string | null;
}

export interface UnlockPage {
  readonly unlocks: readonly ListedUnlock[];
  readonly totals: Readonly<Record<UnlockState, number>>;
  readonly total: number;
  readonly pages: number;
}

/** Not one that waits for a name which the registry has released meanwhile: there is nothing left to decide. */
const WITH_OBJECT = { NOT: { state: "pending", name: { releasedAt: { not: null } } } } as const;

/** Requests of all accounts: those that wait the oldest first, others the last decided first. Operators only. */
export async function listUnlocks(
  ctx: Context,
  input: z.output<typeof listUnlocksInput>,
): Promise<UnlockPage> {
  requireOperator(ctx);
  const { state, page, limit } = input;
  const { prisma } = ctx.db;
  const counts = await prisma.registryUnlock.groupBy({ by: ["state"], where: WITH_OBJECT, _count: true });
  const totals = { pending: 0, approved: 0, refused: 0, withdrawn: 0 };
  for (const { state: counted, _count } of counts) totals[counted] = _count;
  const rows = await prisma.registryUnlock.findMany({
    where: { ...WITH_OBJECT, state },
    orderBy:
      state === "pending" ? [{ requestedAt: "asc" }, { id: "asc" }] : [{ decidedAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * limit,
    take: limit,
    include: { name: { select: { account: { select: { number: true, organization: true } } } } },
  });
  const users = await prisma.user.findMany({
    where: { id: { in: rows.map(({ requestedById }) => requestedById) } },
    select: { id: true, email: true },
  });
  const userOf = new Map(users.map((user) => [user.id, user]));
  return {
    unlocks: rows.map(({ name, nameId: _name, accountId: _account, requestedById, ...row }) => ({
      ...row,
      account: name.account,
      requestedBy: userOf.get(requestedById) ?? null,
    })),
    totals,
    total: totals[state],
    pages: Math.max(1, Math.ceil(totals[state] / limit)),
  };
}

/** How the registry lock of one's own name stands. */
export interface RegistryLockStatus {
  readonly lockedAt: Date | null;
  /** Whether taking it off waits for an operator. */
  readonly needsApproval: boolean;
  /** What waits for an operator. */
  readonly asked: { readonly at: Date; readonly reason: string; readonly by: string | null } | null;
  /** The last refusal since the lock was put on. */
  readonly refused: { readonly at: Date; readonly reason: string } | null;
  readonly mayUnlock: boolean;
  /** Whether the viewer has a second factor. */
  readonly hasSecondFactor: boolean;
}

/** @throws RegistryError not_found */
export async function registryLockStatus(
  ctx: Context,
  input: z.output<typeof registryLockInput>,
): Promise<RegistryLockStatus> {
  const tenant = requireScope(ctx, "names:read");
  const { prisma } = ctx.db;
  const { row, policy } = await loadName(ctx, tenant, input.name);
  const [last] = row.registryLockedAt
    ? await prisma.registryUnlock.findMany({
        where: { nameId: row.id, accountId: tenant.accountId, requestedAt: { gte: row.registryLockedAt } },
        orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
        take: 1,
      })
    : [];
  const viewer = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const people = await prisma.user.findMany({
    where: { id: { in: [viewer, last?.requestedById].filter((id) => typeof id === "string") } },
    select: { id: true, email: true, totpEnabledAt: true },
  });
  const personOf = (id: string | null | undefined) => people.find((person) => person.id === id) ?? null;
  return {
    lockedAt: row.registryLockedAt,
    needsApproval: policy.unlockNeedsApproval,
    asked:
      last?.state === "pending"
        ? { at: last.requestedAt, reason: last.reason, by: personOf(last.requestedById)?.email ?? null }
        : null,
    refused:
      last?.state === "refused" && last.decidedAt
        ? { at: last.decidedAt, reason: last.decision ?? "" }
        : null,
    mayUnlock: viewer !== null && scopesOf(ctx.actor).includes("account:write"),
    hasSecondFactor: (personOf(viewer)?.totpEnabledAt ?? null) !== null,
  };
}
