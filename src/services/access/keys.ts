import { inTransaction } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import { requireLimitRight, writeKeyLimit } from "../billing/set-spend-limit";
import type { Actor, Context } from "../context";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import { issueKey } from "./issue-key";
import { flushUses } from "./last-use";
import { ownNames } from "./own-names";
import { requireScope, scopesOf } from "./require";
import type { CreateKeyInput, KeyInput, UpdateKeyInput } from "./schema";
import { isScope, type Scope } from "./scopes";

export interface ListedKey {
  readonly id: string;
  readonly name: string;
  /** The first characters: `sk_live_a1b2…`. */
  readonly hint: string;
  readonly scopes: readonly Scope[];
  readonly allowedAddresses: readonly string[];
  /** Of a key with the scope `dns:acme`: the names whose challenges it may set. */
  readonly acmeNames: readonly string[];
  readonly state: "active" | "expired" | "revoked";
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedIp: string | null;
  /** Most that it may spend in a calendar month, minor units; null for no limit of its own. */
  readonly spendLimitAmount: number | null;
}

/** The account's API keys, the newest first; revoked and expired ones too. A channel's keys are listed with the channel. */
export async function listKeys(ctx: Context): Promise<ListedKey[]> {
  const { accountId } = requireScope(ctx, "keys:read");
  await flushUses(ctx.db);
  const keys = await ctx.db.prisma.apiKey.findMany({
    where: { accountId, channelId: null },
    orderBy: { id: "desc" },
    omit: { channelId: true, profile: true, rotatedFromId: true },
  });
  const authors = await ctx.db.prisma.user.findMany({
    where: { id: { in: keys.flatMap((key) => key.createdById ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return keys.map(({ hash: _, accountId: __, createdById, ...key }) => ({
    ...key,
    scopes: key.scopes.filter(isScope),
    state: stateOf(key, ctx.now),
    createdBy: createdById ? (names.get(createdById) ?? null) : null,
  }));
}

function stateOf(key: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): ListedKey["state"] {
  if (key.revokedAt !== null) return "revoked";
  return key.expiresAt !== null && key.expiresAt <= now ? "expired" : "active";
}

/** A key makes no keys: it could outlive its own limits. @throws RegistryError missing_scope */
export function assertMayMakeKeys({ actor }: Context): Extract<Actor, { kind: "user" }> {
  if (actor.kind === "user") return actor;
  throw new RegistryError("missing_scope", {
    message: "An API key cannot create API keys: sign in for that",
  });
}

/**
 * Creates an API key with scopes that the user has themselves.
 * @throws RegistryError missing_scope | limit_reached | invalid_request (an expiry in the past, a name of somebody else)
 */
export async function createKey(
  ctx: Context,
  input: CreateKeyInput,
): Promise<{ id: string; key: string; hint: string }> {
  const { accountId } = requireScope(ctx, "keys:write");
  const actor = assertMayMakeKeys(ctx);
  const own = scopesOf(actor);
  const wider = input.scopes.filter((scope) => !own.includes(scope));
  if (wider.length > 0) {
    const message = `Your role does not include ${wider.join(", ")}: a key cannot do more than you can`;
    throw new RegistryError("missing_scope", {
      message,
      details: { missing_scopes: wider },
      fields: [{ path: "scopes", message }],
    });
  }
  if (input.expiresAt !== null && input.expiresAt <= ctx.now) {
    const message = "Choose a time in the future";
    throw new RegistryError("invalid_request", { message, fields: [{ path: "expiresAt", message }] });
  }
  const acmeNames = await ownNames(ctx, accountId, input.acmeNames);
  const owner = { accountId, userId: actor.userId };
  return inTransaction(ctx.db, (tx) => issueKey(tx, ctx, owner, { ...input, acmeNames }));
}

/**
 * Changes a key's name, the addresses it may be used from and, with a right to billing, its spend limit.
 * @throws RegistryError not_found | missing_scope
 */
export async function updateKey(ctx: Context, input: UpdateKeyInput): Promise<void> {
  const { accountId } = requireScope(ctx, "keys:write");
  await inTransaction(ctx.db, async (tx) => {
    const before = await tx.prisma.apiKey.findFirst({
      where: { id: input.keyId, accountId, channelId: null, revokedAt: null },
    });
    if (!before) throw noSuchKey();
    const { spendLimitAmount = before.spendLimitAmount } = input;
    if (spendLimitAmount !== before.spendLimitAmount) {
      requireLimitRight(ctx);
      await writeKeyLimit(tx, ctx, before, spendLimitAmount);
    }
    const after = {
      name: input.name ?? before.name,
      allowedAddresses: input.allowedAddresses ?? before.allowedAddresses,
    };
    await tx.prisma.apiKey.update({ where: { id: before.id }, data: after });
    await recordAudit(tx, ctx, {
      action: "keys.update",
      accountId,
      subject: { kind: "api_key", id: before.id, name: after.name },
      before: { name: before.name, allowedAddresses: before.allowedAddresses },
      after,
    });
  });
}

/** Revokes a key: the next request with it is refused. @throws RegistryError not_found */
export async function revokeKey(ctx: Context, input: KeyInput): Promise<void> {
  const { accountId } = requireScope(ctx, "keys:write");
  await inTransaction(ctx.db, async (tx) => {
    const [key] = await tx.prisma.apiKey.updateManyAndReturn({
      where: { id: input.keyId, accountId, channelId: null, revokedAt: null },
      data: { revokedAt: ctx.now },
      select: { id: true, name: true, hint: true },
    });
    if (!key) throw noSuchKey();
    await recordAudit(tx, ctx, {
      action: "keys.revoke",
      accountId,
      subject: { kind: "api_key", id: key.id, name: key.name },
      before: { hint: key.hint, revokedAt: null },
      after: { revokedAt: ctx.now },
    });
    await emitEvent(tx, ctx, {
      type: "key.revoked",
      accountId,
      subject: key.id,
      payload: { key_id: key.id, name: key.name, hint: key.hint },
    });
  });
}

function noSuchKey(): RegistryError {
  return new RegistryError("not_found", { message: "There is no such API key, or it was revoked already" });
}
