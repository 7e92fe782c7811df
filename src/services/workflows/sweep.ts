import type { Context } from "../context";

/** What the job `sweep_workflows` does. */
export async function sweepWorkflows(_ctx: Context): Promise<void> {}
