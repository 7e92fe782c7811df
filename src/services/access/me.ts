import type { OperatorRole, Role } from "@/db/generated/enums";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { requireUser, scopesOf } from "./require";
import type { SwitchAccountInput, UpdateProfileInput } from "./schema";
import type { Scope } from "./scopes";

export interface Me {
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly operatorRole: OperatorRole | null;
    readonly hasSecondFactor: boolean;
  };
  /** The account in view, null for a user of none. */
  readonly account: {
    readonly id: string;
    readonly number: number;
    readonly organization: string;
    readonly role: Role;
    readonly scopes: readonly Scope[];
    readonly isSuspended: boolean;
  } | null;
  /** All the accounts that the user may switch to, by name. */
  readonly accounts: readonly {
    readonly id: string;
    readonly number: number;
    readonly organization: string;
    readonly role: Role;
  }[];
}

/** Who asks, for the page's frame; null for nobody in particular. */
export async function findMe(ctx: Context): Promise<Me | null> {
  const { actor } = ctx;
  if (actor.kind !== "user") return null;
  const [memberships, user] = await Promise.all([
    ctx.db.prisma.member.findMany({
      where: { userId: actor.userId },
      include: { account: true },
      orderBy: [{ account: { organization: "asc" } }, { accountId: "asc" }],
    }),
    ctx.db.prisma.user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { totpEnabledAt: true },
    }),
  ]);
  const current = memberships.find((m) => m.accountId === actor.accountId);
  return {
    user: {
      id: actor.userId,
      email: actor.email,
      name: actor.name,
      operatorRole: actor.operatorRole,
      hasSecondFactor: user.totpEnabledAt !== null,
    },
    account: current
      ? {
          id: current.account.id,
          number: current.account.number,
          organization: current.account.organization,
          role: current.role,
          scopes: scopesOf(actor),
          isSuspended: current.account.suspendedAt !== null,
        }
      : null,
    accounts: memberships.map(({ account, role }) => ({
      id: account.id,
      number: account.number,
      organization: account.organization,
      role,
    })),
  };
}

/** Looks at another of the user's accounts, in this session. @throws RegistryError not_found */
export async function switchAccount(ctx: Context, input: SwitchAccountInput): Promise<void> {
  const actor = requireUser(ctx);
  const member = await ctx.db.prisma.member.findUnique({
    where: { accountId_userId: { accountId: input.accountId, userId: actor.userId } },
  });
  if (!member) throw new RegistryError("not_found", { message: "There is no such account" });
  await ctx.db.prisma.session.updateMany({
    where: { id: actor.sessionId, userId: actor.userId },
    data: { accountId: input.accountId },
  });
}

/** Changes the user's name. */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<{ name: string }> {
  const actor = requireUser(ctx);
  return inTransaction(ctx.db, async (tx) => {
    await tx.prisma.user.update({ where: { id: actor.userId }, data: { name: input.name } });
    await recordAudit(tx, ctx, {
      action: "access.update_profile",
      accountId: null,
      subject: { kind: "user", id: actor.userId, name: actor.email },
      before: { name: actor.name },
      after: { name: input.name },
    });
    return { name: input.name };
  });
}
