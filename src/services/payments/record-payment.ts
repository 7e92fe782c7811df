import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import type { Context } from "../context";
import { addTask } from "../tasks";
import type { CardFace, PaymentProvider } from "./provider";

/** Whoever recorded a payment asks the provider itself; this is when a job does, should that have died. */
const ASKED_BY_JOB_AFTER_MS = 20_000;

/** A payment to be recorded. `amount` in minor units. */
export interface NewPayment {
  readonly id: string;
  readonly accountId: string;
  readonly amount: number;
  readonly currency: string;
  readonly provider: PaymentProvider["name"];
  readonly ref: string | null;
  readonly methodId: string | null;
  readonly face: Pick<CardFace, "brand" | "last4"> | null;
  /** The workflow that it is for; else it is a top-up. */
  readonly workflowId?: string;
}

const INSERT = statement(
  "payment_insert",
  `INSERT INTO payment (id, account_id, purpose, amount, currency, status, provider, provider_ref, method_id,
     card_brand, card_last4, created_at, workflow_id)
   VALUES ($1::uuid, $2::uuid, (CASE WHEN $11::uuid IS NULL THEN 'top_up' ELSE 'workflow' END)::payment_purpose,
     $3::int, $4, 'pending', $5, $6, $7::uuid, $8, $9, $10, $11::uuid)`,
);

/**
 * Writes a payment down, with the job that finishes it. The provider may be asked once this is committed, by the recorder
 * itself or, `at: "once"`, by the job.
 */
export async function recordPayment(
  tx: SqlTx,
  ctx: Context,
  payment: NewPayment,
  at: "once" | "late",
): Promise<void> {
  await tx.sql(INSERT, [
    payment.id,
    payment.accountId,
    payment.amount,
    payment.currency,
    payment.provider,
    payment.ref,
    payment.methodId,
    payment.face?.brand ?? null,
    payment.face?.last4 ?? null,
    ctx.now,
    payment.workflowId ?? null,
  ]);
  await addSettlement(tx, payment.id, at);
}

/** Queues the job that asks the provider for a payment, by the wall clock. */
export async function addSettlement(tx: SqlTx, paymentId: string, at: "once" | "late"): Promise<void> {
  const runAt = at === "late" ? new Date(Date.now() + ASKED_BY_JOB_AFTER_MS) : undefined;
  await addTask(tx, "settle_payment", { paymentId }, { key: `settle_payment:${paymentId}`, runAt });
}
