import { inTransaction, type Tx } from "@/db/transaction";
import { type Context, within } from "../context";
import { CATALOGUE } from "../error-catalogue";
import { RegistryError } from "../errors";
import { finishPayment } from "../payments/finish-payment";
import { ProviderAway } from "../payments/provider";
import { actingContext } from "./acting";
import { ringFor } from "./bell";
import { PLANS } from "./plan";
import { lockWorkflow, type WorkflowRow } from "./row";
import type { Outcome } from "./step";
import { stepOf } from "./steps";
import { writeOutcome } from "./write-outcome";

/** More steps than any workflow has, with those that are done again. */
const MOST_STEPS = 30;

/**
 * Carries a workflow on until it has ended or waits: each step with its effects in a transaction of its own, under the
 * workflow's lock. Any number may do so at once, and be killed: each looks again under the lock where it stands. Cards are
 * asked between two steps, for a payment that was committed before.
 * @returns the workflow as it stands; null when there is none
 */
export async function carryOn(ctx: Context, workflowId: string): Promise<WorkflowRow | null> {
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const went = await inTransaction(ctx.db, (tx) => carryStep(tx, ctx, workflowId));
    if (!went) return null;
    const { row, outcome } = went;
    if (row.completedAt) ringFor(row.id, row.completedAt);
    if (outcome?.kind === "done" || outcome?.kind === "back") continue;
    const paymentId = outcome?.kind === "later" ? outcome.paymentId : undefined;
    if (!paymentId || !(await hasAnswered(ctx, paymentId))) return row;
  }
  throw new Error(`The workflow ${workflowId} goes round in circles`);
}

/** Asks the provider. While it does not answer, the payment's own job asks again, and wakes the workflow. */
async function hasAnswered(ctx: Context, paymentId: string): Promise<boolean> {
  try {
    const payment = await finishPayment(ctx, { paymentId });
    return payment !== null && payment.status !== "pending";
  } catch (error) {
    if (error instanceof ProviderAway) return false;
    throw error;
  }
}

interface Went {
  readonly row: WorkflowRow;
  /** Null when it had ended before. */
  readonly outcome: Outcome | null;
}

async function carryStep(tx: Tx, ctx: Context, workflowId: string): Promise<Went | null> {
  const row = await lockWorkflow(tx, workflowId);
  if (!row) return null;
  // What a sandbox keeps is carried on nowhere but in the transaction that is undone.
  const isKept = row.sandbox && !ctx.sandbox;
  if (row.completedAt || isKept) return { row, outcome: null };
  const outcome = await takeStep(tx, ctx, row);
  return { row: await writeOutcome(tx, ctx, row, outcome), outcome };
}

/** Does the next step of a locked workflow. What is refused leaves nothing behind, and ends it. */
export async function takeStep(tx: Tx, ctx: Context, row: WorkflowRow): Promise<Outcome> {
  try {
    return await inTransaction(within(ctx, tx).db, async (inner) =>
      stepOf(row.kind, row.step)({ row, tx: inner, ctx: await actingContext(inner, ctx, row) }),
    );
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return refusedOutcome(row, error);
  }
}

/** The steps that have to be done again when a later one meets this. */
const BACK: Readonly<Record<string, string>> = {
  insufficient_balance: "payment",
  premium_consent_required: "check",
};

/** What a refusal of a step means for its workflow. @throws the error itself when it is to be tried again */
export function refusedOutcome(row: WorkflowRow, error: RegistryError): Outcome {
  const { http, retryable, registrar } = CATALOGUE[error.code];
  // Ours, or to be tried again: the job does so.
  if (http >= 500 || retryable) throw error;
  const plan: readonly string[] = PLANS[row.kind];
  const back = BACK[error.code];
  if (back && !row.sandbox && plan.includes(back) && plan.indexOf(back) < plan.indexOf(row.step)) {
    return { kind: "back", to: back };
  }
  return { kind: "failed", code: registrar, message: error.message };
}
