import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { bookPayment } from "../payments/book-top-up";
import { emitPaymentCompleted } from "../payments/payment-events";
import type { PaymentRow } from "../payments/payment-row";
import { actingContext } from "./acting";
import { refusedOutcome } from "./carry";
import { KIND_WORDS, PLANS } from "./plan";
import { lockWorkflow, type WorkflowRow } from "./row";
import { stepOf } from "./steps";
import { wakeWorkflow } from "./wake";
import { writeOutcome } from "./write-outcome";

const LOCK_NAME = statement(
  "workflow_lock_name",
  "SELECT 1 FROM name WHERE fqdn = $1 AND released_at IS NULL FOR UPDATE",
);

/**
 * Books a payment and has the workflow that waits for it spend it, in one transaction, or does neither: then the money goes
 * back. It does when the workflow has ended or needs it no more, and when what it was for is refused now.
 */
export async function spendPayment(
  tx: Tx,
  ctx: Context,
  payment: PaymentRow,
): Promise<"succeeded" | "refunding"> {
  const found = payment.workflowId ? await lockWorkflow(tx, payment.workflowId) : null;
  if (!found || found.completedAt || found.context.paymentId !== payment.id) return "refunding";
  const row: WorkflowRow = { ...found, context: { ...found.context, paymentId: undefined } };
  const spends = { ...row, step: stepAfterPayment(row) };
  // Names are locked before balances, as everywhere.
  await tx.sql(LOCK_NAME, [row.fqdn]);
  try {
    const spent = await inTransaction(ctx.db, async (inner) => {
      await bookPayment(inner, ctx, payment, KIND_WORDS[row.kind]);
      const acting = await actingContext(inner, ctx, row);
      return stepOf(row.kind, spends.step)({ row: spends, tx: inner, ctx: acting });
    });
    await emitPaymentCompleted(tx, ctx, payment);
    const paid = await writeOutcome(tx, ctx, row, { kind: "done", next: spends.step });
    const after = await writeOutcome(tx, ctx, paid, spent);
    if (!after.completedAt) await wakeWorkflow(tx, row.id);
    return "succeeded";
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    const after = await writeOutcome(tx, ctx, row, refusedOutcome(spends, error));
    if (!after.completedAt) await wakeWorkflow(tx, row.id);
    return "refunding";
  }
}

function stepAfterPayment({ kind }: WorkflowRow): string {
  const plan: readonly string[] = PLANS[kind];
  const next = plan[plan.indexOf("payment") + 1];
  if (!next) throw new Error(`A ${kind} buys nothing`);
  return next;
}
