import type { Database } from "@/db/client";
import { type ApiKeyActor, authenticateKey } from "@/services/access/authenticate-key";
import { findKeyActor } from "../auth";

const BASIC = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i;

/**
 * The holder of the API key that is the password of HTTP Basic authentication (RFC 7617), whatever the user is called;
 * else of the key in the usual headers. Null when there is none.
 * @throws RegistryError unauthenticated | key_revoked | key_expired | address_not_allowed | account_suspended
 */
export async function findBasicActor(
  db: Database,
  headers: Headers,
  ip: string | null,
  now: Date,
): Promise<ApiKeyActor | null> {
  const encoded = BASIC.exec(headers.get("authorization") ?? "")?.[1];
  if (encoded === undefined) return findKeyActor(db, headers, ip, now);
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  return authenticateKey(db, pair.slice(pair.indexOf(":") + 1), ip, now);
}
