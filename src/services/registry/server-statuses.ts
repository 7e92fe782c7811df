import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { queueDelegationChange } from "../dns/outbox";
import { emitEvent } from "../events/emit";
import { type Letter, sendMail } from "../mail/send";
import { eppStatuses, isOnHold } from "../names/statuses";
import { lockAnyName } from "./any-name";
import type { setServerStatusesInput } from "./schema";

/**
 * Sets the statuses that the registry has on a name (RFC 5731 §2.3): `serverHold` takes it out of DNS, the others forbid.
 * The holder is told by mail, with the reason. What is so already is no change. Operators with the role support or admin.
 * @throws RegistryError missing_scope | not_found
 */
export async function setServerStatuses(
  ctx: Context,
  input: z.output<typeof setServerStatusesInput>,
): Promise<{ added: string[]; removed: string[] }> {
  requireRight(ctx, "names:write");
  return inTransaction(ctx.db, async (tx) => {
    const { row, policy } = await lockAnyName(tx, ctx, input.name);
    const next = [...input.statuses].sort();
    const added = next.filter((status) => !row.serverStatuses.includes(status));
    const removed = row.serverStatuses.filter((status) => !next.some((one) => one === status));
    if (added.length + removed.length === 0) return { added, removed };
    const after = { ...row, serverStatuses: next };
    await tx.prisma.name.update({
      where: { id: row.id },
      data: { serverStatuses: next, updatedAt: ctx.now },
    });
    if (isOnHold(row) !== isOnHold(after)) {
      await queueDelegationChange(tx, { namespace: policy.name, fqdn: row.fqdn });
    }
    await recordAudit(tx, ctx, {
      action: "names.set_server_statuses",
      accountId: row.accountId,
      subject: { kind: "name", id: row.id, name: row.fqdn },
      before: { serverStatuses: row.serverStatuses },
      after: { serverStatuses: next, reason: input.reason },
    });
    await emitEvent(tx, ctx, {
      type: "subdomain.updated",
      accountId: row.accountId,
      subject: row.fqdn,
      payload: {
        subdomain: row.fqdn,
        auto_renew: row.autoRenew,
        statuses: eppStatuses(after, policy, ctx.now),
      },
    });
    const { email } = await tx.prisma.account.findUniqueOrThrow({
      where: { id: row.accountId },
      select: { email: true },
    });
    const unicode = `${row.labelUnicode}.${policy.name}`;
    await sendMail(tx, statusLetter(email, { unicode, added, removed, reason: input.reason }, ctx), ctx.now);
    return { added, removed };
  });
}

const IN_WORDS: Readonly<Record<string, string>> = {
  serverHold: "on hold: it does not answer on DNS",
  serverTransferProhibited: "not to be transferred",
  serverUpdateProhibited: "not to be changed",
  serverDeleteProhibited: "not to be deleted",
  serverRenewProhibited: "not to be renewed",
};

function statusLetter(
  to: string,
  change: { unicode: string; added: readonly string[]; removed: readonly string[]; reason: string },
  { publicUrl }: Context,
): Letter {
  const list = (statuses: readonly string[]) =>
    statuses.map((status) => `- ${IN_WORDS[status] ?? status} (${status})`).join("\n");
  const { unicode, added, removed, reason } = change;
  return {
    to,
    subject:
      added.includes("serverHold") || !removed.includes("serverHold")
        ? `The registry has restricted ${unicode}`
        : `${unicode} is off hold`,
    text: [
      "Hello,",
      ...(added.length > 0 ? [`from now on ${unicode} is\n${list(added)}`] : []),
      ...(removed.length > 0 ? [`${unicode} is no longer\n${list(removed)}`] : []),
      `The reason: ${reason}`,
      `You see the name here:\n${publicUrl}/dashboard/names`,
      "If you have a question, answer the registry's support.\n\n-- \nSent by the registry portal.\n",
    ].join("\n\n"),
  };
}
