import { inTransaction } from "@/db/transaction";
import { requireRight } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { changeChannel, recordChange } from "./change";
import { tellContacts } from "./letters";
import { loadChannelBySlug } from "./load";
import type { ApproveForProductionInput } from "./schema";

/**
 * Approves a channel in OT&E for production, or certifies it anew before its certification ends. Joins the transaction of
 * a context made by `within`: a run's sign-off and this are one. Operators who decide on channels only.
 * @throws RegistryError not_found | wrong_state | invalid_value (an end that is past)
 */
export async function approveForProduction(
  ctx: Context,
  { slug, certifiedUntil, reason }: ApproveForProductionInput,
): Promise<void> {
  requireRight(ctx, "channels:write");
  if (certifiedUntil <= ctx.now) {
    const message = "Choose a time in the future for the end of the certification";
    throw new RegistryError("invalid_value", { message, fields: [{ path: "certifiedUntil", message }] });
  }
  await inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, slug);
    await changeChannel(tx, ctx, channel, ["ote", "production_approved"], {
      state: "production_approved",
      productionApprovedAt: channel.state === "ote" ? ctx.now : undefined,
      certifiedUntil,
      expiryNotifiedAt: null,
      stateReason: null,
    });
    await recordChange(tx, ctx, channel, {
      action: "channels.approve_production",
      event: "channel.production_approved",
      before: { state: channel.state, certifiedUntil: channel.certifiedUntil },
      after: { state: "production_approved", certifiedUntil, reason },
    });
    await tellContacts(tx, ctx, channel, {
      subject: `Your registrar channel ${slug} is approved for production`,
      paragraphs: [
        `${channel.company} is certified until ${certifiedUntil.toISOString().slice(0, 10)}. Commands without the sandbox are now carried out and paid from the channel's balance.`,
        reason,
      ],
    });
  });
}
