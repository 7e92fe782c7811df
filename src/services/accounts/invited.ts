import type { Tx } from "@/db/transaction";
import { hashPassword } from "@/lib/password";
import { sha256 } from "@/lib/secret";
import { assertNotGuessable } from "../access/passwords";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { createUser } from "./create-account";

/** The condition of an invitation, to an account or to the operators, that its link still opens. */
export const openInvitation = (token: string, now: Date) => ({
  tokenHash: sha256(token),
  acceptedAt: null,
  revokedAt: null,
  expiresAt: { gt: now },
});

export const invalidInvitation = () =>
  new RegistryError("token_invalid", {
    message: "This invitation was used, taken back or has expired: ask for a new one",
  });

/** Somebody without a user, who accepts with a name and a password of their choice. */
export interface Newcomer {
  readonly name: string;
  readonly password: string;
  readonly passwordHash: string;
}

/**
 * Null when somebody is signed in, and when name or password is missing: a user of the address must then sign in.
 * @throws RegistryError weak_password
 */
export async function readNewcomer(
  ctx: Context,
  { name, password }: { name?: string | undefined; password?: string | undefined },
): Promise<Newcomer | null> {
  if (ctx.actor.kind === "user" || name === undefined || password === undefined) return null;
  assertNotGuessable(password, [name]);
  return { name, password, passwordHash: await hashPassword(password) };
}

/**
 * The user who accepts an invitation to `email`: who is signed in with that address, or the newcomer, whose address then
 * counts as verified.
 * @throws RegistryError wrong_recipient | unauthenticated (the address has a user: sign in first) |
 *   invalid_request (name or password missing) | weak_password
 */
export async function recipientOf(
  tx: Tx,
  ctx: Context,
  email: string,
  newcomer: Newcomer | null,
): Promise<string> {
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
