import type { z } from "zod";
import { inTransaction, type Tx } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { parseForLookup } from "../names/load";
import { endUnapproved } from "./end-unapproved";
import { cancelledLetters } from "./letters";
import { findNewest, noSuchTransfer } from "./load";
import { lockInTransfer, noPendingTransfer } from "./pending";
import type { answerInput } from "./schema";
import { type TransferRow, type TransferView, toTransferView } from "./view";

/**
 * Takes the request for a name back, for the account that asked for it: the fee is given back.
 * @throws RegistryError not_found (this account has not asked for it) | no_pending_transfer
 */
export async function cancelTransfer(
  ctx: Context,
  input: z.output<typeof answerInput>,
): Promise<TransferView> {
  const { accountId } = requireScope(ctx, "names:register");
  const { fqdn, policy } = await parseForLookup(ctx, input.name);
  const asked = await findNewest(ctx.db.prisma, { fqdn, gainingAccountId: accountId });
  if (!asked) throw noSuchTransfer(input.name);
  return inTransaction(ctx.db, async (tx) => {
    const found = await lockInTransfer(tx, policy, asked.nameId);
    const isOwn = found?.transfer.gainingAccountId === accountId;
    if (!found || !isOwn || (input.transferId !== undefined && input.transferId !== found.transfer.id)) {
      throw noPendingTransfer(fqdn);
    }
    const ended = await cancel(tx, ctx, found.transfer, "gaining", null);
    return toTransferView(ended, accountId, policy, ctx.now);
  });
}

/** Ends a transfer whose name was deleted while it waited: there is nothing to hand over. */
export function cancelForRegistry(tx: Tx, ctx: Context, transfer: TransferRow): Promise<TransferRow> {
  return cancel(tx, ctx, transfer, "registry", `${transfer.fqdn} was deleted before the transfer ended.`);
}

function cancel(
  tx: Tx,
  ctx: Context,
  transfer: TransferRow,
  endedBy: "gaining" | "registry",
  reason: string | null,
): Promise<TransferRow> {
  return endUnapproved(tx, ctx, transfer, {
    state: "cancelled",
    endedBy,
    reason,
    action: "names.cancel_transfer",
    event: "subdomain.transfer_cancelled",
    payload: { cancelled_at: isoSeconds(ctx.now) },
    letters: cancelledLetters,
  });
}
