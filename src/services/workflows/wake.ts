import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { addTask } from "../tasks";

const WAKE = statement(
  "workflow_wake",
  `SELECT graphile_worker.add_job('run_workflow', json_build_object('workflowId', w.id), job_key := 'run_workflow:' || w.id,
     max_attempts := 25) IS NOT NULL AS added
   FROM workflow w
   WHERE w.account_id = $1::uuid AND NOT w.sandbox AND w.completed_at IS NULL AND w.state <> 'blocked'`,
);

/**
 * Has an account's open workflows, but those that wait for others, look again at what they wait for: after money came, a
 * card was saved, an address was verified. Joins the transaction, after the write that they are to see: whoever looks locks
 * the same row, so that none looks too early and is not told either.
 */
export async function wakeWorkflows(tx: SqlTx, accountId: string): Promise<void> {
  await tx.sql(WAKE, [accountId]);
}

const WAKE_TRANSFER = statement(
  "workflow_wake_transfer",
  `SELECT graphile_worker.add_job('run_workflow', json_build_object('workflowId', w.id), job_key := 'run_workflow:' || w.id,
     max_attempts := 25) IS NOT NULL AS added
   FROM workflow w
   WHERE w.account_id = $1::uuid AND NOT w.sandbox AND w.fqdn = $2 AND w.kind = 'transfer_in' AND w.completed_at IS NULL`,
);

/** Has the workflow that asked for a transfer look at how it has ended. */
export async function wakeTransfer(
  tx: SqlTx,
  { gainingAccountId, fqdn }: { readonly gainingAccountId: string; readonly fqdn: string },
): Promise<void> {
  await tx.sql(WAKE_TRANSFER, [gainingAccountId, fqdn]);
}

/** Has one workflow look at what has become of its payment. */
export async function wakeWorkflow(tx: SqlTx, workflowId: string): Promise<void> {
  await addTask(tx, "run_workflow", { workflowId }, { key: `run_workflow:${workflowId}` });
}
