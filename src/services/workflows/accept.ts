import { inSqlTransaction } from "@/db/transaction";
import type { Context } from "../context";
import { findRepeated } from "./repeated";
import { insertWorkflow, type WorkflowRow } from "./row";
import type { WorkflowView } from "./view";
import { viewFrom } from "./view-of";
import { wakeWorkflow } from "./wake";

/**
 * Writes a workflow down that has not begun. A job carries it on, unless whoever asked waits and does so; should that be
 * killed, the sweep does. Of two that ask at once for the same, one writes it and the other is given it.
 * @throws RegistryError workflow_conflict
 */
export async function accept(ctx: Context, row: WorkflowRow): Promise<WorkflowView> {
  const isWritten = await inSqlTransaction(ctx.db, async (tx) => {
    const written = await insertWorkflow(tx, row, []);
    if (written && !ctx.waits) await wakeWorkflow(tx, row.id);
    return written;
  });
  const accepted = isWritten ? row : await findRepeated(ctx, row);
  // It ended in between.
  if (!accepted) return accept(ctx, row);
  return viewFrom(ctx.db, accepted);
}
