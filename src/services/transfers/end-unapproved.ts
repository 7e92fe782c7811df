import type { Tx } from "@/db/transaction";
import { refundCharge } from "../billing/ledger";
import type { Context } from "../context";
import type { EventType } from "../events/emit";
import type { Letter } from "../mail/send";
import { wakeTransfer } from "../workflows/wake";
import { loadSides, type Sides } from "./sides";
import { tellBoth } from "./tell";
import { type TransferEnder, type TransferRow, transferDetails } from "./view";

/** How a transfer ends without the name going over. */
interface Ending {
  readonly state: "rejected" | "cancelled";
  readonly endedBy: TransferEnder;
  readonly reason: string | null;
  readonly action: string;
  readonly event: EventType;
  readonly payload: object;
  letters(transfer: TransferRow, sides: Sides): Letter[];
}

/** Writes that a waiting transfer of a locked name ends and the name stays; what was paid is given back. */
export async function endUnapproved(
  tx: Tx,
  ctx: Context,
  transfer: TransferRow,
  { state, endedBy, reason, action, event, payload, letters }: Ending,
): Promise<TransferRow> {
  const ended = await tx.prisma.transfer.update({
    where: { id: transfer.id, state: "pending" },
    data: { state, endedAt: ctx.now, endedBy, reason },
    include: transferDetails,
  });
  await tx.prisma.name.update({
    where: { id: transfer.nameId },
    data: { pendingTransferId: null, updatedAt: ctx.now },
  });
  const sides = await loadSides(tx, ended);
  await tellBoth(tx, ctx, ended, sides, {
    action,
    after: { endedBy },
    event,
    payload,
    letters: letters(ended, sides),
  });
  await wakeTransfer(tx, ended);
  if (transfer.chargeId !== null) await refundCharge(tx, ctx, transfer.chargeId);
  return ended;
}
