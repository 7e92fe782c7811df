import type { LifecycleStage } from "@/db/generated/enums";
import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { newId } from "@/lib/id";

/** What a sandbox name becomes when it is made a row: kept as JSON in `sandbox_name.spec`. Instants are ISO texts. */
export interface SandboxSpec {
  readonly namespaceId: string;
  readonly label: string;
  readonly labelUnicode: string;
  readonly registeredAt: string;
  readonly expiresAt: string;
  readonly autoRenew: boolean;
  readonly privacy: boolean;
  readonly premium: boolean;
  readonly clientStatuses: readonly string[];
  /** Of its own, outside of the name; absent = hosted here. */
  readonly nameservers?: readonly string[];
  /** How far its life has come: absent until the sandbox's clock was moved on. */
  readonly stage?: LifecycleStage;
  readonly lastRenewedAt?: string | null;
  readonly autoRenewedAt?: string | null;
  readonly deletedAt?: string | null;
  readonly redemptionEndsAt?: string | null;
  readonly releasesAt?: string | null;
}

/** A fixture; or a name that a sandbox create answered with, which reads show and another create may take again. */
export type SandboxKind = "fixture" | "created";

const PUT = statement(
  "sandbox_name_put",
  `INSERT INTO sandbox_name (channel_id, fqdn, kind, spec, created_at) VALUES ($1::uuid, $2, $3, $4::jsonb, $5)
   ON CONFLICT (channel_id, fqdn) DO UPDATE SET kind = $3, spec = $4::jsonb, created_at = $5
     WHERE sandbox_name.kind <> 'fixture' OR $3 = 'fixture'`,
);

/** Writes a channel's sandbox name. A created one never takes a fixture's place. */
export async function putSandboxName(
  tx: SqlTx,
  channelId: string,
  fqdn: string,
  kind: SandboxKind,
  spec: SandboxSpec,
  now: Date,
): Promise<void> {
  await tx.sql(PUT, [channelId, fqdn, kind, JSON.stringify(spec), now]);
}

const EXISTS = statement(
  "sandbox_name_exists",
  "SELECT kind FROM sandbox_name WHERE channel_id = $1::uuid AND fqdn = $2",
);

/** Whether the channel's sandbox has the name, and as what. */
export async function findSandboxKind(
  on: SqlTx,
  channelId: string,
  fqdn: string,
): Promise<SandboxKind | null> {
  const [row] = await on.sql<{ kind: SandboxKind }>(EXISTS, [channelId, fqdn]);
  return row?.kind ?? null;
}

/** A channel's sandbox name. */
export interface SandboxRow {
  readonly fqdn: string;
  readonly kind: SandboxKind;
  readonly spec: SandboxSpec;
}

const LIST = statement(
  "sandbox_name_list",
  "SELECT fqdn, kind, spec FROM sandbox_name WHERE channel_id = $1::uuid ORDER BY kind DESC, fqdn",
);

/** Fixtures first. */
export function listSandboxRows(on: SqlTx, channelId: string): Promise<SandboxRow[]> {
  return on.sql<SandboxRow>(LIST, [channelId]);
}

/** Where a real registration holds the name there is nothing to make: the command is tried on the real one. */
const MATERIALISE = statement(
  "sandbox_name_materialise",
  `INSERT INTO name (id, namespace_id, account_id, label, label_unicode, fqdn, registered_at, expires_at, updated_at,
     auto_renew, privacy, premium, client_statuses, server_statuses, stage, last_renewed_at, auto_renewed_at, deleted_at,
     redemption_ends_at, releases_at)
   SELECT $4::uuid, (s.spec->>'namespaceId')::uuid, $3::uuid, s.spec->>'label', s.spec->>'labelUnicode', s.fqdn,
     (s.spec->>'registeredAt')::timestamptz, (s.spec->>'expiresAt')::timestamptz, s.created_at,
     (s.spec->>'autoRenew')::boolean, (s.spec->>'privacy')::boolean, (s.spec->>'premium')::boolean,
     ARRAY(SELECT jsonb_array_elements_text(s.spec->'clientStatuses')), '{}',
     coalesce(s.spec->>'stage', 'registered')::lifecycle_stage, (s.spec->>'lastRenewedAt')::timestamptz,
     (s.spec->>'autoRenewedAt')::timestamptz, (s.spec->>'deletedAt')::timestamptz,
     (s.spec->>'redemptionEndsAt')::timestamptz, (s.spec->>'releasesAt')::timestamptz
   FROM sandbox_name s
   WHERE s.channel_id = $1::uuid AND s.fqdn = $2 AND s.kind = ANY($5::text[])
   ON CONFLICT (fqdn) WHERE released_at IS NULL DO NOTHING
   RETURNING id`,
);

const DELEGATE = statement(
  "sandbox_name_delegate",
  `INSERT INTO nameserver (name_id, host, position, addresses)
   SELECT $3::uuid, ns.host, ns.position - 1, '{}'
   FROM sandbox_name s, jsonb_array_elements_text(s.spec->'nameservers') WITH ORDINALITY AS ns (host, position)
   WHERE s.channel_id = $1::uuid AND s.fqdn = $2`,
);

/**
 * Makes a row of `name` of a channel's sandbox name, in a transaction that will be undone.
 * @returns the id of the row that is there now and was not before; null when there is none
 */
export async function materialiseName(
  tx: SqlTx,
  owner: { channelId: string; accountId: string },
  fqdn: string,
  kinds: readonly SandboxKind[],
): Promise<string | null> {
  const rows = await tx.sql<{ id: string }>(MATERIALISE, [
    owner.channelId,
    fqdn,
    owner.accountId,
    newId(),
    kinds,
  ]);
  const [made] = rows;
  if (made) await tx.sql(DELEGATE, [owner.channelId, fqdn, made.id]);
  return made?.id ?? null;
}
