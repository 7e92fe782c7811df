import type { Database } from "@/db/client";
import type { Prisma } from "@/db/generated/client";
import type { PaymentPurpose, PaymentStatus } from "@/db/generated/enums";
import { failureMessage } from "./failures";

/** A payment as its account sees it. Amounts in minor units. */
export interface PaymentView {
  readonly id: string;
  readonly purpose: PaymentPurpose;
  readonly amount: number;
  readonly currency: string;
  readonly status: PaymentStatus;
  readonly provider: string;
  readonly card: { readonly brand: string; readonly last4: string } | null;
  /** The name that it renews, or that a workflow buys with it. */
  readonly name: string | null;
  /** The workflow that waits for it. */
  readonly workflowId: string | null;
  /** Where the cardholder confirms it. */
  readonly actionUrl: string | null;
  /** Why it failed; of a dispute, how it ended. */
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

type Row = Prisma.PaymentGetPayload<object>;

const FAILED: readonly PaymentStatus[] = ["declined", "cancelled"];

export function paymentView(row: Row, fqdn: string | null): PaymentView {
  const { cardBrand, cardLast4, failureCode, status } = row;
  return {
    id: row.id,
    purpose: row.purpose,
    amount: row.amount,
    currency: row.currency,
    status,
    provider: row.provider,
    card: cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null,
    name: fqdn,
    workflowId: row.workflowId,
    actionUrl: status === "requires_action" ? row.actionUrl : null,
    failure: failureCode
      ? { code: failureCode, message: FAILED.includes(status) ? failureMessage(failureCode) : "" }
      : null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** Payments with the names that they are for. */
export async function paymentViews(db: Database, rows: readonly Row[]): Promise<PaymentView[]> {
  const fqdns = new Map([
    ...(await fqdnsOf(
      rows.flatMap(({ nameId }) => nameId ?? []),
      (ids) => db.prisma.name.findMany({ where: { id: { in: ids } }, select: { id: true, fqdn: true } }),
    )),
    ...(await fqdnsOf(
      rows.flatMap(({ workflowId }) => workflowId ?? []),
      (ids) => db.prisma.workflow.findMany({ where: { id: { in: ids } }, select: { id: true, fqdn: true } }),
    )),
  ]);
  return rows.map((row) => paymentView(row, fqdns.get(row.nameId ?? row.workflowId ?? "") ?? null));
}

async function fqdnsOf(
  ids: string[],
  read: (ids: string[]) => Promise<readonly { id: string; fqdn: string }[]>,
): Promise<readonly (readonly [string, string])[]> {
  if (ids.length === 0) return [];
  return (await read(ids)).map(({ id, fqdn }) => [id, fqdn] as const);
}
