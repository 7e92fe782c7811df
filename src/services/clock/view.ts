import type { z } from "zod";
import type { Name } from "@/db/generated/client";
import { statement } from "@/db/sql";
import type { Context } from "../context";
import { type NameState, stateOf } from "../names/statuses";
import type { NamespacePolicy } from "../namespaces/policy";
import { findNamespace } from "../registry/namespaces";
import { loadLiving } from "./load-living";
import { milestonesOf } from "./milestones";
import { findNextDue } from "./next-due";
import { requireClock } from "./require-clock";
import type { clockInput, clockNameInput, clockNamesInput, Milestone } from "./schema";

/** Where the clock of a namespace stands. */
export interface ClockView {
  readonly namespace: string;
  readonly advancedSeconds: number;
  /** When it was moved for the first time; null when it never was. */
  readonly movedSince: Date | null;
  /** When something is due next; null when nothing ever is. */
  readonly nextDueAt: Date | null;
  readonly names: number;
  /** With more names than that it does not move. */
  readonly mostNames: number;
  /** The last moves, the newest first. */
  readonly moves: readonly { readonly at: Date; readonly by: string; readonly seconds: number }[];
}

const MOVES = statement(
  "clock_moves",
  `SELECT max(at) AS at, max(actor_label) AS by, sum((after->>'seconds')::bigint)::text AS seconds
   FROM audit_entry WHERE subject_id = $1 AND action = 'namespaces.advance_clock'
   GROUP BY request_id ORDER BY max(id) DESC LIMIT 8`,
);
const FIRST_MOVE = statement(
  "clock_first_move",
  "SELECT min(at) AS at FROM audit_entry WHERE subject_id = $1 AND action = 'namespaces.advance_clock'",
);

/** Operators of a demonstration only. @throws RegistryError not_found */
export async function loadClock(ctx: Context, input: z.output<typeof clockInput>): Promise<ClockView> {
  const { mostNames } = requireClock(ctx);
  const policy = await findNamespace(ctx, input.namespace);
  const [names, nextDueAt, moves, [first]] = await Promise.all([
    ctx.db.prisma.name.count({ where: { namespaceId: policy.id, releasedAt: null } }),
    findNextDue(ctx.db, policy, ctx.now),
    ctx.db.sql<{ at: Date; by: string; seconds: string }>(MOVES, [policy.id]),
    ctx.db.sql<{ at: Date | null }>(FIRST_MOVE, [policy.id]),
  ]);
  return {
    namespace: policy.name,
    advancedSeconds: Number(policy.clockAdvancedSeconds),
    movedSince: first?.at ?? null,
    nextDueAt,
    names,
    mostNames,
    moves: moves.map(({ at, by, seconds }) => ({ at, by, seconds: Number(seconds) })),
  };
}

/** A name with what is before it. */
export interface ClockName {
  readonly fqdn: string;
  readonly unicode: string;
  readonly state: NameState;
  readonly autoRenew: boolean;
  readonly expiresAt: Date;
  /** In order; the first is next. */
  readonly milestones: readonly { readonly milestone: Milestone; readonly at: Date }[];
}

const MOST_LISTED = 10;

/** The names of a namespace that expire first, those with `search` in them. Operators of a demonstration only. */
export async function listClockNames(
  ctx: Context,
  input: z.output<typeof clockNamesInput>,
): Promise<ClockName[]> {
  requireClock(ctx);
  const policy = await findNamespace(ctx, input.namespace);
  const { search } = input;
  const rows = await ctx.db.prisma.name.findMany({
    where: {
      namespaceId: policy.id,
      releasedAt: null,
      ...(search
        ? { OR: [{ fqdn: { contains: search.toLowerCase() } }, { labelUnicode: { contains: search } }] }
        : {}),
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
    take: MOST_LISTED,
  });
  return rows.map((row) => toClockName(row, policy, ctx.now));
}

/** One name with what is before it. Operators of a demonstration only. @throws RegistryError not_found */
export async function loadClockName(
  ctx: Context,
  input: z.output<typeof clockNameInput>,
): Promise<ClockName> {
  requireClock(ctx);
  const policy = await findNamespace(ctx, input.namespace);
  return toClockName(await loadLiving(ctx, policy, input.name), policy, ctx.now);
}

function toClockName(row: Name, policy: NamespacePolicy, now: Date): ClockName {
  return {
    fqdn: row.fqdn,
    unicode: `${row.labelUnicode}.${policy.name}`,
    state: stateOf(row, now),
    autoRenew: row.autoRenew,
    expiresAt: row.expiresAt,
    milestones: milestonesOf(row, policy, now),
  };
}
