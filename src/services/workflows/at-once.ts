import { inTransaction, type Tx } from "@/db/transaction";
import { type Context, within } from "../context";
import { PLANS } from "./plan";
import { insertWorkflow, type WorkflowRow } from "./row";
import type { WorkflowView } from "./view";
import { viewOf } from "./view-of";

/** Does all of a workflow in the transaction that writes it. */
export function doAtOnce(
  ctx: Context,
  row: WorkflowRow,
  work: (ctx: Context, tx: Tx) => Promise<{ nameId?: string }>,
): Promise<WorkflowView> {
  return inTransaction(ctx.db, async (tx) => {
    const { nameId } = await work(within(ctx, tx), tx);
    const plan: readonly string[] = PLANS[row.kind];
    const done: WorkflowRow = {
      ...row,
      state: "succeeded",
      step: plan.at(-1) ?? row.step,
      context: { ...row.context, nameId },
      completedAt: ctx.now,
    };
    const steps = plan.map((step) => ({ step, outcome: "done" as const, note: null }));
    await insertWorkflow(tx, done, steps);
    return viewOf(
      done,
      steps.map((step) => ({ ...step, at: ctx.now })),
    );
  });
}
