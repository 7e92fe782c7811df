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
import { republishZones } from "@/services/registry/republish-zones";
import type { Signer } from "@/services/signing/signer";
import type { Tasks } from "@/services/tasks";
import { approveDueTransfers } from "@/services/transfers/approve-due";

/** One handler for each task. A handler that throws is tried again later. */
export type Handlers = { readonly [Name in keyof Tasks]: (payload: Tasks[Name]) => Promise<unknown> };

export interface WorkerParts {
  readonly db: Database;
  readonly publicUrl: string;
  /** Null keeps mails on the mailbox page. */
  readonly mail: MailTransport | null;
  /** Signs evidence and the audit's checkpoints. */
  readonly signer?: Signer;
}

export function createHandlers({ db, publicUrl, mail, signer }: WorkerParts): Handlers {
  const as = (name: string): Context => ({
    ...systemContext(db, name, new Date(), `job_${randomUUID().replaceAll("-", "")}`, publicUrl),
    signer,
  });
  return {
    send_mail: ({ mailId }) => deliverMail(db, mail, mailId, new Date()),
    run_lifecycle: () => runLifecycle(as("run_lifecycle")),
    approve_transfers: () => approveDueTransfers(as("approve_transfers")),
    sample_health: () => sampleHealth(as("sample_health")),
    notice_low_balances: () => noticeLowBalances(as("notice_low_balances")),
    expire_certifications: () => expireCertifications(as("expire_certifications")),
    republish_zones: (payload) => republishZones(as("republish_zones"), payload),
    seal_logs: () => sealLogs(as("seal_logs")),
    clean_up: () => cleanUp(as("clean_up")),
  };
}
