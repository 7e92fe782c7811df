import type { User } from "@/db/generated/client";
import { isPassword } from "@/lib/password";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { UserActor } from "./sessions";
import { throttle } from "./throttle";

/**
 * The signed-in user, whose password was typed again: an open browser alone changes nothing of how one signs in. Wrong
 * ones count as they do at sign-in; the caller forgives them when all is well.
 * @param path the field that holds it
 * @throws RegistryError invalid_credentials (at `path`) | too_many_attempts
 */
export async function checkCurrentPassword(
  ctx: Context,
  actor: UserActor,
  password: string,
  path: string,
): Promise<User> {
  await throttle(ctx.db, "sign_in_email", actor.email);
  const user = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: actor.userId } });
  if (await isPassword(password, user.passwordHash)) return user;
  const message = "The current password is wrong";
  throw new RegistryError("invalid_credentials", { message, fields: [{ path, message }] });
}
