import type { ChannelState } from "@/db/generated/enums";
import { inTransaction } from "@/db/transaction";
import { requireRight } from "../access/require";
import type { Context } from "../context";
import { changeChannel, recordChange, STATE_WORDS } from "./change";
import { tellContacts } from "./letters";
import { type ChannelRow, loadChannelBySlug } from "./load";
import type { ChannelInput, ReasonInput } from "./schema";

/**
 * Suspends an approved channel: all its commands but the status are refused, its names stay as they are. Operators who
 * decide on channels only. @throws RegistryError not_found | wrong_state
 */
export async function suspendChannel(ctx: Context, { slug, reason }: ReasonInput): Promise<void> {
  requireRight(ctx, "channels:write");
  await inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, slug);
    await changeChannel(tx, ctx, channel, ["ote", "production_approved"], {
      state: "suspended",
      stateReason: reason,
      stateBeforeSuspension: channel.state,
      suspendedAt: ctx.now,
    });
    await recordChange(tx, ctx, channel, {
      action: "channels.suspend",
      event: "channel.suspended",
      before: { state: channel.state },
      after: { state: "suspended", reason },
    });
    await tellContacts(tx, ctx, channel, {
      subject: `Your registrar channel ${slug} is suspended`,
      paragraphs: [
        "The operators suspended the channel:",
        reason,
        "Its commands are refused until it is resumed. Names under its sponsorship stay on DNS.",
      ],
    });
  });
}

/**
 * Ends a suspension: back to the state before it, or to OT&E when the certification ended meanwhile. Operators who decide
 * on channels only. @throws RegistryError not_found | wrong_state
 */
export async function resumeChannel(ctx: Context, { slug }: ChannelInput): Promise<void> {
  requireRight(ctx, "channels:write");
  await inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, slug);
    const state = stateAfterSuspension(channel, ctx.now);
    await changeChannel(tx, ctx, channel, ["suspended"], {
      state,
      stateReason: null,
      stateBeforeSuspension: null,
      suspendedAt: null,
      productionApprovedAt: state === "ote" ? null : undefined,
    });
    await recordChange(tx, ctx, channel, {
      action: "channels.resume",
      event: "channel.resumed",
      before: { state: channel.state },
      after: { state },
    });
    await tellContacts(tx, ctx, channel, {
      subject: `Your registrar channel ${slug} is resumed`,
      paragraphs: [`The suspension has ended. The channel is ${STATE_WORDS[state]} now.`],
    });
  });
}

function stateAfterSuspension(channel: ChannelRow, now: Date): ChannelState {
  if (channel.stateBeforeSuspension !== "production_approved") return "ote";
  return channel.certifiedUntil !== null && channel.certifiedUntil <= now ? "ote" : "production_approved";
}
