import type { Prisma } from "@/db/generated/client";
import type { ChannelState } from "@/db/generated/enums";
import type { Tx } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type EventType, emitEvent } from "../events/emit";
import type { ChannelRow } from "./load";

/** States as people read them. */
export const STATE_WORDS: Record<ChannelState, string> = {
  applied: "waiting for review",
  refused: "refused",
  ote: "approved for OT&E",
  production_approved: "approved for production",
  suspended: "suspended",
};

/**
 * Changes a channel that is still in one of the states `from`: of two who decide at once, the database lets one. What
 * `from` leaves open is the state that was read.
 * @throws RegistryError wrong_state
 */
export async function changeChannel(
  tx: Tx,
  ctx: Context,
  channel: ChannelRow,
  from: readonly ChannelState[],
  data: Prisma.ChannelUpdateManyMutationInput,
): Promise<void> {
  if (!from.includes(channel.state)) throw wrongState(channel.slug, channel.state);
  const { count } = await tx.prisma.channel.updateMany({
    where: { id: channel.id, state: channel.state },
    data: { ...data, updatedAt: ctx.now },
  });
  if (count === 1) return;
  const now = await tx.prisma.channel.findUnique({ where: { id: channel.id }, select: { state: true } });
  throw wrongState(channel.slug, now?.state ?? channel.state);
}

function wrongState(slug: string, state: ChannelState): RegistryError {
  return new RegistryError("wrong_state", {
    message: `The channel ${slug} is ${STATE_WORDS[state]}: that does not allow this. Look at it again`,
    details: { channel_state: state },
  });
}

/** What the audit and the events say of a change. Neither holds a contact's name or address. */
export interface ChannelChange {
  readonly action: `channels.${string}`;
  readonly event: Extract<EventType, `channel.${string}`>;
  readonly before?: object;
  readonly after: object;
}

/** Writes the audit row and the event of a change, in its transaction. */
export async function recordChange(
  tx: Tx,
  ctx: Context,
  channel: Pick<ChannelRow, "id" | "slug" | "accountId">,
  { action, event, before, after }: ChannelChange,
): Promise<void> {
  const { accountId } = channel;
  await recordAudit(tx, ctx, {
    action,
    accountId,
    subject: { kind: "channel", id: channel.id, name: channel.slug },
    before,
    after,
  });
  await emitEvent(tx, ctx, {
    type: event,
    accountId,
    subject: channel.slug,
    payload: { channel: channel.slug, ...after },
  });
}
