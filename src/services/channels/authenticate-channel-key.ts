import type { Database } from "@/db/client";
import type { ChannelState } from "@/db/generated/enums";
import { statement } from "@/db/sql";
import { isAddressIn } from "@/lib/ip";
import { sha256 } from "@/lib/secret";
import { noteKeyUse } from "../access/last-use";
import { isRegistrarScope, REGISTRAR_PROFILE, REGISTRAR_SCOPES } from "../access/registrar-scopes";
import type { Actor } from "../context";
import { RegistryError } from "../errors";

export type ChannelActor = Extract<Actor, { kind: "channel" }>;

/** What the gate in front of every registrar command judges by. */
export interface ChannelCredential {
  readonly actor: ChannelActor;
  readonly channel: {
    readonly id: string;
    readonly slug: string;
    readonly state: ChannelState;
    /** Why it was refused or suspended. */
    readonly stateReason: string | null;
    /** Requests that each key may make to each endpoint in a minute. */
    readonly rateLimitPerMinute: number;
    readonly certifiedUntil: Date | null;
    /** Namespaces whose listing is approved. */
    readonly listedNamespaceIds: readonly string[];
  };
  readonly keyExpiresAt: Date | null;
}

interface CredentialRow {
  id: string;
  account_id: string;
  name: string;
  scopes: string[];
  profile: string | null;
  allowed_addresses: string[];
  expires_at: Date | null;
  revoked_at: Date | null;
  suspended_at: Date | null;
  channel_id: string | null;
  slug: string;
  state: ChannelState;
  state_reason: string | null;
  rate_limit_per_minute: number;
  certified_until: Date | null;
  listed: string[];
}

/** Prepared by hand, and all in one: every registrar command begins with it. */
const FIND_CREDENTIAL = statement(
  "channel_credential_by_hash",
  `SELECT k.id, k.account_id, k.name, k.scopes, k.profile, k.allowed_addresses, k.expires_at, k.revoked_at,
     a.suspended_at, c.id AS channel_id, c.slug, c.state, c.state_reason, c.rate_limit_per_minute, c.certified_until,
     ARRAY(SELECT l.namespace_id::text FROM channel_listing l
       WHERE l.channel_id = c.id AND l.state = 'approved') AS listed
   FROM api_key k
   JOIN account a ON a.id = k.account_id
   LEFT JOIN channel c ON c.id = k.channel_id
   WHERE k.hash = $1`,
);

const KEY = /^sk_(?:live|test)_[0-9A-Za-z]{40}$/;

/**
 * Which channel `key` acts for, asked from the address `ip`. The channel's state is reported, not judged. The use is
 * noted, and written to the database within seconds.
 * @throws RegistryError unauthenticated | key_revoked | key_expired | address_not_allowed | account_suspended | no_channel
 */
export async function authenticateChannelKey(
  db: Database,
  key: string,
  ip: string | null,
  now: Date,
): Promise<ChannelCredential> {
  if (!KEY.test(key)) throw new RegistryError("unauthenticated");
  const [row] = await db.sql<CredentialRow>(FIND_CREDENTIAL, [sha256(key)]);
  if (!row) throw new RegistryError("unauthenticated");
  if (row.revoked_at !== null) throw new RegistryError("key_revoked");
  if (row.expires_at !== null && row.expires_at <= now) throw new RegistryError("key_expired");
  if (row.allowed_addresses.length > 0 && !isAddressIn(ip, row.allowed_addresses)) {
    throw new RegistryError("address_not_allowed", { details: { address: ip } });
  }
  if (row.suspended_at !== null) throw new RegistryError("account_suspended");
  if (row.channel_id === null) throw new RegistryError("no_channel");
  noteKeyUse(db, row.id, now, ip);
  return {
    actor: {
      kind: "channel",
      channelId: row.channel_id,
      slug: row.slug,
      keyId: row.id,
      accountId: row.account_id,
      label: row.name,
      profile: row.profile,
      scopes: row.profile === REGISTRAR_PROFILE ? REGISTRAR_SCOPES : row.scopes.filter(isRegistrarScope),
    },
    channel: {
      id: row.channel_id,
      slug: row.slug,
      state: row.state,
      stateReason: row.state_reason,
      rateLimitPerMinute: row.rate_limit_per_minute,
      certifiedUntil: row.certified_until,
      listedNamespaceIds: row.listed,
    },
    keyExpiresAt: row.expires_at,
  };
}
