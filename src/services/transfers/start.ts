import type { Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { addDays, isoSeconds } from "@/lib/time";
import { charge } from "../billing/ledger";
import type { Context } from "../context";
import type { LoadedName } from "../names/load";
import { priceOf } from "../namespaces/policy";
import { completeTransfer } from "./complete";
import { requestedLetters } from "./letters";
import { loadSides } from "./sides";
import { tellBoth } from "./tell";
import { assertTransferable } from "./transferable";
import { type TransferRow, transferDetails } from "./view";

/** What a transfer is to be. */
interface Wish {
  /** The gaining account. */
  readonly accountId: string;
  /** Added to the term, within the namespace's limit. */
  readonly years: number;
  /** Whether the gaining account pays the fee; else there is none. */
  readonly isPaid: boolean;
  /** Its holder hands the name over: nobody is waited for. */
  readonly byHolder?: boolean;
}

/** A transfer as it stands after the request. Amounts in minor units. */
export interface Started {
  readonly transfer: TransferRow;
  readonly loaded: LoadedName;
  readonly amount: number;
  readonly balance: number;
}

/**
 * Writes that a locked name is to go over to another account: the fee is taken, and the code is used up. It waits for its
 * holder for the namespace's days of transfer, and goes over at once where there are none (RFC 5730 §2.9.3.4).
 * @throws RegistryError status_prohibits | insufficient_balance
 */
export async function startTransfer(tx: Tx, ctx: Context, loaded: LoadedName, wish: Wish): Promise<Started> {
  assertTransferable(loaded, ctx.now);
  const { row, policy } = loaded;
  const paid = wish.isPaid ? await takeFee(tx, ctx, loaded, wish) : null;
  const isImmediate = wish.byHolder || policy.transferDays === 0;
  const transfer = await tx.prisma.transfer.create({
    data: {
      id: newId(),
      nameId: row.id,
      fqdn: row.fqdn,
      losingAccountId: row.accountId,
      gainingAccountId: wish.accountId,
      requestedAt: ctx.now,
      actsAt: isImmediate ? ctx.now : addDays(ctx.now, policy.transferDays),
      years: wish.years,
      amount: paid?.amount ?? 0,
      currency: policy.currency,
      chargeId: paid?.transactionId ?? null,
    },
    include: transferDetails,
  });
  const money = { amount: paid?.amount ?? 0, balance: paid?.balance ?? 0 };
  if (isImmediate) {
    const done = await completeTransfer(tx, ctx, loaded, transfer, wish.byHolder ? "losing" : "registry");
    return { ...done, ...money };
  }
  await tx.prisma.name.update({
    where: { id: row.id },
    data: {
      pendingTransferId: transfer.id,
      authInfoHash: null,
      authInfoExpiresAt: null,
      updatedAt: ctx.now,
    },
  });
  const sides = await loadSides(tx, transfer);
  await tellBoth(tx, ctx, transfer, sides, {
    action: "names.request_transfer",
    after: { actsAt: transfer.actsAt, years: transfer.years },
    event: "subdomain.transfer_requested",
    payload: { requested_at: isoSeconds(ctx.now), acts_at: isoSeconds(transfer.actsAt) },
    letters: requestedLetters(transfer, sides, ctx.publicUrl),
  });
  const after = { ...row, pendingTransferId: transfer.id, authInfoHash: null, authInfoExpiresAt: null };
  return { transfer, loaded: { row: { ...after, updatedAt: ctx.now }, policy }, ...money };
}

async function takeFee(tx: Tx, ctx: Context, { row, policy }: LoadedName, { accountId, years }: Wish) {
  const amount = priceOf(policy, "transfer", ctx.now) * years;
  const posted = await charge(tx, ctx, {
    accountId,
    currency: policy.currency,
    amount,
    kind: "transfer",
    description: `${row.labelUnicode}.${policy.name}: transfer, ${years} ${years === 1 ? "year" : "years"}`,
    nameId: row.id,
    years,
  });
  return { ...posted, amount };
}
