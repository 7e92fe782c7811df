import type { Tx } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import type { Context } from "../context";
import { queueDelegationChange } from "../dns/outbox";
import { type LoadedName, nameDetails } from "../names/load";
import { isOnHold } from "../names/statuses";
import { withdrawAllWork } from "../registrar/pending/withdraw";
import { wakeTransfer } from "../workflows/wake";
import { completedLetters } from "./letters";
import { loadSides } from "./sides";
import { tellBoth } from "./tell";
import { extendedExpiry, type TransferEnder, type TransferRow, transferDetails } from "./view";

/**
 * Writes that a locked name goes over to the gaining account: years are added within the namespace's limit, contacts go,
 * the lock comes on, its life begins anew with what was left of the term. The zone goes with the name and stays in DNS; a
 * hold of the old holder, and that of an expired term, end.
 */
export async function completeTransfer(
  tx: Tx,
  ctx: Context,
  { row, policy }: LoadedName,
  transfer: TransferRow,
  endedBy: TransferEnder,
): Promise<{ transfer: TransferRow; loaded: LoadedName }> {
  const expiresAt = extendedExpiry(policy, row.expiresAt, transfer.years, ctx.now);
  const ended = await tx.prisma.transfer.update({
    where: { id: transfer.id, state: "pending" },
    data: { state: "approved", endedAt: ctx.now, endedBy },
    include: transferDetails,
  });
  await tx.prisma.nameContact.deleteMany({ where: { nameId: row.id } });
  await tx.prisma.autoRenewal.deleteMany({ where: { nameId: row.id } });
  const after = await tx.prisma.name.update({
    where: { id: row.id },
    data: {
      accountId: transfer.gainingAccountId,
      expiresAt,
      lastTransferAt: ctx.now,
      updatedAt: ctx.now,
      autoRenew: false,
      // The grace periods of renewals that the old holder paid end with their hold on the name.
      lastRenewedAt: null,
      autoRenewedAt: null,
      stage: "registered",
      clientStatuses: ["clientTransferProhibited"],
      pendingTransferId: null,
      authInfoHash: null,
      authInfoExpiresAt: null,
    },
    include: nameDetails,
  });
  if (row.stage === "held" || isOnHold(row) !== isOnHold(after)) {
    await queueDelegationChange(tx, { namespace: policy.name, fqdn: row.fqdn });
  }
  // What the old holder's registrar asked for has lost its object.
  const byTransfer: Context = { ...ctx, actor: { kind: "system", name: "transfer" }, ip: null };
  await withdrawAllWork(tx, byTransfer, row.id, `${row.fqdn} was transferred`);
  const sides = await loadSides(tx, ended);
  await tellBoth(tx, ctx, ended, sides, {
    action: "names.transfer",
    before: { expiresAt: row.expiresAt },
    after: { expiresAt, endedBy },
    event: "subdomain.transferred",
    payload: { transferred_at: isoSeconds(ctx.now), expires_at: isoSeconds(expiresAt) },
    letters: completedLetters(ended, sides, { expiresAt, publicUrl: ctx.publicUrl }),
  });
  await wakeTransfer(tx, ended);
  return { transfer: ended, loaded: { row: after, policy } };
}
