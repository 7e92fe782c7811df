import type { Context } from "../context";
import type { WorkflowView } from "./view";

/**
 * Starts a workflow for somebody who waits for its end, and carries it on in this process. Hand the context on that
 * `start` is given: what is plain is then done in the transaction that writes it down.
 * @returns where it stands: it has ended, waits for the user, or `waitMillis` are over
 */
export async function startAndWait(
  ctx: Context,
  start: (ctx: Context) => Promise<WorkflowView>,
  _waitMillis: number,
): Promise<WorkflowView> {
  return start(ctx);
}
