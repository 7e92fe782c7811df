import type { PendingWork } from "@/db/generated/client";
import type { Tx } from "@/db/transaction";
import { actorLabel, recordAudit } from "../../audit/record";
import type { Context } from "../../context";
import { RegistryError } from "../../errors";
import { emitEvent } from "../../events/emit";
import { loadWorkRow } from "./load";

/** What becomes of a row, and what is written of that. */
interface Decision {
  readonly state: "applied" | "rejected" | "superseded";
  readonly action: "work.apply" | "work.reject" | "work.withdraw";
  readonly event: "work.applied" | "work.rejected" | "work.withdrawn";
  readonly reason?: string;
  /** More for the audit. */
  readonly about?: object;
}

/**
 * Decides on work that still waits: of two who decide at once, the database lets one. Audited, and told to the registrar.
 * @throws RegistryError wrong_state
 */
export async function decideWork(
  tx: Tx,
  ctx: Context,
  work: PendingWork,
  { state, action, event, reason, about }: Decision,
): Promise<void> {
  const { id, command, fqdn, accountId } = work;
  const { count } = await tx.prisma.pendingWork.updateMany({
    where: { id, state: "pending" },
    data: {
      state,
      decidedAt: ctx.now,
      decidedBy: actorLabel(ctx.actor),
      reason: reason ?? null,
      ...(state === "applied" ? { lastError: null } : {}),
    },
  });
  if (count === 0) throw notPending(await loadWorkRow(tx.prisma, id));
  await recordAudit(tx, ctx, {
    action,
    accountId,
    subject: { kind: "pending_work", id, name: fqdn },
    before: { state: "pending" },
    after: { state, command, commandRequestId: work.requestId, ...(reason ? { reason } : {}), ...about },
  });
  await emitEvent(tx, ctx, {
    type: event,
    accountId,
    subject: fqdn,
    payload: { subdomain: fqdn, command, pending_work_id: id, ...(reason ? { reason } : {}) },
  });
}

const PARTICIPLE: Record<PendingWork["state"], string> = {
  pending: "taken",
  applied: "applied",
  rejected: "rejected",
  superseded: "withdrawn",
};

/** For whoever decides on what was decided. */
export function notPending({ state, decidedBy, fqdn }: PendingWork): RegistryError {
  return new RegistryError("wrong_state", {
    message: `This work on ${fqdn} was ${PARTICIPLE[state]} already${decidedBy ? ` by ${decidedBy}` : ""}: look at the list again`,
    details: { state },
  });
}
