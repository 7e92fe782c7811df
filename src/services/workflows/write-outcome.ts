import type { Tx } from "@/db/transaction";
import { canonicalJson } from "@/lib/canonical-json";
import type { Context } from "../context";
import { addTask } from "../tasks";
import { tellOwners } from "./letters";
import { type StepWrite, saveWorkflow, type WorkflowRow } from "./row";
import type { Outcome } from "./step";

/** Writes what became of the next step of a locked workflow. @returns the workflow as it stands then */
export async function writeOutcome(
  tx: Tx,
  ctx: Context,
  row: WorkflowRow,
  outcome: Outcome,
): Promise<WorkflowRow> {
  if (outcome.kind === "later" && outcome.againInMs !== undefined)
    await lookAgain(tx, row.id, outcome.againInMs);
  const after = standing(ctx, row, outcome);
  if (isSame(row, after)) return row;
  const told = await tellOwners(tx, ctx, after);
  const publishes = outcome.kind === "done" && outcome.publishes === true;
  const steps = stepsOf(row, outcome);
  const written = { ...after, context: { ...after.context, told } };
  await saveWorkflow(tx, written, steps, publishes);
  return written;
}

/** By the wall clock, whatever `now` a test has set. */
async function lookAgain(tx: Tx, workflowId: string, millis: number): Promise<void> {
  const runAt = new Date(Date.now() + millis);
  await addTask(tx, "run_workflow", { workflowId }, { key: `run_workflow:${workflowId}`, runAt });
}

function standing({ now }: Context, row: WorkflowRow, outcome: Outcome): WorkflowRow {
  const context = { ...row.context, ...outcome.facts, waitsFor: undefined };
  const base = { ...row, action: null, context, updatedAt: now };
  switch (outcome.kind) {
    case "action":
      return { ...base, state: "action_required", action: outcome.action };
    case "blocked":
      return { ...base, state: "blocked", context: { ...context, waitsFor: outcome.waitsFor } };
    case "later":
      return { ...base, state: "in_progress" };
    case "back":
      return { ...base, state: "in_progress", step: outcome.to };
    case "failed": {
      const { code, message } = outcome;
      return { ...ended(base, now), state: "failed", errorCode: code, errorMessage: message };
    }
    case "done":
      if (outcome.next === null) return { ...ended(base, now), state: "succeeded" };
      return { ...base, state: "in_progress", step: outcome.next };
  }
}

/** What was needed on the way is not kept: contacts are with the name, codes are used up. */
function ended(row: WorkflowRow, now: Date): WorkflowRow {
  const { contacts: _, ...input } = row.input as { contacts?: unknown };
  return { ...row, input, context: { ...row.context, codeHash: undefined }, completedAt: now };
}

/** It has stood there before: nothing is written, and nobody told again. */
function isSame(before: WorkflowRow, after: WorkflowRow): boolean {
  const seen = ({ state, step, action, context }: WorkflowRow) =>
    canonicalJson({ state, step, action, context });
  return after.completedAt === null && seen(before) === seen(after);
}

function stepsOf({ step }: WorkflowRow, outcome: Outcome): StepWrite[] {
  switch (outcome.kind) {
    case "done":
      return [{ step, outcome: "done", note: outcome.note ?? null }];
    case "action":
      return [{ step, outcome: "waiting", note: null }];
    case "blocked":
      return [{ step, outcome: "waiting", note: outcome.waitsFor }];
    case "failed":
      return [{ step, outcome: "failed", note: outcome.message }];
    case "back":
    case "later":
      return [];
  }
}
