import type { z } from "zod";
import type { OperatorRole } from "@/db/generated/enums";
import { inTransaction, type Tx } from "@/db/transaction";
import { hashPassword } from "@/lib/password";
import { sha256 } from "@/lib/secret";
import { assertNotGuessable } from "../access/passwords";
import { throttle } from "../access/throttle";
import { createUser } from "../accounts/create-account";
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
  const invitation = await ctx.db.prisma.operatorInvitation.findFirst({ where: open(input.token, ctx.now) });
  if (!invitation) throw invalid();
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
  const newcomer = isSignedIn ? null : await readNewcomer(input);
  return inTransaction(ctx.db, async (tx) => {
    await lockOperators(tx);
    const [invitation] = await tx.prisma.operatorInvitation.updateManyAndReturn({
      where: open(input.token, ctx.now),
      data: { acceptedAt: ctx.now },
    });
    if (!invitation) throw invalid();
    const { email, role } = invitation;
    const userId = await recipient(tx, ctx, email, newcomer);
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

const open = (token: string, now: Date) => ({
  tokenHash: sha256(token),
  acceptedAt: null,
  revokedAt: null,
  expiresAt: { gt: now },
});

const invalid = () =>
  new RegistryError("token_invalid", {
    message: "This invitation was used, taken back or has expired: ask for a new one",
  });

interface Newcomer {
  readonly name: string;
  readonly password: string;
  readonly passwordHash: string;
}

/** Null when name or password is missing: a user of the address must then sign in. */
async function readNewcomer({
  name,
  password,
}: z.output<typeof acceptOperatorInput>): Promise<Newcomer | null> {
  if (name === undefined || password === undefined) return null;
  assertNotGuessable(password, [name]);
  return { name, password, passwordHash: await hashPassword(password) };
}

async function recipient(tx: Tx, ctx: Context, email: string, newcomer: Newcomer | null): Promise<string> {
  if (ctx.actor.kind === "user") {
    if (ctx.actor.email === email) return ctx.actor.userId;
    throw new RegistryError("wrong_recipient", {
      message: `This invitation is for ${email}: sign in with that address`,
    });
  }
  const user = await tx.prisma.user.findUnique({ where: { email }, select: { id: true } });
  if (user) {
    throw new RegistryError("unauthenticated", { message: `Sign in as ${email}, then open the link again` });
  }
  if (!newcomer) {
    throw new RegistryError("invalid_request", {
      message: "Enter your name and choose a password",
      fields: [
        { path: "name", message: "Enter a name" },
        { path: "password", message: "Choose a password" },
      ],
    });
  }
  assertNotGuessable(newcomer.password, [email]);
  const { name, passwordHash } = newcomer;
  const created = await createUser(tx, ctx, { email, name, passwordHash, emailVerifiedAt: ctx.now });
  return created.id;
}
