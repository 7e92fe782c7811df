import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { sealLogs } from "@/services/audit/seal";
import { expireCertifications } from "@/services/channels/expire-certifications";
import { noticeLowBalances } from "@/services/channels/notice-low-balances";
import { type Context, systemContext } from "@/services/context";
import { sampleHealth } from "@/services/health/sample";
import { runLifecycle } from "@/services/lifecycle/run";
import { deliverMail } from "@/services/mail/deliver";
import type { MailTransport } from "@/services/mail/transport";
import { cleanUp } from "@/services/maintenance/clean-up";
import { keepSetup } from "@/services/payments/card-setup";
import { finishPayment } from "@/services/payments/finish-payment";
import { forgetCard } from "@/services/payments/methods";
import type { PaymentProvider } from "@/services/payments/provider";
import { refundPayment } from "@/services/payments/refund-payment";
import { settleDispute } from "@/services/payments/settle-dispute";
import { settleDuePayments } from "@/services/payments/settle-due";
import { republishZones } from "@/services/registry/republish-zones";
import type { Signer } from "@/services/signing/signer";
import type { Tasks } from "@/services/tasks";
import { approveDueTransfers } from "@/services/transfers/approve-due";
import { runWorkflow } from "@/services/workflows/run";
import { sweepWorkflows } from "@/services/workflows/sweep";

/** One handler for each task. A handler that throws is tried again later. */
export type Handlers = { readonly [Name in keyof Tasks]: (payload: Tasks[Name]) => Promise<unknown> };

export interface WorkerParts {
  readonly db: Database;
  readonly publicUrl: string;
  /** Null keeps mails on the mailbox page. */
  readonly mail: MailTransport | null;
  /** Signs evidence and the audit's checkpoints. */
  readonly signer?: Signer;
  /** Who takes cards. */
  readonly payments?: PaymentProvider;
}

export function createHandlers({ db, publicUrl, mail, signer, payments }: WorkerParts): Handlers {
  const as = (name: string): Context => ({
    ...systemContext(db, name, new Date(), `job_${randomUUID().replaceAll("-", "")}`, publicUrl),
    signer,
    payments,
  });
  return {
    send_mail: ({ mailId }) => deliverMail(db, mail, mailId, new Date()),
    run_lifecycle: () => runLifecycle(as("run_lifecycle")),
    approve_transfers: () => approveDueTransfers(as("approve_transfers")),
    run_workflow: (payload) => runWorkflow(as("run_workflow"), payload),
    sweep_workflows: () => sweepWorkflows(as("sweep_workflows")),
    settle_payment: (payload) => finishPayment(as("settle_payment"), payload),
    settle_due_payments: () => settleDuePayments(as("settle_due_payments")),
    refund_payment: (payload) => refundPayment(as("refund_payment"), payload),
    settle_dispute: (payload) => settleDispute(as("settle_dispute"), payload),
    keep_card: (payload) => keepSetup(as("keep_card"), payload),
    forget_card: (payload) => forgetCard(as("forget_card"), payload),
    sample_health: () => sampleHealth(as("sample_health")),
    notice_low_balances: () => noticeLowBalances(as("notice_low_balances")),
    expire_certifications: () => expireCertifications(as("expire_certifications")),
    republish_zones: (payload) => republishZones(as("republish_zones"), payload),
    seal_logs: () => sealLogs(as("seal_logs")),
    clean_up: () => cleanUp(as("clean_up")),
  };
}
