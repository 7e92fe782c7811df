import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { noSuchWorkflow } from "../workflows/look-up";
import { lockWorkflow, saveWorkflow } from "../workflows/row";
import type { workflowRef } from "../workflows/schema";
import type { WorkflowView } from "../workflows/view";
import { viewFrom } from "../workflows/view-of";

/** As `cancelWorkflow`, of a workflow of the sandbox that stands still. @throws RegistryError not_found | wrong_state */
export async function cancelSandboxWorkflow(
  ctx: Context,
  { workflowId }: z.output<typeof workflowRef>,
): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockWorkflow(tx, workflowId);
    if (row?.accountId !== accountId || !row.sandbox) throw noSuchWorkflow();
    if (row.state !== "action_required") throw new RegistryError("wrong_state");
    const cancelled = {
      ...row,
      state: "failed" as const,
      action: null,
      errorCode: "cancelled",
      errorMessage: "It was given up",
      updatedAt: ctx.now,
      completedAt: ctx.now,
    };
    await saveWorkflow(tx, cancelled, []);
    return viewFrom(tx, cancelled);
  });
}
