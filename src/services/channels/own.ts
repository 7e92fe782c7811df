import type { ChannelState, ListingState } from "@/db/generated/enums";
import { requireScope, scopesOf } from "../access/require";
import { type Balance, balancesOf } from "../billing/balance";
import type { Context } from "../context";
import { listOfferedNamespaces } from "./offered";

/** A message of the review. */
export interface ChannelMessageView {
  readonly id: string;
  readonly isFromOperator: boolean;
  /** Null for operators, who write for the registry. */
  readonly author: string | null;
  readonly text: string;
  readonly createdAt: Date;
}

/** A channel as its registrar sees it. */
export interface OwnChannel {
  readonly id: string;
  readonly slug: string;
  readonly state: ChannelState;
  readonly stateReason: string | null;
  readonly isAnswerAwaited: boolean;
  readonly company: string;
  readonly website: string | null;
  readonly technicalName: string;
  readonly technicalEmail: string;
  readonly technicalPhone: string | null;
  readonly supportName: string;
  readonly supportEmail: string;
  readonly supportPhone: string | null;
  readonly clientName: string;
  readonly clientVersion: string;
  readonly rateLimitPerMinute: number;
  /** Minor units; null for no notice. */
  readonly lowBalanceAmount: number | null;
  readonly appliedAt: Date;
  readonly approvedAt: Date | null;
  readonly productionApprovedAt: Date | null;
  readonly certifiedUntil: Date | null;
  readonly suspendedAt: Date | null;
  readonly listings: readonly {
    readonly namespace: string;
    readonly state: ListingState;
    readonly reason: string | null;
    readonly requestedAt: Date;
    readonly decidedAt: Date | null;
  }[];
  readonly messages: readonly ChannelMessageView[];
  /** Null for who may not see money. */
  readonly balances: readonly Balance[] | null;
  /** Keys that work now. */
  readonly liveKeys: number;
  /** Names under its sponsorship. */
  readonly names: number;
}

/** What the channel's page shows: the channel, if there is one, and the namespaces offered to registrars. */
export async function viewOwnChannel(
  ctx: Context,
): Promise<{ channel: OwnChannel | null; offered: readonly string[] }> {
  const { accountId } = requireScope(ctx, "channel:read");
  const offered = (await listOfferedNamespaces(ctx)).map((policy) => policy.name);
  const found = await ctx.db.prisma.channel.findUnique({
    where: { accountId },
    omit: {
      accountId: true,
      lowBalanceNotifiedAt: true,
      expiryNotifiedAt: true,
      stateBeforeSuspension: true,
    },
    include: {
      listings: { include: { namespace: { select: { name: true } } } },
      messages: { orderBy: { id: "asc" } },
      _count: {
        select: {
          keys: { where: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now } }] } },
        },
      },
    },
  });
  if (!found) return { channel: null, offered };
  const { listings, messages, _count, ...channel } = found;
  return {
    offered,
    channel: {
      ...channel,
      listings: listings
        .map(({ namespace, state, reason, requestedAt, decidedAt }) => ({
          namespace: namespace.name,
          state,
          reason,
          requestedAt,
          decidedAt,
        }))
        .sort((a, b) => a.namespace.localeCompare(b.namespace)),
      messages: messages.map(({ channelId: _, author, ...message }) => ({
        ...message,
        author: message.isFromOperator ? null : author,
      })),
      balances: scopesOf(ctx.actor).includes("billing:read") ? await balancesOf(ctx, accountId) : null,
      liveKeys: _count.keys,
      names: await ctx.db.prisma.name.count({ where: { accountId, releasedAt: null } }),
    },
  };
}
