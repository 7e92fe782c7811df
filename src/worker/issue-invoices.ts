import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { systemContext } from "@/services/context";
import { issueInvoices } from "@/services/invoices/issue";

/** How soon after its commit a charge has its invoice. An idle look is one statement of 0.2 ms. */
const EVERY_MS = 2_000;

export interface InvoiceWorkerOptions {
  readonly db: Database;
  readonly publicUrl: string;
  readonly onError: (error: unknown) => void;
}

/**
 * Issues invoices for what was charged, every two seconds. A job queued by each command would be a row that all of them
 * wait for; this takes nothing from them. Any number of processes may run one.
 */
export function startInvoiceWorker({ db, publicUrl, onError }: InvoiceWorkerOptions): {
  close(): Promise<void>;
} {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const issue = async () => {
    const requestId = `job_${randomUUID().replaceAll("-", "")}`;
    await issueInvoices(systemContext(db, "issue_invoices", new Date(), requestId, publicUrl)).catch(onError);
    if (!closed) timer = setTimeout(run, EVERY_MS);
  };
  let running = Promise.resolve();
  const run = () => {
    running = issue();
  };
  run();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      return running;
    },
  };
}
