import { inTransaction } from "@/db/transaction";
import { addDays } from "@/lib/time";
import { type ChannelKeyDetails, issueKey } from "../access/issue-key";
import { isRegistrarScope } from "../access/registrar-scopes";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import { tellContacts } from "./letters";
import { type ChannelRow, loadOwnChannel } from "./load";
import type {
  ChannelKeyInput,
  CreateChannelKeyInput,
  RotateChannelKeyInput,
  UpdateChannelKeyInput,
} from "./schema";

/** A key that was just made; `key` is shown this once. */
export interface CreatedChannelKey {
  readonly id: string;
  readonly key: string;
  readonly hint: string;
}

/**
 * Creates a key that acts for the channel. A key creates no keys: it could outlive its own limits.
 * @throws RegistryError missing_scope | not_found | wrong_state (refused) | limit_reached | invalid_request
 */
export async function createChannelKey(
  ctx: Context,
  input: CreateChannelKeyInput,
): Promise<CreatedChannelKey> {
  const { channel, userId } = await asChannelUser(ctx);
  if (channel.state === "refused") {
    throw new RegistryError("wrong_state", {
      message: "The application was refused: apply again before you create keys",
      details: { channel_state: channel.state },
    });
  }
  if (input.expiresAt !== null && input.expiresAt <= ctx.now) {
    const message = "Choose a time in the future";
    throw new RegistryError("invalid_request", { message, fields: [{ path: "expiresAt", message }] });
  }
  return inTransaction(ctx.db, async (tx) => {
    const owner = { accountId: channel.accountId, userId };
    const created = await issueKey(tx, ctx, owner, { ...input, channelId: channel.id });
    await emitEvent(tx, ctx, eventOf("channel.key_created", channel, { hint: created.hint }));
    await tellContacts(tx, ctx, channel, {
      subject: `A key of ${channel.slug} was created`,
      paragraphs: [
        `The key “${input.name}” (${created.hint}) acts for the channel from now on. If nobody of you made it, revoke it at once.`,
      ],
    });
    return created;
  });
}

/**
 * Replaces a key by a new one with the same rights and addresses. Both work for the overlap chosen, then the old one has
 * expired; one that would have expired sooner still does. The new one lives as long as the old one was made for.
 * @throws RegistryError missing_scope | not_found | wrong_state (rotated already)
 */
export async function rotateChannelKey(
  ctx: Context,
  { keyId, overlapDays }: RotateChannelKeyInput,
): Promise<CreatedChannelKey & { oldKeyExpiresAt: Date }> {
  const { channel, userId } = await asChannelUser(ctx);
  return inTransaction(ctx.db, async (tx) => {
    const old = await tx.prisma.apiKey.findFirst({ where: { id: keyId, channelId: channel.id } });
    if (!old || old.revokedAt !== null || (old.expiresAt !== null && old.expiresAt <= ctx.now)) {
      throw noSuchKey();
    }
    const end = addDays(ctx.now, overlapDays);
    const oldKeyExpiresAt = old.expiresAt !== null && old.expiresAt < end ? old.expiresAt : end;
    // Of two who rotate at once, the guard lets one; the unique index on what a key replaces stands behind it.
    const { count } = await tx.prisma.apiKey.updateMany({
      where: { id: old.id, revokedAt: null, expiresAt: old.expiresAt },
      data: { expiresAt: oldKeyExpiresAt },
    });
    const successor = await tx.prisma.apiKey.findUnique({ where: { rotatedFromId: old.id } });
    if (count === 0 || successor) {
      throw new RegistryError("wrong_state", {
        message: `The key “${old.name}” was rotated or changed meanwhile: rotate its successor instead`,
      });
    }
    const details: ChannelKeyDetails = {
      name: old.name,
      scopes: old.scopes.filter(isRegistrarScope),
      profile: old.profile,
      allowedAddresses: old.allowedAddresses,
      expiresAt: renewedExpiry(old, ctx.now),
      spendLimitAmount: old.spendLimitAmount,
      channelId: channel.id,
      rotatedFromId: old.id,
    };
    const created = await issueKey(tx, ctx, { accountId: channel.accountId, userId }, details);
    await recordAudit(tx, ctx, {
      action: "keys.rotate",
      accountId: channel.accountId,
      subject: { kind: "api_key", id: old.id, name: old.name },
      before: { hint: old.hint, expiresAt: old.expiresAt },
      after: { hint: created.hint, successorId: created.id, oldKeyExpiresAt },
    });
    const { hint } = created;
    await emitEvent(tx, ctx, eventOf("channel.key_rotated", channel, { hint, oldKeyExpiresAt }));
    await tellContacts(tx, ctx, channel, {
      subject: `A key of ${channel.slug} was rotated`,
      paragraphs: [
        `The key “${old.name}” (${old.hint}) has a successor (${hint}). The old one works until ${oldKeyExpiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC.`,
      ],
    });
    return { ...created, oldKeyExpiresAt };
  });
}

