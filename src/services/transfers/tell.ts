import type { Tx } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { type EventType, emitEvent } from "../events/emit";
import { type Letter, sendMail } from "../mail/send";
import type { Sides } from "./sides";
import type { TransferRow } from "./view";

/** What both sides are told of a step of a transfer. */
interface Step {
  readonly action: string;
  readonly before?: object;
  readonly after?: object;
  readonly event: EventType;
  readonly payload: object;
  readonly letters: readonly Letter[];
}

/**
 * Writes a step of a transfer down for both accounts: audit, event, mail. The side that did not act is not told which
 * person or key of the other did.
 */
export async function tellBoth(
  tx: Tx,
  ctx: Context,
  transfer: TransferRow,
  { losing, gaining }: Sides,
  { action, before, after, event, payload, letters }: Step,
): Promise<void> {
  const acting = "accountId" in ctx.actor ? ctx.actor.accountId : null;
  const behindGlass: Context = { ...ctx, actor: { kind: "system", name: "other_account" }, ip: null };
  for (const side of [losing, gaining]) {
    await recordAudit(tx, side.id === acting || acting === null ? ctx : behindGlass, {
      action,
      accountId: side.id,
      subject: { kind: "name", id: transfer.nameId, name: transfer.fqdn },
      before,
      after: { ...after, transferId: transfer.id, direction: side === gaining ? "in" : "out" },
    });
    await emitEvent(tx, ctx, {
      type: event,
      accountId: side.id,
      subject: transfer.fqdn,
      payload: {
        subdomain: transfer.fqdn,
        ...payload,
        old_registrant_id: losing.number,
        new_registrant_id: gaining.number,
      },
    });
  }
  for (const letter of letters) await sendMail(tx, letter, ctx.now);
}
