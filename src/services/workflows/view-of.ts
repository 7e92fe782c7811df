import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { toUnicodeName } from "@/lib/idna";
import { PLANS } from "./plan";
import type { WorkflowRow } from "./row";
import type { WorkflowStepView, WorkflowView } from "./view";

const STEPS = statement(
  "workflow_steps",
  `SELECT workflow_id AS "workflowId", step, outcome, at, note FROM workflow_step
   WHERE workflow_id = ANY ($1::uuid[]) ORDER BY id`,
);

type StepRow = WorkflowStepView & { readonly workflowId: string };

/** A workflow whose steps are at hand. */
export function viewOf(row: WorkflowRow, steps: readonly WorkflowStepView[]): WorkflowView {
  return {
    id: row.id,
    kind: row.kind,
    fqdn: row.fqdn,
    unicode: toUnicodeName(row.fqdn),
    state: row.state,
    completed: row.completedAt !== null,
    step: row.step,
    plan: PLANS[row.kind],
    steps,
    action: row.state === "action_required" ? row.action : null,
    waitsFor: row.state === "blocked" ? (row.context.waitsFor ?? null) : null,
    error: row.errorCode ? { code: row.errorCode, message: row.errorMessage ?? "" } : null,
    sandbox: row.sandbox,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    completedAt: row.completedAt,
  };
}

/** Workflows with their steps. */
export async function viewsOf(on: SqlTx, rows: readonly WorkflowRow[]): Promise<WorkflowView[]> {
  if (rows.length === 0) return [];
  const steps = await on.sql<StepRow>(STEPS, [rows.map(({ id }) => id)]);
  const byWorkflow = Map.groupBy(steps, ({ workflowId }) => workflowId);
  return rows.map((row) =>
    viewOf(
      row,
      (byWorkflow.get(row.id) ?? []).map(({ step, outcome, at, note }) => ({ step, outcome, at, note })),
    ),
  );
}

export async function viewFrom(on: SqlTx, row: WorkflowRow): Promise<WorkflowView> {
  const [view] = await viewsOf(on, [row]);
  if (!view) throw new Error("A workflow without a view");
  return view;
}
