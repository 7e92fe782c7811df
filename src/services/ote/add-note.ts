import { inTransaction } from "@/db/transaction";
import { requireRight } from "../access/require";
import type { Context } from "../context";
import { recordRun } from "./record-run";
import { assertPlanned } from "./retry-step";
import type { RunPlan } from "./run-facts";
import type { AddNoteInput } from "./schema";
import { lockRun, wrongRunState } from "./stored-run";

/**
 * Writes a reviewer's note on a run or a step of it, which the registrar does not see; until the run has ended, so that
 * its evidence stays what was signed. Certifiers only.
 * @throws RegistryError not_found | wrong_state | invalid_value (no such step) | missing_scope
 */
export async function addNote(ctx: Context, input: AddNoteInput): Promise<void> {
  const operator = requireRight(ctx, "ote:certify");
  await inTransaction(ctx.db, async (tx) => {
    const run = await lockRun(tx, input.number);
    if (run.endedAt !== null) throw wrongRunState(run);
    if (input.step !== null) assertPlanned(run.plan as unknown as RunPlan, input.step);
    await tx.prisma.oteNote.create({
      data: { runId: run.id, step: input.step, author: operator.email, text: input.text, createdAt: ctx.now },
    });
    await recordRun(tx, ctx, run, {
      action: "ote.add_note",
      isInternal: true,
      after: { step: input.step },
    });
  });
}
