import type { User } from "@/db/generated/client";
import { inTransaction } from "@/db/transaction";
import { isPassword } from "@/lib/password";
import { sha256 } from "@/lib/secret";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { CredentialsInput } from "./schema";
import { forgive, giveBack, throttle } from "./throttle";

/**
 * The user whose email address and password these are. Unknown address, wrong password and disabled user answer
 * alike and take equally long; every failure is counted and audited.
 * @throws RegistryError invalid_credentials | too_many_attempts
 */
export async function checkCredentials(ctx: Context, input: CredentialsInput): Promise<User> {
  await throttle(ctx.db, "sign_in_ip", ctx.ip);
  await throttle(ctx.db, "sign_in_email", input.email);
  const user = await ctx.db.prisma.user.findUnique({ where: { email: input.email } });
  const matches = await isPassword(input.password, user?.passwordHash ?? null);
  if (!user || !matches || user.disabledAt !== null) {
    await inTransaction(ctx.db, (tx) =>
      recordAudit(tx, ctx, {
        action: "access.sign_in_failed",
        accountId: null,
        subject: { kind: "user", id: user?.id ?? sha256(input.email).slice(0, 32), name: input.email },
      }),
    );
    throw new RegistryError("invalid_credentials");
  }
  await forgive(ctx.db, "sign_in_email", input.email);
  await giveBack(ctx.db, "sign_in_ip", ctx.ip);
  return user;
}
