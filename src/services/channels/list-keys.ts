import { flushUses } from "../access/last-use";
import {
  isRegistrarScope,
  REGISTRAR_PROFILE,
  REGISTRAR_SCOPES,
  type RegistrarScope,
} from "../access/registrar-scopes";
import type { Context } from "../context";
import { loadOwnChannel } from "./load";

/** A channel's key as its registrar and operators see it: never the key, nor its hash. */
export interface ListedChannelKey {
  readonly id: string;
  readonly name: string;
  /** The first characters: `sk_live_a1b2…`. */
  readonly hint: string;
  /** `registrar_api` has every scope; null when it was made with single ones. */
  readonly profile: string | null;
  readonly scopes: readonly RegistrarScope[];
  readonly allowedAddresses: readonly string[];
  /** `replaced`: has a successor, and works until it expires. */
  readonly state: "active" | "replaced" | "expired" | "revoked";
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedIp: string | null;
  /** The key it replaces. */
  readonly rotatedFromId: string | null;
}

/** The keys of the channel of the account in view, the newest first; revoked and expired ones too. */
export async function listChannelKeys(ctx: Context): Promise<ListedChannelKey[]> {
  const channel = await loadOwnChannel(ctx, "channel:read");
  return listKeysOf(ctx, channel.id);
}

/** The keys of any channel: who asks was asked before. */
export async function listKeysOf(ctx: Context, channelId: string): Promise<ListedChannelKey[]> {
  await flushUses(ctx.db);
  const keys = await ctx.db.prisma.apiKey.findMany({
    where: { channelId },
    omit: { hash: true, accountId: true, channelId: true },
    orderBy: { id: "desc" },
  });
  const authors = await ctx.db.prisma.user.findMany({
    where: { id: { in: keys.flatMap((key) => key.createdById ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  const replaced = new Set(keys.map((key) => key.rotatedFromId));
  return keys.map(({ createdById, ...key }) => ({
    ...key,
    scopes: key.profile === REGISTRAR_PROFILE ? REGISTRAR_SCOPES : key.scopes.filter(isRegistrarScope),
    state: stateOf(key, replaced.has(key.id), ctx.now),
    createdBy: createdById === null ? null : (names.get(createdById) ?? null),
  }));
}

function stateOf(
  key: { revokedAt: Date | null; expiresAt: Date | null },
  isReplaced: boolean,
  now: Date,
): ListedChannelKey["state"] {
  if (key.revokedAt !== null) return "revoked";
  if (key.expiresAt !== null && key.expiresAt <= now) return "expired";
  return isReplaced ? "replaced" : "active";
}
