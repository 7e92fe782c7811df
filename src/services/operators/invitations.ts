import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { newToken, sha256 } from "@/lib/secret";
import { addDays } from "@/lib/time";
import { requireRight } from "../access/require";
import { throttle } from "../access/throttle";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type Letter, sendMail } from "../mail/send";
import type { inviteOperatorInput, operatorInvitationRef } from "./schema";
import { OPERATOR_ROLE_NAMES } from "./scopes";

/** Days for which an invitation can be accepted. */
const LIFE_DAYS = 7;

/**
 * Invites somebody by mail to run the registry. A second invitation of the same address takes the place of the first.
 * Admins only.
 * @throws RegistryError missing_scope | already_member | too_many_attempts
 */
export async function inviteOperator(
  ctx: Context,
  input: z.output<typeof inviteOperatorInput>,
): Promise<{ id: string }> {
  const inviter = requireRight(ctx, "operators:write");
  const { email, role } = input;
  await throttle(ctx.db, "invitations", inviter.userId);
  return inTransaction(ctx.db, async (tx) => {
    const user = await tx.prisma.user.findUnique({ where: { email }, select: { operatorRole: true } });
    if (user?.operatorRole) {
      const message = "This person is an operator already: change their role instead";
      throw new RegistryError("already_member", { message, fields: [{ path: "email", message }] });
    }
    await tx.prisma.operatorInvitation.updateMany({
      where: { email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    const token = newToken();
    const id = newId();
    await tx.prisma.operatorInvitation.create({
      data: {
        id,
        email,
        role,
        tokenHash: sha256(token),
        invitedBy: inviter.email,
        createdAt: ctx.now,
        expiresAt: addDays(ctx.now, LIFE_DAYS),
      },
    });
    await recordAudit(tx, ctx, {
      action: "operators.invite",
      accountId: null,
      subject: { kind: "operator_invitation", id, name: email },
      after: { role },
    });
    await sendMail(tx, letter(email, inviter.name, OPERATOR_ROLE_NAMES[role], ctx.publicUrl, token), ctx.now);
    return { id };
  });
}

/** Takes an invitation back: its link no longer works. Admins only. @throws RegistryError missing_scope | not_found */
export async function revokeOperatorInvitation(
  ctx: Context,
  input: z.output<typeof operatorInvitationRef>,
): Promise<void> {
  requireRight(ctx, "operators:write");
  await inTransaction(ctx.db, async (tx) => {
    const [invitation] = await tx.prisma.operatorInvitation.updateManyAndReturn({
      where: { id: input.invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
      select: { id: true, email: true, role: true },
    });
    if (!invitation) throw new RegistryError("not_found", { message: "There is no such open invitation" });
    await recordAudit(tx, ctx, {
      action: "operators.revoke_invitation",
      accountId: null,
      subject: { kind: "operator_invitation", id: invitation.id, name: invitation.email },
      before: { role: invitation.role },
    });
  });
}

function letter(to: string, invitedBy: string, role: string, publicUrl: string, token: string): Letter {
  return {
    to,
    subject: "Help run the registry",
    text: [
      "Hello,",
      `${invitedBy} invites you to the registry's operators, with the role "${role}".`,
      "To accept, open this link within 7 days. It works once:",
      `${publicUrl}/operator-invitation?token=${token}`,
      "If you do not know why, ignore this mail: nothing happens without the link.\n\n-- \nSent by the registry portal.\n",
    ].join("\n\n"),
  };
}
