import { inTransaction } from "@/db/transaction";
import { addDays } from "@/lib/time";
import type { Context } from "../context";
import { recordChange } from "./change";
import { tellContacts } from "./letters";
import type { ChannelRow } from "./load";

/** How long before its end the contacts are told. */
export const NOTICE_DAYS = 30;

/**
 * Tells the contacts of channels whose certification ends within 30 days, once, and takes those whose certification has
 * ended back to OT&E: commands that change something in production are then refused until a new run is signed off.
 */
export async function expireCertifications(ctx: Context): Promise<{ noticed: number; expired: number }> {
  const certified = await ctx.db.prisma.channel.findMany({
    where: { state: "production_approved", certifiedUntil: { lte: addDays(ctx.now, NOTICE_DAYS) } },
    orderBy: { certifiedUntil: "asc" },
  });
  let noticed = 0;
  let expired = 0;
  for (const channel of certified) {
    if (channel.certifiedUntil === null) continue;
    if (channel.certifiedUntil <= ctx.now) expired += await expire(ctx, channel);
    else noticed += await notice(ctx, channel, channel.certifiedUntil);
  }
  return { noticed, expired };
}

async function notice(ctx: Context, channel: ChannelRow, certifiedUntil: Date): Promise<number> {
  if (channel.expiryNotifiedAt !== null) return 0;
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.prisma.channel.updateMany({
      where: { id: channel.id, state: "production_approved", certifiedUntil, expiryNotifiedAt: null },
      data: { expiryNotifiedAt: ctx.now },
    });
    if (count === 0) return 0;
    const day = certifiedUntil.toISOString().slice(0, 10);
    await tellContacts(tx, ctx, channel, {
      subject: `The certification of ${channel.slug} ends on ${day}`,
      paragraphs: [
        `The registrar channel ${channel.slug} is certified for production until ${day}. Ask the operators for a new OT&E run before that day: without one, commands that change something in production are refused from then on.`,
      ],
    });
    return 1;
  });
}

async function expire(ctx: Context, read: ChannelRow): Promise<number> {
  return inTransaction(ctx.db, async (tx) => {
    // Read again: an operator may have certified it anew, or another worker have done this, meanwhile.
    const channel = await tx.prisma.channel.findFirst({
      where: { id: read.id, state: "production_approved", certifiedUntil: { lte: ctx.now } },
    });
    if (!channel) return 0;
    const { count } = await tx.prisma.channel.updateMany({
      where: { id: channel.id, state: "production_approved", certifiedUntil: channel.certifiedUntil },
      data: { state: "ote", productionApprovedAt: null, updatedAt: ctx.now },
    });
    if (count === 0) return 0;
    await recordChange(tx, ctx, channel, {
      action: "channels.expire_certification",
      event: "channel.certification_expired",
      before: { state: "production_approved", certifiedUntil: channel.certifiedUntil },
      after: { state: "ote" },
    });
    await tellContacts(tx, ctx, channel, {
      subject: `The certification of ${channel.slug} has ended`,
      paragraphs: [
        "Commands that change something in production are refused from now on. The sandbox and everything that only reads works as before. Ask the operators for a new OT&E run.",
      ],
    });
    return 1;
  });
}
