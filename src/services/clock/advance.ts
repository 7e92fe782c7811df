import type { z } from "zod";
import { requireRight } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type LifecycleRun, runLifecycle } from "../lifecycle/run";
import type { NamespacePolicy } from "../namespaces/policy";
import { findNamespace } from "../registry/namespaces";
import { approveDueTransfers } from "../transfers/approve-due";
import { type Consequences, fromTheBeginning, readConsequences } from "./consequences";
import { openGoal, type Way } from "./goal";
import { isPaymentUnderWay, moveClock } from "./move";
import { findNextDue } from "./next-due";
import { requireClock } from "./require-clock";
import type { advanceClockInput } from "./schema";

/** What the registry did by itself, by kind. */
export type Counts = LifecycleRun & {
  readonly transfersApproved: number;
  readonly transfersCancelled: number;
};

/** A moment on the way at which something was due. */
export interface Moment extends Consequences {
  /** Since this call began. */
  readonly afterSeconds: number;
  readonly counts: Counts;
}

/** How far a clock was moved by one call, and what followed. */
export interface Advanced {
  readonly advancedSeconds: number;
  /** Of the namespace, over all moves. */
  readonly totalSeconds: number;
  /** Still to go: another call goes on. */
  readonly secondsLeft: number;
  /**
   * `moments`: as many were passed as one call takes; `payments`: a card is being charged for a renewal; `renewed`,
   * `released`: the name will not come to the state it was to be moved to; `nothing_due`: no name is registered.
   */
  readonly stoppedBy: "there" | "moments" | "payments" | Exclude<Way, number>;
  /** Those at which something happened. */
  readonly moments: readonly Moment[];
}

/** Rows that one call makes older at most: it goes on with another call after fewer moments where there are more names. */
const ROWS_PER_CALL = 100_000;
const MOST_MOMENTS = 40;

/** Moments closer together are one: else ten thousand names, each due at a second of its own, were ten thousand moves. */
const CLOSEST_SECONDS = 3_600;

/**
 * Moves the clock of a namespace on, by making its names older, from one due moment to the next, and carries out what is
 * due at each: names pass through their states in order. In demonstrations only; admins only. See docs/test-clock.md.
 * @throws RegistryError not_found | missing_scope | invalid_value (not forward, too far) | limit_reached (too many names)
 */
export async function advanceClock(
  ctx: Context,
  input: z.output<typeof advanceClockInput>,
): Promise<Advanced> {
  const { mostNames } = requireClock(ctx);
  requireRight(ctx, "registry:write");
  const policy = await findNamespace(ctx, input.namespace);
  const names = await ctx.db.prisma.name.count({ where: { namespaceId: policy.id, releasedAt: null } });
  if (names > mostNames) throw tooMany(policy, names, mostNames);
  const goal = await openGoal(ctx, policy, input.target);
  const mostMoments = Math.max(1, Math.min(MOST_MOMENTS, Math.floor(ROWS_PER_CALL / Math.max(1, names))));

  const mark = fromTheBeginning();
  const moments: Moment[] = [];
  let advanced = 0;
  let total = Number(policy.clockAdvancedSeconds);
  let stoppedBy: Advanced["stoppedBy"] = "there";
  let way: Way = 0;
  for (let passed = 0; ; passed++) {
    const counts = await runDue(ctx, policy);
    const consequences = await readConsequences(ctx, policy.name, mark);
    if (isAnything(counts, consequences)) moments.push({ afterSeconds: advanced, counts, ...consequences });
    way = await goal(advanced);
    if (typeof way !== "number") stoppedBy = way;
    else if (way > 0 && passed >= mostMoments) stoppedBy = "moments";
    else if (way > 0 && input.waitForPayments && (await isPaymentUnderWay(ctx, policy)))
      stoppedBy = "payments";
    if (typeof way !== "number" || way === 0 || stoppedBy !== "there") break;
    const seconds = Math.min(way, await secondsToNextDue(ctx, policy));
    total = await moveClock(ctx, policy, seconds);
    advanced += seconds;
  }
  const secondsLeft = typeof way === "number" ? way : 0;
  return { advancedSeconds: advanced, totalSeconds: total, secondsLeft, stoppedBy, moments };
}

function tooMany(policy: NamespacePolicy, names: number, most: number): RegistryError {
  return new RegistryError("limit_reached", {
    message: `${policy.name} has ${names} names: a clock moves where there are at most ${most}`,
    details: { names, most },
  });
}

/** What the jobs do every minute, at once and for this namespace. By the registry itself, in this request. */
async function runDue(ctx: Context, policy: NamespacePolicy): Promise<Counts> {
  const itself: Context = { ...ctx, actor: { kind: "system", name: "clock" }, door: "system", ip: null };
  const only = { namespaceId: policy.id };
  const { approved, cancelled } = await approveDueTransfers(itself, only);
  const lifecycle = await runLifecycle(itself, only);
  return { ...lifecycle, transfersApproved: approved, transfersCancelled: cancelled };
}

function isAnything(counts: Counts, { steps, events, mails }: Consequences): boolean {
  return Object.values(counts).some((count) => count > 0) || steps.length + events.length + mails.length > 0;
}

async function secondsToNextDue(ctx: Context, policy: NamespacePolicy): Promise<number> {
  const dueAt = await findNextDue(ctx.db, policy, ctx.now);
  if (!dueAt) return Number.POSITIVE_INFINITY;
  return Math.max(CLOSEST_SECONDS, Math.ceil((dueAt.getTime() - ctx.now.getTime()) / 1000));
}
