import type { z } from "zod";
import { inTransaction, type Tx } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { lockName } from "../names/load";
import { completeTransfer } from "./complete";
import { endUnapproved } from "./end-unapproved";
import { rejectedLetters } from "./letters";
import { type InTransfer, lockInTransfer, noPendingTransfer } from "./pending";
import type { answerInput, rejectTransferInput } from "./schema";
import { assertNotStopped } from "./transferable";
import { type TransferView, toTransferView } from "./view";

/**
 * Lets a name go to the account that asked for it: at once, for its holder.
 * @throws RegistryError not_found | no_pending_transfer | status_prohibits (stopped by the registry)
 */
export function approveTransfer(ctx: Context, input: z.output<typeof answerInput>): Promise<TransferView> {
  return answerAs(ctx, input, async (tx, { loaded, transfer }) => {
    assertNotStopped(loaded);
    return (await completeTransfer(tx, ctx, loaded, transfer, "losing")).transfer;
  });
}

/**
 * Keeps a name that another account has asked for, for its holder: the fee is given back, the code stays void.
 * @throws RegistryError not_found | no_pending_transfer
 */
export function rejectTransfer(
  ctx: Context,
  input: z.output<typeof rejectTransferInput>,
): Promise<TransferView> {
  return answerAs(ctx, input, (tx, { transfer }) =>
    endUnapproved(tx, ctx, transfer, {
      state: "rejected",
      endedBy: "losing",
      reason: input.reason,
      action: "names.reject_transfer",
      event: "subdomain.transfer_rejected",
      payload: { rejected_at: isoSeconds(ctx.now) },
      letters: rejectedLetters,
    }),
  );
}

type Answer = (tx: Tx, inTransfer: InTransfer) => Promise<InTransfer["transfer"]>;

async function answerAs(
  ctx: Context,
  { name, transferId }: z.output<typeof answerInput>,
  answer: Answer,
): Promise<TransferView> {
  const tenant = requireScope(ctx, "names:write");
  return inTransaction(ctx.db, async (tx) => {
    const { row, policy } = await lockName(tx, ctx, tenant, name);
    const found = await lockInTransfer(tx, policy, row.id);
    if (!found || (transferId !== undefined && transferId !== found.transfer.id)) {
      throw noPendingTransfer(row.fqdn);
    }
    return toTransferView(await answer(tx, found), tenant.accountId, policy, ctx.now);
  });
}
