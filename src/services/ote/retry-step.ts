import { inTransaction } from "@/db/transaction";
import { requireRight } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { lastCommandId } from "./last-command";
import { recordRun } from "./record-run";
import type { RunPlan } from "./run-facts";
import type { RetryStepInput } from "./schema";
import { assertRunning, lockRun } from "./stored-run";

/**
 * Has a step judged by the commands that come from now on; earlier tries stay in the evidence. Certifiers only.
 * @throws RegistryError not_found | wrong_state | invalid_value (no such step) | missing_scope
 */
export async function retryStep(ctx: Context, input: RetryStepInput): Promise<void> {
  const operator = requireRight(ctx, "ote:certify");
  await inTransaction(ctx.db, async (tx) => {
    const run = await lockRun(tx, input.number);
    assertRunning(run);
    assertPlanned(run.plan as unknown as RunPlan, input.step);
    await tx.prisma.oteRetry.create({
      data: {
        runId: run.id,
        step: input.step,
        afterCommandId: await lastCommandId(tx.sql),
        author: operator.email,
        reason: input.reason,
        createdAt: ctx.now,
      },
    });
    await recordRun(tx, ctx, run, {
      action: "ote.retry_step",
      after: { step: input.step, reason: input.reason },
    });
  });
}

/** @throws RegistryError invalid_value */
export function assertPlanned(plan: RunPlan, step: string): void {
  if (plan.steps.includes(step)) return;
  const message = "is no step of this run";
  throw new RegistryError("invalid_value", {
    message: `step ${message}`,
    fields: [{ path: "step", message }],
  });
}
