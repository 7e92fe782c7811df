import type { Tx } from "@/db/transaction";
import { KIND_WORDS } from "../workflows/plan";
import type { PaymentRow } from "./payment-row";

/** What a payment was asked for, beside the balance. */
export interface PaidFor {
  readonly fqdn: string;
  /** `Renewal of shop.example`. */
  readonly description: string;
}

/** The name that a payment renews or buys; null for a top-up. */
export async function findPaidFor(
  { prisma }: Pick<Tx, "prisma">,
  { purpose, nameId, workflowId }: Pick<PaymentRow, "purpose" | "nameId" | "workflowId">,
): Promise<PaidFor | null> {
  if (purpose === "top_up") return null;
  if (workflowId) {
    const workflow = await prisma.workflow.findUnique({ where: { id: workflowId } });
    const fqdn = workflow?.fqdn ?? "a name";
    return { fqdn, description: `${workflow ? KIND_WORDS[workflow.kind] : "Purchase"} of ${fqdn}` };
  }
  const name = nameId
    ? await prisma.name.findUnique({ where: { id: nameId }, select: { fqdn: true } })
    : null;
  const fqdn = name?.fqdn ?? "a name";
  return { fqdn, description: `Renewal of ${fqdn}` };
}
