import type { Database } from "@/db/client";
import { type ApiKeyActor, authenticateKey } from "@/services/access/authenticate-key";
import { findSessionActor } from "@/services/access/sessions";
import type { Actor } from "@/services/context";
import { findCookie, sessionCookieName } from "./cookies";

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * The API key of a request, from `X-API-Key` or `Authorization: Bearer`; null when it carries none. Other schemes
 * of authorization are not for us: a proxy may use them.
 */
export function readApiKey(headers: Headers): string | null {
  const key = headers.get("x-api-key");
  if (key !== null) return key.trim();
  return BEARER.exec(headers.get("authorization") ?? "")?.[1] ?? null;
}

/**
 * The holder of the request's API key, or null when it carries none.
 * @throws RegistryError unauthenticated | key_revoked | key_expired | address_not_allowed | account_suspended
 */
export async function findKeyActor(
  db: Database,
  headers: Headers,
  ip: string | null,
  now: Date,
): Promise<ApiKeyActor | null> {
  const key = readApiKey(headers);
  return key === null ? null : authenticateKey(db, key, ip, now);
}

/** Who asks by the session's cookie: its user, or anonymous when it is absent or opens nothing. */
export async function cookieActor(
  db: Database,
  headers: Headers,
  settings: { publicUrl: string },
  ip: string | null,
  now: Date,
): Promise<Actor> {
  const token = readSessionToken(headers, settings.publicUrl);
  if (token === null) return { kind: "anonymous" };
  return (await findSessionActor(db, token, ip, now)) ?? { kind: "anonymous" };
}

const TOKEN = /^[\w-]{43}$/;

/** The session's token in the request's cookie, or null. */
export function readSessionToken(headers: Headers, publicUrl: string): string | null {
  const token = findCookie(headers.get("cookie"), sessionCookieName(publicUrl));
  return token !== null && TOKEN.test(token) ? token : null;
}
