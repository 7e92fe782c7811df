import type { Database } from "@/db/client";
import { RegistryError } from "../errors";
import { type ApiKeyActor, authenticateKey } from "./authenticate-key";

/**
 * Who holds `key`, told with the email address of somebody, as older tools for Cloudflare do it: that of a member of the
 * key's account. Which of the two is wrong is not told.
 * @throws RegistryError wrong_email | key_revoked | key_expired | address_not_allowed | account_suspended
 */
export async function authenticateEmail(
  db: Database,
  { email, key }: { readonly email: string; readonly key: string },
  ip: string | null,
  now: Date,
): Promise<ApiKeyActor> {
  let actor: ApiKeyActor;
  try {
    actor = await authenticateKey(db, key, ip, now);
  } catch (error) {
    if (error instanceof RegistryError && error.code === "unauthenticated") {
      throw new RegistryError("wrong_email");
    }
    throw error;
  }
  const member = await db.prisma.member.findFirst({
    where: { accountId: actor.accountId, user: { email: email.trim().toLowerCase(), disabledAt: null } },
    select: { userId: true },
  });
  if (!member) throw new RegistryError("wrong_email");
  return actor;
}
