import type { z } from "zod";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { noSuchWorkflow } from "./look-up";
import { readWorkflow } from "./row";
import type { workflowRef } from "./schema";
import type { WorkflowView } from "./view";
import { viewFrom } from "./view-of";

/** Ends a workflow that waits for the user. @throws RegistryError not_found | wrong_state */
export async function cancelWorkflow(
  ctx: Context,
  input: z.output<typeof workflowRef>,
): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  const row = await readWorkflow(ctx.db, input.workflowId);
  if (row?.accountId !== accountId) throw noSuchWorkflow();
  return viewFrom(ctx.db, row);
}
