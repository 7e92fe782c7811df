import type { Database } from "@/db/client";
import { type Context, systemContext } from "@/services/context";
import type { PaymentProvider } from "@/services/payments/provider";
import { runWorkflow } from "@/services/workflows/run";
import { NOW } from "./builders";

/** The context of a job that carries workflows on. */
export function workflowJob(db: Database, payments?: PaymentProvider, now = NOW): Context {
  return { ...systemContext(db, "run_workflow", now, "job_test", "https://portal.test"), payments };
}

/** Takes the jobs that are queued for workflows, also those for later, and does them. @returns their workflows */
export async function runWorkflowJobs(ctx: Context): Promise<string[]> {
  const { rows } = await ctx.db.pool.query<{ payload: { workflowId: string } }>(
    `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
     WHERE t.id = j.task_id AND t.identifier = 'run_workflow' RETURNING j.payload`,
  );
  const ids = rows.map(({ payload }) => payload.workflowId);
  for (const workflowId of ids) await runWorkflow(ctx, { workflowId });
  return ids;
}
