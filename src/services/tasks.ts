import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";

/** Every job by name, with its payload. Handlers: src/worker/. Payloads hold ids, never secrets. */
export interface Tasks {
  /** Delivers a mail by SMTP, when that is set. */
  send_mail: { mailId: string };
  /** Carries out what is due in the lives of names: notices, renewals, expiry, hold, redemption, release. */
  run_lifecycle: Record<string, never>;
  /** Approves transfers that nobody has answered in time. */
  approve_transfers: Record<string, never>;
  /** Carries a workflow on as far as it goes. */
  run_workflow: { workflowId: string };
  /** Carries on with workflows that a killed process left, and looks after those that wait. */
  sweep_workflows: Record<string, never>;
  /** Asks the provider for a payment, and writes what it said. */
  settle_payment: { paymentId: string };
  /** Carries on with payments that a killed process left, and ends those that nobody confirmed. */
  settle_due_payments: Record<string, never>;
  /** Gives the money of a payment back. */
  refund_payment: { paymentId: string };
  /** Writes how a cardholder's dispute stands. */
  settle_dispute: { disputeRef: string };
  /** Writes a card down that was saved on the provider's page. */
  keep_card: { setupRef: string };
  /** Has the provider forget a card that was removed. */
  forget_card: { methodId: string };
  /** Measures queues and lags for the health page. */
  sample_health: Record<string, never>;
  /** Tells registrars whose balance fell below their threshold. */
  notice_low_balances: Record<string, never>;
  /** Tells registrars whose certification ends soon, and ends those that have. */
  expire_certifications: Record<string, never>;
  /** Publishes every zone under a namespace anew. */
  republish_zones: { namespaceId: string };
  /** Seals the audit and the registrars' commands into their hash chains. */
  seal_logs: Record<string, never>;
  /** Removes expired sessions, mail tokens and idempotency records. */
  clean_up: Record<string, never>;
}

const ADD = statement(
  "task_add",
  "SELECT graphile_worker.add_job($1, $2::json, job_key := $3, run_at := $4, max_attempts := 25) IS NOT NULL AS added",
);

/** Queues a job in the command's transaction: it starts after the commit, milliseconds later. */
export async function addTask<Name extends keyof Tasks>(
  tx: SqlTx,
  name: Name,
  payload: Tasks[Name],
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await tx.sql(ADD, [name, JSON.stringify(payload), options.key ?? null, options.runAt ?? null]);
}
