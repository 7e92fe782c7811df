import type { Role } from "@/db/generated/enums";
import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { requireScope } from "../access/require";
import { ROLE_SCOPES } from "../access/scopes";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { ChangeRoleInput, MemberInput } from "./schema";

export interface Membership {
  readonly members: readonly {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly joinedAt: Date;
    /** Whether it is the user who asks. */
    readonly isYou: boolean;
  }[];
  /** Invitations that wait for an answer. */
  readonly invitations: readonly {
    readonly id: string;
    readonly email: string;
    readonly role: Role;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  }[];
}

/** The account's members in the order they joined, and its open invitations, the newest first. */
export async function listMembers(ctx: Context): Promise<Membership> {
  const { accountId } = requireScope(ctx, "members:read");
  const members = await ctx.db.prisma.member.findMany({
    where: { accountId },
    include: { user: { select: { name: true, email: true } } },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
  });
  const invitations = await ctx.db.prisma.invitation.findMany({
    where: { accountId, acceptedAt: null, revokedAt: null, expiresAt: { gt: ctx.now } },
    select: { id: true, email: true, role: true, createdAt: true, expiresAt: true },
    orderBy: { id: "desc" },
  });
  return {
    members: members.map(({ userId, user, role, createdAt }) => ({
      userId,
      ...user,
      role,
      joinedAt: createdAt,
      isYou: ctx.actor.kind === "user" && ctx.actor.userId === userId,
    })),
    invitations,
  };
}

/**
 * Changes a member's role. API keys they made lose the scopes that the new role lacks.
 * @throws RegistryError not_found | owners_only | last_owner
 */
export async function changeRole(ctx: Context, input: ChangeRoleInput): Promise<void> {
  const { accountId } = requireScope(ctx, "members:write");
  await inTransaction(ctx.db, async (tx) => {
    const member = await lockMember(tx, accountId, input.userId);
    if (member.role === input.role) return;
    if (member.role === "owner" || input.role === "owner") assertOwner(ctx);
    if (member.role === "owner") await assertAnotherOwner(tx, accountId, input.userId);
    await tx.prisma.member.update({
      where: { accountId_userId: { accountId, userId: input.userId } },
      data: { role: input.role },
    });
    await tx.sql(NARROW_KEYS, [accountId, input.userId, ROLE_SCOPES[input.role]]);
    if (!ROLE_SCOPES[input.role].includes("channel:write")) {
      await tx.sql(REVOKE_CHANNEL_KEYS, [accountId, input.userId, ctx.now]);
    }
    await recordAudit(tx, ctx, {
      action: "members.change_role",
      accountId,
      subject: { kind: "user", id: input.userId, name: member.user.email },
      before: { role: member.role },
      after: { role: input.role },
    });
  });
}

/**
 * Removes a member, or lets one leave; API keys they made are revoked, since they know them.
 * @throws RegistryError not_found | owners_only | last_owner
 */
export async function removeMember(ctx: Context, input: MemberInput): Promise<void> {
  const isLeaving = ctx.actor.kind === "user" && ctx.actor.userId === input.userId;
  const { accountId } = requireScope(ctx, isLeaving ? "account:read" : "members:write");
  await inTransaction(ctx.db, async (tx) => {
    const member = await lockMember(tx, accountId, input.userId);
    if (member.role === "owner") {
      if (!isLeaving) assertOwner(ctx);
      await assertAnotherOwner(tx, accountId, input.userId);
    }
    await tx.prisma.member.delete({ where: { accountId_userId: { accountId, userId: input.userId } } });
    await tx.prisma.session.updateMany({
      where: { accountId, userId: input.userId },
      data: { accountId: null },
    });
    const keys = await tx.prisma.apiKey.updateMany({
      where: { accountId, createdById: input.userId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "members.remove",
      accountId,
      subject: { kind: "user", id: input.userId, name: member.user.email },
      before: { role: member.role },
      after: { revokedKeys: keys.count },
    });
  });
}

const NARROW_KEYS = statement(
  "api_keys_narrow",
  `UPDATE api_key SET scopes = ARRAY(SELECT s FROM unnest(scopes) s WHERE s = ANY($3::text[]))
   WHERE account_id = $1::uuid AND created_by_id = $2::uuid AND NOT scopes <@ $3::text[]
     AND channel_id IS NULL`,
);

/** A channel's keys spend money by scopes of their own: who may not make them any more shall not know one. */
const REVOKE_CHANNEL_KEYS = statement(
  "api_keys_revoke_channels",
  `UPDATE api_key SET revoked_at = $3
   WHERE account_id = $1::uuid AND created_by_id = $2::uuid AND channel_id IS NOT NULL AND revoked_at IS NULL`,
);

const LOCK_ACCOUNT = statement("account_lock", "SELECT id FROM account WHERE id = $1::uuid FOR UPDATE");

/** The account's row is locked first: two owners who demote each other at once take turns. */
async function lockMember(tx: Tx, accountId: string, userId: string) {
  await tx.sql(LOCK_ACCOUNT, [accountId]);
  const member = await tx.prisma.member.findUnique({
    where: { accountId_userId: { accountId, userId } },
    include: { user: { select: { email: true } } },
  });
  if (!member) throw new RegistryError("not_found", { message: "There is no such member in this account" });
  return member;
}

/** @throws RegistryError owners_only */
export function assertOwner(ctx: Context): void {
  if (ctx.actor.kind !== "user" || ctx.actor.role !== "owner") throw new RegistryError("owners_only");
}

async function assertAnotherOwner(tx: Tx, accountId: string, userId: string): Promise<void> {
  const others = await tx.prisma.member.count({
    where: { accountId, role: "owner", userId: { not: userId } },
  });
  if (others === 0) throw new RegistryError("last_owner");
}
