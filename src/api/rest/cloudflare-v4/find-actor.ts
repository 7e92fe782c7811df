import { readApiKey } from "@/api/auth";
import type { Database } from "@/db/client";
import { authenticateEmail } from "@/services/access/authenticate-email";
import { type ApiKeyActor, authenticateKey, KEY } from "@/services/access/authenticate-key";
import { RegistryError } from "@/services/errors";

/**
 * The holder of the request's key: a token, or an email address and a key (`X-Auth-Email`, `X-Auth-Key`), as tools for
 * Cloudflare send them; null when it carries none. What has not the form of a key is told apart: they give a hint then.
 * @throws RegistryError malformed_key | unauthenticated | wrong_email | key_revoked | key_expired | address_not_allowed | account_suspended
 */
export async function findToolActor(
  db: Database,
  headers: Headers,
  ip: string | null,
  now: Date,
): Promise<ApiKeyActor | null> {
  const email = headers.get("x-auth-email");
  const key = headers.get("x-auth-key")?.trim() ?? null;
  if (key !== null) {
    if (!KEY.test(key) || email === null) throw new RegistryError("malformed_key");
    return authenticateEmail(db, { email, key }, ip, now);
  }
  const token = readApiKey(headers);
  if (token === null && !headers.has("authorization")) return null;
  if (token === null || !KEY.test(token)) throw new RegistryError("malformed_key");
  return authenticateKey(db, token, ip, now);
}
