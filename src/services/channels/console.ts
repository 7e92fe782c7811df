import type { CommandStatus, OteRunState } from "@/db/generated/enums";
import { requireOperator } from "../access/require";
import { type Balance, balancesOf } from "../billing/balance";
import type { Context } from "../context";
import { type ListedChannelKey, listKeysOf } from "./list-keys";
import { type ChannelRow, loadChannelBySlug } from "./load";
import type { ChannelMessageView, OwnChannel } from "./own";
import type { ChannelInput } from "./schema";

const MOST_RUNS = 50;
const MOST_COMMANDS = 20;

/** Everything an operator decides by, on one screen. Keys are hints only. */
export interface ChannelAtOperators extends Omit<ChannelRow, "accountId"> {
  readonly account: {
    readonly number: number;
    readonly organization: string;
    readonly suspendedAt: Date | null;
  };
  readonly listings: readonly (OwnChannel["listings"][number] & { readonly decidedBy: string | null })[];
  readonly messages: readonly (ChannelMessageView & { readonly author: string })[];
  readonly keys: readonly ListedChannelKey[];
  readonly balances: readonly Balance[];
  /** Names under its sponsorship. */
  readonly names: number;
  readonly pendingWork: number;
  /** The newest first. */
  readonly runs: readonly {
    readonly id: string;
    readonly number: number;
    readonly name: string;
    readonly namespace: string;
    readonly state: OteRunState;
    readonly startedAt: Date;
    readonly startedBy: string;
    readonly endedAt: Date | null;
    readonly certifiedUntil: Date | null;
  }[];
  /** The newest first. */
  readonly commands: readonly {
    readonly id: bigint;
    readonly at: Date;
    readonly command: string;
    readonly domain: string | null;
    readonly status: CommandStatus;
    readonly httpStatus: number;
    readonly errorCode: string | null;
    readonly requestId: string;
  }[];
}

/** One channel with its application, listings, keys, money, runs and last commands. Operators only. @throws RegistryError not_found */
export async function loadAnyChannel(ctx: Context, { slug }: ChannelInput): Promise<ChannelAtOperators> {
  requireOperator(ctx);
  const { prisma } = ctx.db;
  const { accountId, ...channel } = await loadChannelBySlug(prisma, slug);
  const where = { channelId: channel.id };
  const listings = await prisma.channelListing.findMany({
    where,
    include: { namespace: { select: { name: true } } },
  });
  const runs = await prisma.oteRun.findMany({
    where,
    select: {
      id: true,
      number: true,
      name: true,
      state: true,
      startedAt: true,
      startedBy: true,
      endedAt: true,
      certifiedUntil: true,
      namespace: { select: { name: true } },
    },
    orderBy: { number: "desc" },
    take: MOST_RUNS,
  });
  return {
    ...channel,
    account: await prisma.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { number: true, organization: true, suspendedAt: true },
    }),
    listings: listings
      .map(({ channelId: _, namespaceId: __, namespace, ...listing }) => ({
        ...listing,
        namespace: namespace.name,
      }))
      .sort((a, b) => a.namespace.localeCompare(b.namespace)),
    messages: await prisma.channelMessage.findMany({
      where,
      omit: { channelId: true },
      orderBy: { id: "asc" },
    }),
    keys: await listKeysOf(ctx, channel.id),
    balances: await balancesOf(ctx, accountId),
    names: await prisma.name.count({ where: { accountId, releasedAt: null } }),
    pendingWork: await prisma.pendingWork.count({ where: { ...where, state: "pending" } }),
    runs: runs.map(({ namespace, ...run }) => ({ ...run, namespace: namespace.name })),
    commands: await prisma.registrarCommand.findMany({
      where,
      select: {
        id: true,
        at: true,
        command: true,
        domain: true,
        status: true,
        httpStatus: true,
        errorCode: true,
        requestId: true,
      },
      orderBy: [{ position: "desc" }, { id: "desc" }],
      take: MOST_COMMANDS,
    }),
  };
}
