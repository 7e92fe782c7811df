import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { recordAudit } from "../../audit/record";
import { emitEvent } from "../../events/emit";
import type { NameWithDetails } from "../../names/load";
import type { CommandName } from "../commands";
import type { ChannelContext } from "../gate";

/** What a command leaves to be applied. Neither secrets nor personal data. */
export interface Work {
  readonly command: Extract<CommandName, "update_nameservers" | "transfer_domain" | "delete_domain">;
  readonly row: Pick<NameWithDetails, "id" | "fqdn" | "namespaceId">;
  readonly before: object;
  readonly desired: object;
}

const SUPERSEDE = statement(
  "pending_work_supersede",
  `UPDATE pending_work SET state = 'superseded', decided_at = $3, decided_by = $4, reason = 'A later command took its place'
   WHERE name_id = $1::uuid AND command = $2 AND state = 'pending'`,
);

/**
 * Queues work for the operators; what waited for the same name and command is superseded. In the transaction that holds
 * the name's lock.
 */
export async function queueWork(tx: Tx, ctx: ChannelContext, work: Work): Promise<{ id: string }> {
  const { command, row, before, desired } = work;
  const { channelId, accountId, slug } = ctx.actor;
  await tx.sql(SUPERSEDE, [row.id, command, ctx.now, slug]);
  const id = newId();
  await tx.prisma.pendingWork.create({
    data: {
      id,
      channelId,
      accountId,
      namespaceId: row.namespaceId,
      nameId: row.id,
      fqdn: row.fqdn,
      command,
      before,
      desired,
      requestId: ctx.requestId,
      createdAt: ctx.now,
    },
  });
  await recordAudit(tx, ctx, {
    action: "work.queue",
    accountId,
    subject: { kind: "pending_work", id, name: row.fqdn },
    before: { ...before },
    after: { command, ...desired },
  });
  await emitEvent(tx, ctx, {
    type: "work.queued",
    accountId,
    subject: row.fqdn,
    payload: { subdomain: row.fqdn, command, pending_work_id: id },
  });
  return { id };
}
