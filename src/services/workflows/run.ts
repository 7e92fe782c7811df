import type { Context } from "../context";

/** What the job `run_workflow` does: carries a workflow on as far as it goes. */
export async function runWorkflow(_ctx: Context, _payload: { workflowId: string }): Promise<void> {}
