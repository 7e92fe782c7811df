import type { z } from "zod";
import type { OperatorRole } from "@/db/generated/enums";
import { inTransaction } from "@/db/transaction";
import { throttle } from "../access/throttle";
import { invalidInvitation, openInvitation, readNewcomer, recipientOf } from "../accounts/invited";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { lockOperators } from "./roles";
import type { acceptOperatorInput, operatorTokenInput } from "./schema";

export interface OpenOperatorInvitation {
  readonly email: string;
  readonly role: OperatorRole;
  readonly invitedBy: string;
  /** Whether the address has a user, who then signs in to accept; else they choose a name and a password. */
  readonly hasUser: boolean;
}

/** What the link of an operator's invitation is for. @throws RegistryError token_invalid | too_many_attempts */
export async function loadOperatorInvitation(
  ctx: Context,
  input: z.output<typeof operatorTokenInput>,
): Promise<OpenOperatorInvitation> {
  await throttle(ctx.db, "token_ip", ctx.ip);
  const invitation = await ctx.db.prisma.operatorInvitation.findFirst({
    where: openInvitation(input.token, ctx.now),
  });
  if (!invitation) throw invalidInvitation();
  const { email, role, invitedBy } = invitation;
  const user = await ctx.db.prisma.user.findUnique({ where: { email }, select: { id: true } });
  return { email, role, invitedBy, hasUser: user !== null };
}

/**
 * Accepts an operator's invitation: as the signed-in user of its address, or as a new one with a name and a password,
 * whose address then counts as verified. The link works once.
 * @throws RegistryError token_invalid | wrong_recipient | unauthenticated (the address has a user: sign in first) |
 *   invalid_request (name or password missing) | weak_password | already_member | too_many_attempts
 */
export async function acceptOperatorInvitation(
  ctx: Context,
  input: z.output<typeof acceptOperatorInput>,
): Promise<{ email: string; isNewUser: boolean }> {
  await throttle(ctx.db, "token_ip", ctx.ip);
  const isSignedIn = ctx.actor.kind === "user";
  const newcomer = await readNewcomer(ctx, input);
  return inTransaction(ctx.db, async (tx) => {
    await lockOperators(tx);
    const [invitation] = await tx.prisma.operatorInvitation.updateManyAndReturn({
      where: openInvitation(input.token, ctx.now),
      data: { acceptedAt: ctx.now },
    });
    if (!invitation) throw invalidInvitation();
    const { email, role } = invitation;
    const userId = await recipientOf(tx, ctx, email, newcomer);
    const { operatorRole } = await tx.prisma.user.findUniqueOrThrow({
      where: { id: userId },
      select: { operatorRole: true },
    });
    if (operatorRole) throw new RegistryError("already_member", { message: "You are an operator already" });
    await tx.prisma.user.update({ where: { id: userId }, data: { operatorRole: role } });
    await recordAudit(tx, ctx, {
      action: "operators.accept_invitation",
      accountId: null,
      subject: { kind: "user", id: userId, name: email },
      after: { role, invitedBy: invitation.invitedBy },
    });
    return { email, isNewUser: !isSignedIn };
  });
}
