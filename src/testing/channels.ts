import { randomBytes } from "node:crypto";
import type { Database } from "@/db/client";
import type { ChannelState } from "@/db/generated/enums";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { issueKey } from "@/services/access/issue-key";
import { REGISTRAR_PROFILE, REGISTRAR_SCOPES, type RegistrarScope } from "@/services/access/registrar-scopes";
import type { Context } from "@/services/context";
import { anonymousContext, type BuiltAccount, buildAccount, NOW } from "./builders";

export interface BuiltChannel {
  readonly id: string;
  readonly slug: string;
  readonly account: BuiltAccount;
}

/** A channel of a new account (or `account`), with approved listings for `listings`. */
export async function buildChannel(
  db: Database,
  over: {
    account?: BuiltAccount;
    slug?: string;
    state?: ChannelState;
    listings?: readonly string[];
    rateLimitPerMinute?: number;
    balance?: number;
  } = {},
): Promise<BuiltChannel> {
  const account = over.account ?? (await buildAccount(db, { balance: over.balance }));
  const id = newId();
  const slug = over.slug ?? `reg-${randomBytes(5).toString("hex")}`;
  const state = over.state ?? "ote";
  const namespaces = await db.prisma.namespace.findMany({
    where: { name: { in: [...(over.listings ?? ["defiwallet"])] } },
  });
  await db.prisma.channel.create({
    data: {
      id,
      accountId: account.id,
      slug,
      state,
      company: account.organization,
      technicalName: "Grace Hopper",
      technicalEmail: `technical@${slug}.example`,
      supportName: "Support desk",
      supportEmail: `support@${slug}.example`,
      clientName: "acme-client",
      clientVersion: "2.1",
      rateLimitPerMinute: over.rateLimitPerMinute,
      appliedAt: NOW,
      approvedAt: state === "applied" || state === "refused" ? null : NOW,
      productionApprovedAt: state === "production_approved" ? NOW : null,
      updatedAt: NOW,
      listings: {
        create: namespaces.map((namespace) => ({
          namespaceId: namespace.id,
          state: "approved" as const,
          requestedAt: NOW,
          decidedAt: NOW,
        })),
      },
    },
  });
  return { id, slug, account };
}

/** A live key of the channel with the profile `registrar_api`, or with `scopes` alone; `key` is its text. */
export async function buildChannelKey(
  db: Database,
  channel: BuiltChannel,
  over: { scopes?: readonly RegistrarScope[]; expiresAt?: Date; allowedAddresses?: readonly string[] } = {},
): Promise<{ id: string; key: string }> {
  return inTransaction(db, (tx) =>
    issueKey(
      tx,
      anonymousContext(db),
      { accountId: channel.account.id, userId: channel.account.owner.id },
      {
        name: "Registrar key",
        channelId: channel.id,
        profile: over.scopes ? null : REGISTRAR_PROFILE,
        scopes: over.scopes ?? [],
        expiresAt: over.expiresAt ?? null,
        allowedAddresses: over.allowedAddresses ?? [],
      },
    ),
  );
}

/** A context of a key of the channel, with every scope unless `scopes` says fewer. */
export async function channelContext(
  db: Database,
  channel: BuiltChannel,
  over: { scopes?: readonly RegistrarScope[]; now?: Date } = {},
): Promise<Context> {
  const { id } = await buildChannelKey(db, channel, over);
  return anonymousContext(db, {
    actor: {
      kind: "channel",
      channelId: channel.id,
      slug: channel.slug,
      keyId: id,
      accountId: channel.account.id,
      label: "Registrar key",
      profile: over.scopes ? null : REGISTRAR_PROFILE,
      scopes: over.scopes ?? REGISTRAR_SCOPES,
    },
    door: "registrar_v1",
    now: over.now ?? NOW,
  });
}
