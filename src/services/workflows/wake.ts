import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";

const WAKE = statement(
  "workflow_wake",
  `SELECT graphile_worker.add_job('run_workflow', json_build_object('workflowId', w.id), job_key := 'run_workflow:' || w.id,
     max_attempts := 25) IS NOT NULL AS added
   FROM workflow w WHERE w.account_id = $1::uuid AND w.completed_at IS NULL`,
);

/**
 * Has an account's open workflows look again at what they wait for: after money came, a card was saved, an address was
 * verified. Joins the transaction, after the write that they are to see: whoever looks locks the same row, so that none looks
 * too early and is not told either.
 */
export async function wakeWorkflows(tx: SqlTx, accountId: string): Promise<void> {
  await tx.sql(WAKE, [accountId]);
}
