import { statement } from "@/db/sql";
import { inTransaction, type SqlTx } from "@/db/transaction";
import type { Context } from "../context";
import { PLANS } from "../workflows/plan";
import {
  findNewest,
  insertWorkflow,
  lockWorkflow,
  type StepWrite,
  saveWorkflow,
  type WorkflowRow,
} from "../workflows/row";
import type { WorkflowView } from "../workflows/view";
import { viewFrom } from "../workflows/view-of";
import type { SandboxName } from "./sandbox-name";
import { type Simulated, SLOW_SECONDS } from "./simulated";

/** Workflows of the sandbox that an account keeps: the oldest go first. */
export const MOST_KEPT = 1_000;

/** How a workflow of the sandbox stands, and what it leaves. */
export interface Outcome {
  readonly simulated: Simulated | null;
  /** The registration once it has succeeded; null: there is none any more. Undefined: it changed nothing. */
  readonly registration?: SandboxName | null;
}

/** Writes down what came of a workflow whose every effect was undone. */
export async function keepWorkflow(
  ctx: Context,
  tried: WorkflowRow,
  { simulated, registration }: Outcome,
): Promise<WorkflowView> {
  const row = standAs(ctx, tried, simulated, registration);
  const plan: readonly string[] = PLANS[row.kind];
  const at = plan.indexOf(row.step);
  const steps: StepWrite[] = row.completedAt && !row.errorCode ? plan.map(done) : plan.slice(0, at).map(done);
  return inTransaction(ctx.db, async (tx) => {
    if (!(await insertWorkflow(tx, row, steps))) {
      const open = await findNewest(tx, row);
      if (!open) throw new Error("A workflow of the sandbox was neither there nor written");
      return viewFrom(tx, open);
    }
    if (row.action || row.errorCode) await saveWorkflow(tx, row, []);
    await tx.sql(TRIM, [row.accountId, MOST_KEPT]);
    return viewFrom(tx, row);
  });
}

/** Writes down that one has ended which had stood still. */
export async function endWorkflow(
  ctx: Context,
  before: WorkflowRow,
  tried: WorkflowRow,
  { simulated, registration }: Outcome,
): Promise<WorkflowView> {
  const row = { ...standAs(ctx, tried, simulated, registration), createdAt: before.createdAt };
  const plan: readonly string[] = PLANS[row.kind];
  return inTransaction(ctx.db, async (tx) => {
    const locked = await lockWorkflow(tx, row.id);
    if (locked?.completedAt) return viewFrom(tx, locked);
    await saveWorkflow(tx, row, plan.slice(plan.indexOf(before.step)).map(done));
    return viewFrom(tx, row);
  });
}

const done = (step: string): StepWrite => ({ step, outcome: "done", note: null });

const TRIM = statement(
  "sandbox_workflow_trim",
  `DELETE FROM workflow WHERE id IN (
     SELECT id FROM workflow WHERE account_id = $1::uuid AND sandbox ORDER BY created_at DESC, id DESC OFFSET $2)`,
);

function standAs(
  { now }: Context,
  tried: WorkflowRow,
  simulated: Simulated | null,
  registration: SandboxName | null | undefined,
): WorkflowRow {
  const { outboxId: _, paymentId: __, ...facts } = tried.context;
  const context = { ...facts, ...(registration !== undefined && { registration }) };
  // Contacts are of nobody here.
  const input = { ...(tried.input as object), contacts: undefined };
  const kept = { ...tried, input, context, sandbox: true, createdAt: now, updatedAt: now };
  const last = PLANS[tried.kind].at(-1) ?? tried.step;
  switch (simulated?.state) {
    case undefined:
      return { ...kept, state: "succeeded", step: last, action: null, completedAt: now };
    case "in_progress":
      return { ...kept, state: "in_progress", step: last, action: null, completedAt: null };
    case "blocked":
      return {
        ...kept,
        context: { ...facts, waitsFor: simulated.waitsFor },
        state: "blocked",
        step: last,
        completedAt: null,
      };
    case "action_required":
      return { ...kept, context: facts, ...simulated, completedAt: null };
    case "failed": {
      const { code: errorCode, message: errorMessage } = simulated.error;
      return {
        ...kept,
        context: facts,
        state: "failed",
        action: null,
        errorCode,
        errorMessage,
        completedAt: now,
      };
    }
  }
}

/** As it is now: what is slow has succeeded when its seconds are over. */
export function settled(row: WorkflowRow, now: Date): WorkflowRow {
  const endsAt = new Date(row.createdAt.getTime() + SLOW_SECONDS * 1000);
  if (row.state !== "in_progress" || endsAt > now) return row;
  return { ...row, state: "succeeded", updatedAt: endsAt, completedAt: endsAt };
}

const SETTLE = statement(
  "sandbox_workflow_settle",
  `UPDATE workflow SET state = 'succeeded', updated_at = created_at + $3::int * interval '1 second',
     completed_at = created_at + $3::int * interval '1 second'
   WHERE account_id = $1::uuid AND fqdn = $2 AND sandbox AND state = 'in_progress'
     AND created_at <= $4::timestamptz - $3::int * interval '1 second'`,
);

/** Writes down what `settled` says, so that the next of its kind may begin. */
export async function settleAll(on: SqlTx, accountId: string, fqdn: string, now: Date): Promise<void> {
  await on.sql(SETTLE, [accountId, fqdn, SLOW_SECONDS, now]);
}
