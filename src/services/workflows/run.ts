import type { Context } from "../context";
import { carryOn } from "./carry";

/** What the job `run_workflow` does. */
export async function runWorkflow(ctx: Context, { workflowId }: { workflowId: string }): Promise<void> {
  await carryOn(ctx, workflowId);
}
