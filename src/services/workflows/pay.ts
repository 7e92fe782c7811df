import type { PaymentMethod } from "@/db/generated/client";
import { statement } from "@/db/sql";
import { newId } from "@/lib/id";
import { openLedger } from "../billing/ledger";
import { lockCards } from "../payments/keep-card";
import { recordPayment } from "../payments/record-payment";
import type { WorkflowFacts } from "./row";
import type { Carried, Outcome } from "./step";

/** What is bought. `amount` in minor units. */
interface Bill {
  readonly amount: number;
  readonly currency: string;
  /** The step that spends it. */
  readonly next: string;
}

/** Card networks take no less, minor units; what is over stays in the balance. */
const LEAST_CHARGE = 50;

const LOCK_BALANCE = statement(
  "ledger_lock_balance",
  `SELECT balance + credit_limit AS available FROM ledger_account
   WHERE kind = 'customer' AND account_id = $1::uuid AND currency = $2 FOR NO KEY UPDATE`,
);

/**
 * The step `payment`: the balance covers it, or a saved card is asked for what is missing, or the user has to see to it.
 * Balance and cards are read under the locks of those who change them, and who then wake the account's workflows: so either
 * this sees the change, or it is told of it.
 */
export async function pay(carried: Carried, { amount, currency, next }: Bill): Promise<Outcome> {
  const { row, tx, ctx } = carried;
  // Nobody pays in a sandbox by card.
  if (row.sandbox) return { kind: "done", next };
  const { facts, waiting } = await lookAtPayment(carried);
  if (waiting?.kind === "later") return waiting;
  await openLedger(tx, row.accountId, currency);
  const [ledger] = await tx.sql<{ available: number }>(LOCK_BALANCE, [row.accountId, currency]);
  const available = ledger?.available ?? 0;
  if (available >= amount) return { kind: "done", next, facts: { ...facts, paymentId: undefined } };
  if (waiting) return waiting;
  const missingAmount = amount - available;
  const known = { ...row.context, ...facts };
  const card = await findCard(carried, known);
  if (card && ctx.payments) {
    const id = newId();
    const charge = Math.max(missingAmount, LEAST_CHARGE);
    await recordPayment(
      tx,
      ctx,
      {
        id,
        accountId: row.accountId,
        amount: charge,
        currency,
        provider: ctx.payments.name,
        ref: null,
        methodId: card.id,
        face: card,
        workflowId: row.id,
      },
      "late",
    );
    return { kind: "later", paymentId: id, facts: { ...facts, paymentId: id } };
  }
  const failure = known.failure ?? null;
  return {
    kind: "action",
    facts,
    action: { type: "payment_method", amount, missingAmount, currency, failure },
  };
}

/** What became of the payment that was asked for; `waiting` while that is not known. */
async function lookAtPayment({
  row,
  tx,
}: Carried): Promise<{ facts: Partial<WorkflowFacts>; waiting: Outcome | null }> {
  const { paymentId, refusedMethodIds = [] } = row.context;
  const payment = paymentId ? await tx.prisma.payment.findUnique({ where: { id: paymentId } }) : null;
  if (!payment) return { facts: {}, waiting: null };
  const { id, status, amount, currency, methodId, failureCode } = payment;
  if (status === "pending") return { facts: {}, waiting: { kind: "later", paymentId: id } };
  if (status === "requires_action") {
    const url = payment.actionUrl ?? "";
    const action = { type: "payment_confirmation", amount, currency, paymentId: id, url } as const;
    return { facts: {}, waiting: { kind: "action", action } };
  }
  const isRefused = status === "declined" || status === "cancelled";
  const facts: Partial<WorkflowFacts> = {
    paymentId: undefined,
    ...(isRefused && { failure: failureCode ?? "card_declined" }),
    ...(isRefused && methodId && { refusedMethodIds: [...refusedMethodIds, methodId] }),
  };
  return { facts, waiting: null };
}

/** The default card, or one that was saved since this was asked for; none that has refused it. */
async function findCard(
  { ctx, row, tx }: Carried,
  { refusedMethodIds = [] }: WorkflowFacts,
): Promise<PaymentMethod | null> {
  if (!ctx.payments) return null;
  await lockCards(tx, row.accountId);
  return tx.prisma.paymentMethod.findFirst({
    where: {
      accountId: row.accountId,
      provider: ctx.payments.name,
      removedAt: null,
      id: { notIn: [...refusedMethodIds] },
      OR: [{ isDefault: true }, { createdAt: { gte: row.createdAt } }],
    },
    orderBy: [{ isDefault: "desc" }, { createdAt: "desc" }],
  });
}
