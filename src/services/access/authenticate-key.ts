import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { isAddressIn } from "@/lib/ip";
import { sha256 } from "@/lib/secret";
import type { Actor } from "../context";
import { RegistryError } from "../errors";
import { noteKeyUse } from "./last-use";
import { isScope } from "./scopes";

export type ApiKeyActor = Extract<Actor, { kind: "apiKey" }> & {
  /** Requests in an hour that an operator set for each key of the account; null for the portal's own limit. */
  readonly rateLimitPerHour: number | null;
};

interface KeyRow {
  id: string;
  account_id: string;
  name: string;
  scopes: string[];
  acme_names: string[];
  allowed_addresses: string[];
  expires_at: Date | null;
  revoked_at: Date | null;
  suspended_at: Date | null;
  rate_limit_per_hour: number | null;
}

/** Prepared by hand: every request of the registrants' API begins with it. */
const FIND_KEY = statement(
  "api_key_by_hash",
  `SELECT k.id, k.account_id, k.name, k.scopes, k.acme_names, k.allowed_addresses, k.expires_at, k.revoked_at,
     a.suspended_at, a.rate_limit_per_hour
   FROM api_key k JOIN account a ON a.id = k.account_id
   WHERE k.hash = $1`,
);

/** The form of a key's text. */
export const KEY = /^sk_(?:live|test)_[0-9A-Za-z]{40}$/;

/**
 * Who holds `key`, asked from the address `ip`. The use is noted, and written to the database within seconds.
 * @throws RegistryError unauthenticated | key_revoked | key_expired | address_not_allowed | account_suspended
 */
export async function authenticateKey(
  db: Database,
  key: string,
  ip: string | null,
  now: Date,
): Promise<ApiKeyActor> {
  if (!KEY.test(key)) throw new RegistryError("unauthenticated");
  const [row] = await db.sql<KeyRow>(FIND_KEY, [sha256(key)]);
  if (!row) throw new RegistryError("unauthenticated");
  if (row.revoked_at !== null) throw new RegistryError("key_revoked");
  if (row.expires_at !== null && row.expires_at <= now) throw new RegistryError("key_expired");
  if (row.allowed_addresses.length > 0 && !isAddressIn(ip, row.allowed_addresses)) {
    throw new RegistryError("address_not_allowed", { details: { address: ip } });
  }
  if (row.suspended_at !== null) throw new RegistryError("account_suspended");
  noteKeyUse(db, row.id, now, ip);
  return {
    kind: "apiKey",
    keyId: row.id,
    accountId: row.account_id,
    label: row.name,
    scopes: row.scopes.filter(isScope),
    acmeNames: row.acme_names,
    rateLimitPerHour: row.rate_limit_per_hour,
  };
}
