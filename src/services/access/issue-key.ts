import type { Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import { newKey } from "./key-material";
import type { RegistrarScope } from "./registrar-scopes";
import type { Scope } from "./scopes";

/** Live keys an account may have; enough for one key a machine, and a bound for a program that makes one a day. */
const MOST_KEYS = 500;

export interface KeyDetails {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
  readonly allowedAddresses: readonly string[];
  /** Minor units in a calendar month; null or left out for none of its own. */
  readonly spendLimitAmount?: number | null;
  /** With the scope `dns:acme`: canonical names. */
  readonly acmeNames?: readonly string[];
}

/** A registrar's key: `scopes` alone count unless it has a profile. */
export interface ChannelKeyDetails extends Omit<KeyDetails, "scopes"> {
  readonly scopes: readonly RegistrarScope[];
  readonly channelId: string;
  readonly profile: string | null;
  /** The key that it replaces. */
  readonly rotatedFromId?: string;
}

/**
 * Stores a new key of an account and returns its text, which is shown once.
 * @throws RegistryError limit_reached
 */
export async function issueKey(
  tx: Tx,
  ctx: Context,
  owner: { accountId: string; userId: string | null },
  details: KeyDetails | ChannelKeyDetails,
): Promise<{ id: string; key: string; hint: string }> {
  const live = await tx.prisma.apiKey.count({
    where: {
      accountId: owner.accountId,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now } }],
    },
  });
  if (live >= MOST_KEYS) {
    throw new RegistryError("limit_reached", {
      message: `An account has at most ${MOST_KEYS} API keys: revoke some first`,
      details: { limit: MOST_KEYS },
    });
  }
  const { key, hint, hash } = newKey();
  const id = newId();
  await tx.prisma.apiKey.create({
    data: {
      id,
      accountId: owner.accountId,
      createdById: owner.userId,
      name: details.name,
      hint,
      hash,
      scopes: [...details.scopes],
      allowedAddresses: [...details.allowedAddresses],
      expiresAt: details.expiresAt,
      spendLimitAmount: details.spendLimitAmount,
      acmeNames: [...(details.acmeNames ?? [])],
      createdAt: ctx.now,
      ...("channelId" in details && {
        channelId: details.channelId,
        profile: details.profile,
        rotatedFromId: details.rotatedFromId,
      }),
    },
  });
  await recordAudit(tx, ctx, {
    action: "keys.create",
    accountId: owner.accountId,
    subject: { kind: "api_key", id, name: details.name },
    after: { hint, ...details },
  });
  // A channel's keys are told by its own events.
  if (!("channelId" in details)) {
    await emitEvent(tx, ctx, {
      type: "key.created",
      accountId: owner.accountId,
      subject: id,
      payload: { key_id: id, name: details.name, hint },
    });
  }
  return { id, key, hint };
}
