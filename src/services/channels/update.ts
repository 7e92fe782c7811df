import { inTransaction } from "@/db/transaction";
import type { Context } from "../context";
import { changeChannel, recordChange } from "./change";
import { tellContacts } from "./letters";
import { type ChannelRow, loadOwnChannel } from "./load";
import type { SetLowBalanceInput, UpdateChannelInput } from "./schema";

const ANY_BUT_REFUSED = ["applied", "ote", "production_approved", "suspended"] as const;

const CONTACT_FIELDS = [
  "technicalName",
  "technicalEmail",
  "technicalPhone",
  "supportName",
  "supportEmail",
  "supportPhone",
] as const;

/**
 * Changes what a registrar told about itself: the application while it is reviewed, the channel's facts later. Whoever
 * was a contact before hears of it. @throws RegistryError not_found | wrong_state (refused: apply again)
 */
export async function updateChannel(ctx: Context, input: UpdateChannelInput): Promise<void> {
  const channel = await loadOwnChannel(ctx, "channel:write");
  await inTransaction(ctx.db, async (tx) => {
    const contactsChanged = CONTACT_FIELDS.filter((field) => channel[field] !== input[field]);
    const before = publicFacts(channel);
    const after = publicFacts(input);
    if (contactsChanged.length === 0 && JSON.stringify(before) === JSON.stringify(after)) return;
    await changeChannel(tx, ctx, channel, ANY_BUT_REFUSED, input);
    await recordChange(tx, ctx, channel, {
      action: "channels.update",
      event: "channel.updated",
      before,
      after: { ...after, contactsChanged },
    });
    await tellContacts(tx, ctx, channel, {
      subject: `The details of ${channel.slug} were changed`,
      paragraphs: [
        "Somebody of your account changed the details of the registrar channel, or its contacts. If that was not meant, change them back.",
      ],
    });
  });
}

function publicFacts({
  company,
  website,
  clientName,
  clientVersion,
}: Pick<ChannelRow, "company" | "website" | "clientName" | "clientVersion">) {
  return { company, website, clientName, clientVersion };
}

/** Sets below which balance the channel's contacts are told, minor units; null for never. */
export async function setLowBalance(ctx: Context, { lowBalanceAmount }: SetLowBalanceInput): Promise<void> {
  const channel = await loadOwnChannel(ctx, "channel:write");
  if (channel.lowBalanceAmount === lowBalanceAmount) return;
  await inTransaction(ctx.db, async (tx) => {
    await changeChannel(tx, ctx, channel, ANY_BUT_REFUSED, { lowBalanceAmount });
    await recordChange(tx, ctx, channel, {
      action: "channels.set_low_balance",
      event: "channel.limits_changed",
      before: { lowBalanceAmount: channel.lowBalanceAmount },
      after: { lowBalanceAmount },
    });
  });
}
