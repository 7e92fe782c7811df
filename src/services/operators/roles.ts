import type { z } from "zod";
import type { OperatorRole } from "@/db/generated/enums";
import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { requireOperator, requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { changeOperatorRoleInput, operatorRef } from "./schema";

export interface Operators {
  readonly operators: readonly {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly role: OperatorRole;
    readonly lastSeenAt: Date | null;
    readonly isDisabled: boolean;
    readonly hasSecondFactor: boolean;
    /** Whether it is the operator who asks. */
    readonly isYou: boolean;
  }[];
  /** Those that wait for an answer, the newest first. */
  readonly invitations: readonly {
    readonly id: string;
    readonly email: string;
    readonly role: OperatorRole;
    readonly invitedBy: string;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  }[];
}

/** Who runs the registry, by name, and who is invited to. Every operator sees it. */
export async function listOperators(ctx: Context): Promise<Operators> {
  const you = requireOperator(ctx);
  const users = await ctx.db.prisma.user.findMany({
    where: { operatorRole: { not: null } },
    select: {
      id: true,
      name: true,
      email: true,
      operatorRole: true,
      disabledAt: true,
      totpEnabledAt: true,
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
    },
    orderBy: [{ name: "asc" }, { email: "asc" }],
  });
  const invitations = await ctx.db.prisma.operatorInvitation.findMany({
    where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: ctx.now } },
    select: { id: true, email: true, role: true, invitedBy: true, createdAt: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
  });
  return {
    operators: users.flatMap(({ id, operatorRole, disabledAt, totpEnabledAt, sessions, ...user }) =>
      operatorRole
        ? [
            {
              userId: id,
              ...user,
              role: operatorRole,
              hasSecondFactor: totpEnabledAt !== null,
              lastSeenAt: sessions[0]?.lastSeenAt ?? null,
              isDisabled: disabledAt !== null,
              isYou: id === you.userId,
            },
          ]
        : [],
    ),
    invitations,
  };
}

/**
 * Gives an operator another role, from their next click on. Admins only; the last admin stays one.
 * @throws RegistryError missing_scope | not_found | last_admin
 */
export async function changeOperatorRole(
  ctx: Context,
  input: z.output<typeof changeOperatorRoleInput>,
): Promise<void> {
  await appoint(ctx, input.userId, input.role);
}

/**
 * Takes the role from an operator: the console is then not there for them. Their accounts stay. Admins only.
 * @throws RegistryError missing_scope | not_found | last_admin
 */
export async function removeOperator(ctx: Context, input: z.output<typeof operatorRef>): Promise<void> {
  await appoint(ctx, input.userId, null);
}

async function appoint(ctx: Context, userId: string, role: OperatorRole | null): Promise<void> {
  requireRight(ctx, "operators:write");
  await inTransaction(ctx.db, async (tx) => {
    await lockOperators(tx);
    // Asked again under the lock: of two admins who demote each other, the second is none any more.
    if (ctx.actor.kind === "user") await assertStillAdmin(tx, ctx.actor.userId);
    const user = await tx.prisma.user.findUnique({
      where: { id: userId },
      select: { id: true, email: true, operatorRole: true },
    });
    if (!user?.operatorRole) throw new RegistryError("not_found", { message: "There is no such operator" });
    if (user.operatorRole === role) return;
    if (user.operatorRole === "admin") await assertAnotherAdmin(tx, userId);
    await tx.prisma.user.update({ where: { id: userId }, data: { operatorRole: role } });
    await recordAudit(tx, ctx, {
      action: role === null ? "operators.remove" : "operators.change_role",
      accountId: null,
      subject: { kind: "user", id: userId, name: user.email },
      before: { role: user.operatorRole },
      after: { role },
    });
  });
}

const LOCK = statement("operators_lock", "SELECT pg_advisory_xact_lock(hashtext('operators'))");

/** Changes of who is an operator take turns. */
export async function lockOperators(tx: Tx): Promise<void> {
  await tx.sql(LOCK, []);
}

async function assertStillAdmin(tx: Tx, userId: string): Promise<void> {
  const user = await tx.prisma.user.findUnique({ where: { id: userId }, select: { operatorRole: true } });
  if (user?.operatorRole !== "admin") {
    throw new RegistryError("missing_scope", { message: "You are no admin any more" });
  }
}

async function assertAnotherAdmin(tx: Tx, userId: string): Promise<void> {
  const others = await tx.prisma.user.count({
    where: { operatorRole: "admin", disabledAt: null, id: { not: userId } },
  });
  if (others === 0) throw new RegistryError("last_admin");
}
