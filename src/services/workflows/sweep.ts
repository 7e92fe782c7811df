import { statement } from "@/db/sql";
import { addDays } from "@/lib/time";
import type { Context } from "../context";
import { endForRegistry } from "./cancel";
import { carryOn } from "./carry";

/** Until then it is whoever began it, or its job, that carries it on. */
const LEFT_ALONE_MS = 30_000;
/** For how long a user may take to do what is asked for. */
const ANSWERED_WITHIN_DAYS = 14;
const BATCH = 500;

const LEFT = statement(
  "workflow_left",
  `SELECT w.id FROM workflow w
   WHERE w.completed_at IS NULL AND NOT w.sandbox AND (
     (w.state IN ('pending', 'in_progress') AND w.updated_at <= $1)
     OR (w.state = 'blocked' AND w.step = 'publish')
     OR (w.state = 'blocked' AND w.step = 'approval' AND NOT EXISTS (
       SELECT 1 FROM transfer t WHERE t.id = (w.context ->> 'transferId')::uuid AND t.state = 'pending')))
   ORDER BY w.updated_at, w.id LIMIT ${BATCH}`,
);

const FORGOTTEN = statement(
  "workflow_forgotten",
  `SELECT id FROM workflow WHERE completed_at IS NULL AND NOT sandbox AND state = 'action_required' AND updated_at <= $1
   ORDER BY updated_at, id LIMIT ${BATCH}`,
);

/** How many workflows one run looked after. */
export interface SweepRun {
  readonly carried: number;
  readonly expired: number;
}

/**
 * What the job `sweep_workflows` does: carries on what a killed process left, looks whether what blocked others is over, and
 * ends those that nobody has answered for 14 days. One that fails does not keep the others waiting.
 * @throws AggregateError of what failed, once all were tried
 */
export async function sweepWorkflows(ctx: Context): Promise<SweepRun> {
  const failures: unknown[] = [];
  const lately = new Date(ctx.now.getTime() - LEFT_ALONE_MS);
  const left = await ctx.db.sql<{ id: string }>(LEFT, [lately]);
  for (const { id } of left) {
    await carryOn(ctx, id).catch((error: unknown) => failures.push(error));
  }
  const forgotten = await ctx.db.sql<{ id: string }>(FORGOTTEN, [addDays(ctx.now, -ANSWERED_WITHIN_DAYS)]);
  for (const { id } of forgotten) {
    await endForRegistry(ctx, id, {
      code: "expired",
      message: `Nobody did what it waited for within ${ANSWERED_WITHIN_DAYS} days`,
    }).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} workflows wait`);
  return { carried: left.length, expired: forgotten.length };
}
