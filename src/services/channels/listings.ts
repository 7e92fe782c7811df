import type { ListingState } from "@/db/generated/enums";
import { inTransaction, type Tx, violatedConstraint } from "@/db/transaction";
import { requireRight } from "../access/require";
import { actorLabel } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type ChannelChange, recordChange } from "./change";
import { type Notice, tellContacts, tellOperators } from "./letters";
import { type ChannelRow, loadChannelBySlug, loadOwnChannel } from "./load";
import { findOfferedNamespaces } from "./offered";
import type { DecideListingInput, NamespaceInput } from "./schema";

/** Asks for a listing under one more namespace, or again after a refusal. @throws RegistryError wrong_state */
export async function requestListing(ctx: Context, { namespace }: NamespaceInput): Promise<void> {
  const channel = await loadOwnChannel(ctx, "channel:write");
  if (channel.state === "refused") throw new RegistryError("wrong_state", { message: "Apply again first" });
  const [policy] = await findOfferedNamespaces(ctx, [namespace]);
  if (!policy) return;
  const key = { channelId: channel.id, namespaceId: policy.id };
  await inTransaction(ctx.db, async (tx) => {
    const again = await tx.prisma.channelListing.updateMany({
      where: { ...key, state: "refused" },
      data: { state: "requested", reason: null, requestedAt: ctx.now, decidedAt: null, decidedBy: null },
    });
    if (again.count === 0) {
      await tx.prisma.channelListing
        .create({ data: { ...key, requestedAt: ctx.now } })
        .catch((error: unknown) => {
          if (violatedConstraint(error) === null) throw error;
          throw new RegistryError("wrong_state", {
            message: `${namespace} is listed or asked for already`,
          });
        });
    }
    await recordChange(tx, ctx, channel, {
      action: "channels.request_listing",
      event: "channel.listing_requested",
      before: { namespace, state: again.count === 1 ? "refused" : null },
      after: { namespace, state: "requested" },
    });
    if (channel.state === "applied") return;
    await tellOperators(tx, ctx, channel.slug, {
      subject: `${channel.company} asks for a listing under ${namespace}`,
      paragraphs: [`${channel.company} (${channel.slug}) asks to sell names under ${namespace}.`],
    });
  });
}

/** Takes back a request that was not decided yet. @throws RegistryError wrong_state */
export async function withdrawRequest(ctx: Context, { namespace }: NamespaceInput): Promise<void> {
  const channel = await loadOwnChannel(ctx, "channel:write");
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.prisma.channelListing.deleteMany({
      where: { channelId: channel.id, namespace: { name: namespace }, state: "requested" },
    });
    if (count === 0) throw notAwaiting(namespace);
    await recordChange(tx, ctx, channel, {
      action: "channels.withdraw_request",
      event: "channel.listing_withdrawn",
      before: { namespace, state: "requested" },
      after: { namespace, state: null },
    });
  });
}

/** From which states an operator's decision leads where. */
const DECISIONS = {
  approve: { from: ["requested", "refused"], to: "approved" },
  refuse: { from: ["requested"], to: "refused" },
  withdraw: { from: ["approved"], to: "refused" },
} as const satisfies Record<string, { from: readonly ListingState[]; to: ListingState }>;

/**
 * Approves or refuses a listing that was asked for, or withdraws one: the channel's commands for names under it are then
 * refused. Operators who decide on channels only. @throws RegistryError wrong_state | not_found
 */
export async function decideListing(ctx: Context, input: DecideListingInput): Promise<void> {
  requireRight(ctx, "channels:write");
  await inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, input.slug);
    if (channel.state === "applied" || channel.state === "refused") {
      throw new RegistryError("wrong_state", {
        message: `Decide on the application of ${channel.slug} first`,
        details: { channel_state: channel.state },
      });
    }
    await settleListing(tx, ctx, channel, input);
    await tellContacts(tx, ctx, channel, listingNotice(channel.slug, input));
  });
}

export type ListingDecision =
  | { readonly namespace: string; readonly decision: "approve" }
  | { readonly namespace: string; readonly decision: "refuse" | "withdraw"; readonly reason: string };

/** Writes one decision, with its audit row and event; the mail is the caller's. */
export async function settleListing(
  tx: Tx,
  ctx: Context,
  channel: ChannelRow,
  decided: ListingDecision,
): Promise<void> {
  const { namespace, decision } = decided;
  const { from, to } = DECISIONS[decision];
  const reason = decided.decision === "approve" ? null : decided.reason;
  const where = { channelId: channel.id, namespace: { name: namespace } };
  const before = await tx.prisma.channelListing.findFirst({ where });
  if (!before) {
    throw new RegistryError("not_found", { message: `${channel.slug} has not asked for ${namespace}` });
  }
  const { count } = await tx.prisma.channelListing.updateMany({
    where: { ...where, state: { in: [...from] } },
    data: { state: to, reason, decidedAt: ctx.now, decidedBy: actorLabel(ctx.actor) },
  });
  if (count === 0) throw notAwaiting(namespace);
  const states = {
    before: { namespace, state: before.state },
    after: { namespace, state: to, ...(reason !== null && { reason }) },
  };
  await recordChange(tx, ctx, channel, { ...CHANGES[decision], ...states });
}

const CHANGES: Record<ListingDecision["decision"], Pick<ChannelChange, "action" | "event">> = {
  approve: { action: "channels.approve_listing", event: "channel.listing_approved" },
  refuse: { action: "channels.refuse_listing", event: "channel.listing_refused" },
  withdraw: { action: "channels.withdraw_listing", event: "channel.listing_withdrawn" },
};

function listingNotice(slug: string, decided: ListingDecision): Notice {
  const { namespace } = decided;
  if (decided.decision === "approve") {
    return {
      subject: `${slug} may sell names under ${namespace}`,
      paragraphs: [`The listing of ${slug} for ${namespace} is approved.`],
    };
  }
  return decided.decision === "refuse"
    ? {
        subject: `The listing for ${namespace} was refused`,
        paragraphs: [`The operators refused the listing of ${slug} for ${namespace}:`, decided.reason],
      }
    : {
        subject: `The listing for ${namespace} was withdrawn`,
        paragraphs: [
          `The operators withdrew the listing of ${slug} for ${namespace}. Commands for names under it are refused from now on; the names stay as they are.`,
          decided.reason,
        ],
      };
}

function notAwaiting(namespace: string): RegistryError {
  return new RegistryError("wrong_state", {
    message: `The listing for ${namespace} was decided or changed meanwhile: look at it again`,
  });
}
