import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { noSuchWorkflow } from "./look-up";
import { lockWorkflow } from "./row";
import type { workflowRef } from "./schema";
import type { WorkflowView } from "./view";
import { viewFrom } from "./view-of";
import { writeOutcome } from "./write-outcome";

/**
 * Ends a workflow that has not begun or waits for the user. A payment that is on its way for it goes back once it comes.
 * @throws RegistryError not_found | missing_scope | wrong_state
 */
export async function cancelWorkflow(
  ctx: Context,
  { workflowId }: z.output<typeof workflowRef>,
): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockWorkflow(tx, workflowId);
    if (row?.accountId !== accountId) throw noSuchWorkflow();
    if (row.state !== "action_required" && row.state !== "pending") {
      throw new RegistryError("wrong_state", {
        message: row.completedAt
          ? "This request has ended already"
          : "This request goes on by itself: only one that waits for you can be cancelled",
        details: { state: row.state },
      });
    }
    const message = "It was cancelled before it was carried out";
    const after = await writeOutcome(tx, ctx, row, { kind: "failed", code: "cancelled", message });
    await recordAudit(tx, ctx, {
      action: "names.cancel_request",
      accountId,
      subject: { kind: "request", id: row.id, name: row.fqdn },
      before: { kind: row.kind, step: row.step },
    });
    return viewFrom(tx, after);
  });
}

/** Ends one that waits for the user, for the registry. */
export async function endForRegistry(
  ctx: Context,
  workflowId: string,
  why: { readonly code: string; readonly message: string },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockWorkflow(tx, workflowId);
    if (row?.state === "action_required") await writeOutcome(tx, ctx, row, { kind: "failed", ...why });
  });
}
