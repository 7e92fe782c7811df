import { inTransaction } from "@/db/transaction";
import { requireRight } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { changeChannel, recordChange } from "./change";
import { tellContacts } from "./letters";
import { type ListingDecision, settleListing } from "./listings";
import { loadChannelBySlug } from "./load";
import type { ApproveInput, ReasonInput } from "./schema";

/**
 * Approves an application for OT&E, with at least one of its listings: sandbox commands and reading work from then on.
 * Operators who decide on channels only. @throws RegistryError not_found | wrong_state | invalid_value
 */
export async function approveChannel(ctx: Context, { slug, listings }: ApproveInput): Promise<void> {
  requireRight(ctx, "channels:write");
  if (!listings.some(({ decision }) => decision === "approve")) {
    const message = "Approve at least one namespace: without one the channel could do nothing";
    throw new RegistryError("invalid_value", { message, fields: [{ path: "listings", message }] });
  }
  await inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, slug);
    await changeChannel(tx, ctx, channel, ["applied"], {
      state: "ote",
      approvedAt: ctx.now,
      stateReason: null,
      isAnswerAwaited: false,
    });
    await recordChange(tx, ctx, channel, {
      action: "channels.approve",
      event: "channel.approved",
      before: { state: channel.state },
      after: { state: "ote" },
    });
    for (const listing of listings) await settleListing(tx, ctx, channel, listing);
    await tellContacts(tx, ctx, channel, {
      subject: `Your registrar channel ${slug} is approved for OT&E`,
      paragraphs: [
        `The operators approved the application of ${channel.company}.`,
        listings.map(inWords).join("\n"),
        "Next: create a key on the channel's page, then run the OT&E sequence in the sandbox. Commands that change something in production stay refused until a run is signed off.",
      ],
    });
  });
}

function inWords(listing: ListingDecision): string {
  return listing.decision === "approve"
    ? `- ${listing.namespace}: approved`
    : `- ${listing.namespace}: refused: ${listing.reason}`;
}

/** Refuses an application. Operators who decide on channels only. @throws RegistryError not_found | wrong_state */
export async function refuseChannel(ctx: Context, { slug, reason }: ReasonInput): Promise<void> {
  requireRight(ctx, "channels:write");
  await inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, slug);
    await changeChannel(tx, ctx, channel, ["applied"], {
      state: "refused",
      stateReason: reason,
      isAnswerAwaited: false,
    });
    await recordChange(tx, ctx, channel, {
      action: "channels.refuse",
      event: "channel.refused",
      before: { state: channel.state },
      after: { state: "refused", reason },
    });
    await tellContacts(tx, ctx, channel, {
      subject: `Your application for a registrar channel was refused`,
      paragraphs: [
        `The operators refused the application of ${channel.company} for the channel ${slug}:`,
        reason,
        "You may apply again once that is settled.",
      ],
    });
  });
}
