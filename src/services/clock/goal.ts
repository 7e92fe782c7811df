import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { NamespacePolicy } from "../namespaces/policy";
import { loadLiving } from "./load-living";
import { milestoneAt } from "./milestones";
import { findNextDue } from "./next-due";
import { type ClockTarget, type Milestone, MOST_DAYS } from "./schema";

/** How far a clock has still to go: seconds, 0 when it is there; or why it goes no further. */
export type Way = number | "renewed" | "released" | "nothing_due";

/** Where a clock is on its way to. `advanced`: the seconds that this call has moved it so far. */
export type Goal = (advanced: number) => Promise<Way>;

/**
 * Makes a target something that can be asked how far it is, moment by moment.
 * @throws RegistryError invalid_value (past, or too far away) | not_found (no such name)
 */
export async function openGoal(ctx: Context, policy: NamespacePolicy, target: ClockTarget): Promise<Goal> {
  switch (target.kind) {
    case "by":
      return fixed(target.seconds);
    case "until":
      return fixed(secondsUntil(new Date(target.at), ctx.now, "at", "That day is past"));
    case "next": {
      const dueAt = await findNextDue(ctx.db, policy, ctx.now);
      return dueAt ? fixed(secondsUntil(dueAt, ctx.now, "kind", "")) : async () => "nothing_due";
    }
    case "name":
      return toMilestone(ctx, policy, target.name, target.milestone);
  }
}

function fixed(seconds: number): Goal {
  return async (advanced) => Math.max(0, seconds - advanced);
}

/** Whole seconds, so that it has come when they have passed. */
function secondsUntil(at: Date, now: Date, path: string, past: string): number {
  const seconds = Math.ceil((at.getTime() - now.getTime()) / 1000);
  if (seconds < 1 && past === "") return 1;
  const message = seconds < 1 ? past : `That is more than ${MOST_DAYS} days away`;
  if (seconds >= 1 && seconds <= MOST_DAYS * 86_400) return seconds;
  throw new RegistryError("invalid_value", {
    message: `${message}: a clock moves forward only, by at most ${MOST_DAYS} days at once`,
    fields: [{ path: `target.${path}`, message }],
  });
}

async function toMilestone(
  ctx: Context,
  policy: NamespacePolicy,
  text: string,
  milestone: Milestone,
): Promise<Goal> {
  const row = await loadLiving(ctx, policy, text);
  const at = milestoneAt(row, policy, milestone);
  if (at === null) throw passed(row.fqdn, milestone);
  secondsUntil(at, ctx.now, "milestone", passed(row.fqdn, milestone).message);
  const expiresMs = row.expiresAt.getTime();
  return async (advanced) => {
    const current = await ctx.db.prisma.name.findUniqueOrThrow({ where: { id: row.id } });
    if (current.releasedAt) return milestone === "release" ? 0 : "released";
    if (current.expiresAt.getTime() !== expiresMs - advanced * 1000) return "renewed";
    // Once it is deleted its own dates say when it goes on.
    const dueAt = milestoneAt(current, policy, milestone);
    return dueAt ? Math.max(0, Math.ceil((dueAt.getTime() - ctx.now.getTime()) / 1000)) : 0;
  };
}

function passed(fqdn: string, milestone: Milestone): RegistryError {
  const message = `${fqdn} does not come to this any more: ${milestone.replace("_", " ")}`;
  return new RegistryError("invalid_value", { message, fields: [{ path: "target.milestone", message }] });
}
