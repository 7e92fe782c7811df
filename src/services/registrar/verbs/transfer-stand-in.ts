import { randomInt } from "node:crypto";
import type { Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { addDays } from "@/lib/time";
import { parseForLookup } from "../../names/load";
import type { TransferDirection } from "../../transfers/schema";
import type { ChannelContext } from "../gate";
import { findSandboxKind } from "../sandbox-names";

/** Above what accounts are ever numbered, so that no number of a real one is used up. */
const LEAST_NUMBER = 2_000_000_000;

/**
 * In the sandbox nothing lasts, so no transfer waits there that could be answered. For who answers one of a sandbox name
 * somebody has asked for it two days ago: a stand-in for this channel's name (`out`), or the channel for a name that the
 * stand-in holds (`in`). In a transaction that is undone.
 */
export async function standInTransfer(
  tx: Tx,
  ctx: ChannelContext,
  name: string,
  direction: TransferDirection,
): Promise<void> {
  const { fqdn, policy } = await parseForLookup(ctx, name);
  if ((await findSandboxKind(tx, ctx.actor.channelId, fqdn)) === null) return;
  const own = ctx.actor.accountId;
  const row = await tx.prisma.name.findFirst({ where: { fqdn, accountId: own, releasedAt: null } });
  if (!row || row.pendingTransferId !== null || row.deletedAt !== null) return;
  const number = LEAST_NUMBER + randomInt(100_000_000);
  const standIn = await tx.prisma.account.create({
    data: {
      id: newId(),
      number,
      organization: "Sandbox registrar",
      contactName: "Sandbox",
      email: "sandbox@example.net",
    },
    select: { id: true },
  });
  const requestedAt = addDays(ctx.now, -2);
  const transfer = await tx.prisma.transfer.create({
    data: {
      id: newId(),
      nameId: row.id,
      fqdn,
      losingAccountId: direction === "out" ? own : standIn.id,
      gainingAccountId: direction === "out" ? standIn.id : own,
      requestedAt,
      actsAt: addDays(requestedAt, Math.max(policy.transferDays, 5)),
      years: 1,
      amount: 0,
      currency: policy.currency,
    },
    select: { id: true, losingAccountId: true },
  });
  await tx.prisma.name.update({
    where: { id: row.id },
    data: { pendingTransferId: transfer.id, accountId: transfer.losingAccountId },
  });
}