/** As far from now as the old key's end was from its making; null when it had none. */
function renewedExpiry(old: { createdAt: Date; expiresAt: Date | null }, now: Date): Date | null {
  return old.expiresAt && new Date(now.getTime() + old.expiresAt.getTime() - old.createdAt.getTime());
}

/** Changes a key's name and the addresses it may be used from. @throws RegistryError missing_scope | not_found */
export async function updateChannelKey(ctx: Context, input: UpdateChannelKeyInput): Promise<void> {
  const channel = await loadOwnChannel(ctx, "channel:write");
  await inTransaction(ctx.db, async (tx) => {
    const before = await tx.prisma.apiKey.findFirst({
      where: { id: input.keyId, channelId: channel.id, revokedAt: null },
    });
    if (!before) throw noSuchKey();
    const after = {
      name: input.name ?? before.name,
      allowedAddresses: input.allowedAddresses ?? before.allowedAddresses,
    };
    await tx.prisma.apiKey.update({ where: { id: before.id }, data: after });
    await recordAudit(tx, ctx, {
      action: "keys.update",
      accountId: channel.accountId,
      subject: { kind: "api_key", id: before.id, name: after.name },
      before: { name: before.name, allowedAddresses: before.allowedAddresses },
      after,
    });
  });
}

/** Revokes a key: the next request with it is refused. @throws RegistryError missing_scope | not_found */
export async function revokeChannelKey(ctx: Context, { keyId }: ChannelKeyInput): Promise<void> {
  const channel = await loadOwnChannel(ctx, "channel:write");
  await inTransaction(ctx.db, async (tx) => {
    const [key] = await tx.prisma.apiKey.updateManyAndReturn({
      where: { id: keyId, channelId: channel.id, revokedAt: null },
      data: { revokedAt: ctx.now },
      select: { id: true, name: true, hint: true },
    });
    if (!key) throw noSuchKey();
    await recordAudit(tx, ctx, {
      action: "keys.revoke",
      accountId: channel.accountId,
      subject: { kind: "api_key", id: key.id, name: key.name },
      before: { hint: key.hint, revokedAt: null },
      after: { revokedAt: ctx.now },
    });
    await emitEvent(tx, ctx, eventOf("channel.key_revoked", channel, { hint: key.hint }));
    await tellContacts(tx, ctx, channel, {
      subject: `A key of ${channel.slug} was revoked`,
      paragraphs: [`The key “${key.name}” (${key.hint}) is refused from now on.`],
    });
  });
}

async function asChannelUser(ctx: Context): Promise<{ channel: ChannelRow; userId: string }> {
  requireScope(ctx, "channel:write");
  if (ctx.actor.kind !== "user") {
    throw new RegistryError("missing_scope", { message: "A key cannot create keys: sign in for that" });
  }
  return { channel: await loadOwnChannel(ctx, "channel:write"), userId: ctx.actor.userId };
}

function eventOf(
  type: "channel.key_created" | "channel.key_rotated" | "channel.key_revoked",
  channel: ChannelRow,
  payload: object,
) {
  return {
    type,
    accountId: channel.accountId,
    subject: channel.slug,
    payload: { channel: channel.slug, ...payload },
  };
}

function noSuchKey(): RegistryError {
  return new RegistryError("not_found", {
    message: "The channel has no such key, or it was revoked or has expired already",
  });
}
