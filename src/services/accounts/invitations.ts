import type { Role } from "@/db/generated/enums";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { newToken, sha256 } from "@/lib/secret";
import { addDays } from "@/lib/time";
import { invitationLetter } from "../access/letters";
import { requireScope, requireUser } from "../access/require";
import { throttle } from "../access/throttle";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { sendMail } from "../mail/send";
import { invalidInvitation, openInvitation, readNewcomer, recipientOf } from "./invited";
import { assertOwner } from "./members";
import type {
  AcceptInvitationInput,
  InvitationInput,
  InvitationTokenInput,
  InviteMemberInput,
} from "./schema";

/** Days for which an invitation can be accepted. */
const LIFE_DAYS = 7;

/**
 * Invites somebody by mail. A second invitation of the same address takes the place of the first.
 * @throws RegistryError already_member | owners_only | too_many_attempts
 */
export async function inviteMember(ctx: Context, input: InviteMemberInput): Promise<{ id: string }> {
  const { accountId } = requireScope(ctx, "members:write");
  const inviter = requireUser(ctx);
  if (input.role === "owner") assertOwner(ctx);
  await throttle(ctx.db, "invitations", accountId);
  return inTransaction(ctx.db, async (tx) => {
    const account = await tx.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
    const member = await tx.prisma.member.findFirst({ where: { accountId, user: { email: input.email } } });
    if (member) {
      throw new RegistryError("already_member", {
        fields: [{ path: "email", message: "This person is a member already" }],
      });
    }
    await tx.prisma.invitation.updateMany({
      where: { accountId, email: input.email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    const token = newToken();
    const id = newId();
    await tx.prisma.invitation.create({
      data: {
        id,
        accountId,
        email: input.email,
        role: input.role,
        tokenHash: sha256(token),
        invitedById: inviter.userId,
        createdAt: ctx.now,
        expiresAt: addDays(ctx.now, LIFE_DAYS),
      },
    });
    await recordAudit(tx, ctx, {
      action: "members.invite",
      accountId,
      subject: { kind: "invitation", id, name: input.email },
      after: { email: input.email, role: input.role },
    });
    const { organization } = account;
    const { publicUrl } = ctx;
    await sendMail(
      tx,
      invitationLetter(input.email, {
        organization,
        invitedBy: inviter.name,
        role: input.role,
        publicUrl,
        token,
      }),
      ctx.now,
    );
    return { id };
  });
}

/** Takes an invitation back. @throws RegistryError not_found */
export async function revokeInvitation(ctx: Context, input: InvitationInput): Promise<void> {
  const { accountId } = requireScope(ctx, "members:write");
  await inTransaction(ctx.db, async (tx) => {
    const [invitation] = await tx.prisma.invitation.updateManyAndReturn({
      where: { id: input.invitationId, accountId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
      select: { id: true, email: true, role: true },
    });
    if (!invitation) throw new RegistryError("not_found", { message: "There is no such open invitation" });
    await recordAudit(tx, ctx, {
      action: "members.revoke_invitation",
      accountId,
      subject: { kind: "invitation", id: invitation.id, name: invitation.email },
      before: { role: invitation.role },
    });
  });
}

export interface OpenInvitation {
  readonly organization: string;
  readonly email: string;
  readonly role: Role;
  /** Whether the address has a user, who then signs in to accept; else they choose a name and a password. */
  readonly hasUser: boolean;
}

/** What the link of an invitation's mail is for. @throws RegistryError token_invalid | too_many_attempts */
export async function loadInvitation(ctx: Context, input: InvitationTokenInput): Promise<OpenInvitation> {
  await throttle(ctx.db, "token_ip", ctx.ip);
  const invitation = await ctx.db.prisma.invitation.findFirst({
    where: openInvitation(input.token, ctx.now),
    include: { account: { select: { organization: true } } },
  });
  if (!invitation) throw invalidInvitation();
  const { email, role, account } = invitation;
  const user = await ctx.db.prisma.user.findUnique({ where: { email }, select: { id: true } });
  return { organization: account.organization, email, role, hasUser: user !== null };
}

/**
 * Accepts an invitation: as the signed-in user of its address, or as a new one with a name and a password, whose
 * address then counts as verified.
 * @throws RegistryError token_invalid | wrong_recipient | unauthenticated (the address has a user: sign in first) |
 *   invalid_request (name or password missing) | weak_password | already_member | too_many_attempts
 */
export async function acceptInvitation(
  ctx: Context,
  input: AcceptInvitationInput,
): Promise<{ accountId: string; email: string; isNewUser: boolean }> {
  await throttle(ctx.db, "token_ip", ctx.ip);
  const newcomer = await readNewcomer(ctx, input);
  return inTransaction(ctx.db, async (tx) => {
    const [invitation] = await tx.prisma.invitation.updateManyAndReturn({
      where: openInvitation(input.token, ctx.now),
      data: { acceptedAt: ctx.now },
    });
    if (!invitation) throw invalidInvitation();
    const { accountId, email, role } = invitation;
    const userId = await recipientOf(tx, ctx, email, newcomer);
    const member = await tx.prisma.member.findUnique({ where: { accountId_userId: { accountId, userId } } });
    if (member) throw new RegistryError("already_member");
    await tx.prisma.member.create({ data: { accountId, userId, role, createdAt: ctx.now } });
    if (ctx.actor.kind === "user") {
      await tx.prisma.session.updateMany({ where: { id: ctx.actor.sessionId }, data: { accountId } });
    }
    await recordAudit(tx, ctx, {
      action: "members.accept_invitation",
      accountId,
      subject: { kind: "user", id: userId, name: email },
      after: { role },
    });
    return { accountId, email, isNewUser: ctx.actor.kind !== "user" };
  });
}
