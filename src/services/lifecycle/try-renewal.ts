import type { AutoRenewal, Name } from "@/db/generated/client";
import { inTransaction, type Tx } from "@/db/transaction";
import { startRenewalPayment } from "../billing/renewal-payments";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { renewAmountOf } from "../names/prices";
import { applyRenewal } from "../names/renew";
import type { NamespacePolicy } from "../namespaces/policy";
import { nextTryAt } from "./retry-schedule";
import { graceEndsAt } from "./steps";

/** What became of a try to renew a name. `waiting`: a card was asked, now or before, and has not answered. */
export type Try =
  | { readonly kind: "renewed"; readonly row: Name; readonly amount: number }
  | { readonly kind: "waiting" }
  | { readonly kind: "failed"; readonly failure: string };

/** A locked name with what is known of its unpaid renewal. */
export interface Expiring {
  readonly row: Name;
  readonly policy: NamespacePolicy;
  /** Null before the first try, and where the row is of an earlier term. */
  readonly renewal: AutoRenewal | null;
  /** A payment by card that has not been answered: by the provider, or by the cardholder who has to confirm it. */
  readonly payment: "pending" | "requires_action" | null;
}

/** Years of a renewal by the registry: the fewest that the namespace sells. */
export function autoRenewalYears(policy: NamespacePolicy): number {
  return policy.minYears;
}

/** Reads what is known of the unpaid renewal of a locked name. */
export async function loadExpiring(tx: Tx, row: Name, policy: NamespacePolicy): Promise<Expiring> {
  const found = await tx.prisma.autoRenewal.findUnique({ where: { nameId: row.id } });
  const renewal = found?.termEndsAt.getTime() === row.expiresAt.getTime() ? found : null;
  const payment = renewal?.paymentId
    ? await tx.prisma.payment.findUnique({ where: { id: renewal.paymentId }, select: { status: true } })
    : null;
  const status = payment?.status;
  const isOpen = status === "pending" || status === "requires_action";
  return { row, policy, renewal, payment: isOpen ? status : null };
}

/**
 * Renews a locked name from its account's balance, or else asks its card and writes down when to try again. One card is
 * asked at a time.
 */
export async function tryRenewal(tx: Tx, ctx: Context, expiring: Expiring): Promise<Try> {
  const { row, policy, renewal, payment } = expiring;
  const paid = await renewFromBalance(tx, ctx, expiring);
  if (paid.kind === "renewed") return paid;
  const tries = (renewal?.tries ?? 0) + 1;
  const paymentId = payment
    ? (renewal?.paymentId ?? null)
    : paid.failure === "insufficient_balance"
      ? await askCard(tx, ctx, expiring)
      : null;
  const data = {
    accountId: row.accountId,
    termEndsAt: row.expiresAt,
    tries,
    nextTryAt: nextTryAt(tries, ctx.now, graceEndsAt(row, policy)),
    lastFailure: paymentId ? (renewal?.lastFailure ?? null) : paid.failure,
    paymentId,
  };
  await tx.prisma.autoRenewal.upsert({
    where: { nameId: row.id },
    create: { nameId: row.id, createdAt: ctx.now, ...data },
    update: data,
  });
  return paymentId ? { kind: "waiting" } : paid;
}

/** Renews it if the balance covers that. Whatever refuses it leaves nothing behind. */
export async function renewFromBalance(
  tx: Tx,
  ctx: Context,
  { row, policy }: Pick<Expiring, "row" | "policy">,
): Promise<Exclude<Try, { kind: "waiting" }>> {
  try {
    const { loaded, amount } = await inTransaction(within(ctx, tx).db, (inner) =>
      applyRenewal(inner, ctx, { row, policy }, autoRenewalYears(policy), "registry"),
    );
    return { kind: "renewed", row: loaded.row, amount };
  } catch (error) {
    if (error instanceof RegistryError) return { kind: "failed", failure: error.code };
    throw error;
  }
}

async function askCard(tx: Tx, ctx: Context, { row, policy }: Expiring): Promise<string | null> {
  // What happens in a sandbox is undone: no job would ever answer.
  if (ctx.sandbox) return null;
  const amount = (await renewAmountOf(within(ctx, tx), { row, policy })) * autoRenewalYears(policy);
  return startRenewalPayment(tx, ctx, {
    nameId: row.id,
    accountId: row.accountId,
    termEndsAt: row.expiresAt,
    amount,
    currency: policy.currency,
  });
}
