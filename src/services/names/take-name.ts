import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { addYears, isoSeconds } from "@/lib/time";
import { recordAudit } from "../audit/record";
import { charge } from "../billing/ledger";
import type { Context } from "../context";
import type { initialRecords } from "../dns/initial-records";
import { queueDelegationChange } from "../dns/outbox";
import { emitEvent } from "../events/emit";
import { type Availability, findAvailability, unavailable } from "./check";
import { type ContactsByRole, writeContacts } from "./contacts";
import type { Offer } from "./offer";

/** A name just registered. Amounts in minor units. */
export interface Registered {
  readonly nameId: string;
  readonly fqdn: string;
  readonly label: string;
  readonly labelUnicode: string;
  readonly namespace: string;
  readonly registeredAt: Date;
  readonly expiresAt: Date;
  readonly autoRenew: boolean;
  readonly privacy: boolean;
  readonly years: number;
  readonly chargedAmount: number;
  readonly balance: number;
  readonly currency: string;
  /** The charge's number on the statement: its invoice is found by it. */
  readonly statementNumber: number;
}

/** How a name is to be registered that was offered. */
export interface Wish {
  readonly accountId: string;
  readonly autoRenew: boolean;
  readonly privacy: boolean;
  readonly records: ReturnType<typeof initialRecords>;
  readonly contacts?: ContactsByRole;
}

/**
 * Takes the name, opens its zone with its records; nothing when somebody holds the name. A race for one name is settled
 * by the partial unique index: the loser waits for the winner's commit and finds no row returned.
 */
const TAKE = statement(
  "name_take",
  `WITH taken AS (
     INSERT INTO name (id, namespace_id, account_id, label, label_unicode, fqdn, registered_at, expires_at, updated_at,
       auto_renew, privacy, premium, client_statuses, server_statuses)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7, $8, $7, $9, $10, $11, '{clientTransferProhibited}', '{}')
     ON CONFLICT (fqdn) WHERE released_at IS NULL DO NOTHING
     RETURNING id
   ), zoned AS (
     INSERT INTO zone (id, apex, name_id, serial, updated_at) SELECT $12::uuid, $6, id, 1, $7 FROM taken RETURNING id
   ), recorded AS (
     INSERT INTO dns_record (id, zone_id, owner, type, ttl, rdata, auto_ttl, comment, tags, created_at, updated_at)
     SELECT r.id::uuid, zoned.id, r.owner, r.type, r.ttl, r.rdata, r."autoTtl", r.comment, r.tags, $7, $7
     FROM zoned, json_to_recordset($13::json) AS r (id text, owner text, type text, ttl int, rdata text,
       "autoTtl" boolean, comment text, tags text[])
   )
   SELECT id FROM taken`,
);

/**
 * Writes that an account registers the name it was offered: with its zone, contacts and charge, in the caller's transaction.
 * @throws RegistryError name_taken | insufficient_balance | spend_limit_exceeded
 */
export async function takeName(tx: SqlTx, ctx: Context, offer: Offer, wish: Wish): Promise<Registered> {
  const { name, availability, years, amount, claim } = offer;
  const { policy, fqdn, label, labelUnicode } = name;
  const { accountId, autoRenew, privacy } = wish;
  const nameId = newId();
  const expiresAt = addYears(ctx.now, years);
  const taken = await tx.sql(TAKE, [
    nameId,
    policy.id,
    accountId,
    label,
    labelUnicode,
    fqdn,
    ctx.now,
    expiresAt,
    autoRenew,
    privacy,
    availability.premium,
    newId(),
    JSON.stringify(wish.records.map((r) => ({ id: newId(), ...r }))),
  ]);
  if (taken.length === 0) throw await takenMeanwhile(tx, ctx, name);
  if (wish.contacts) await writeContacts(tx, ctx, { accountId, nameId }, wish.contacts);
  await recordAudit(tx, ctx, {
    action: "names.register",
    accountId,
    subject: { kind: "name", id: nameId, name: fqdn },
    after: {
      expiresAt,
      years,
      autoRenew,
      amount,
      currency: policy.currency,
      ...(claim && { claim }),
    },
  });
  await emitEvent(tx, ctx, {
    type: "subdomain.registered",
    accountId,
    subject: fqdn,
    payload: {
      subdomain: fqdn,
      registered_at: isoSeconds(ctx.now),
      expires_at: isoSeconds(expiresAt),
      auto_renew: autoRenew,
    },
  });
  await queueDelegationChange(tx, { namespace: policy.name, fqdn });
  // Last, so that the account's row is locked for the shortest time.
  const posted = await charge(tx, ctx, {
    accountId,
    currency: policy.currency,
    amount,
    kind: "register",
    description: `${labelUnicode}.${policy.name}: registration, ${years} ${years === 1 ? "year" : "years"}`,
    nameId,
    years,
  });
  return {
    nameId,
    fqdn,
    label,
    labelUnicode,
    namespace: policy.name,
    registeredAt: ctx.now,
    expiresAt,
    autoRenew,
    privacy,
    years,
    chargedAmount: amount,
    balance: posted.balance,
    currency: policy.currency,
    statementNumber: posted.number,
  };
}

async function takenMeanwhile(tx: SqlTx, ctx: Context, name: Availability["name"]) {
  const found = await findAvailability(ctx, name, tx.sql);
  return unavailable({ ...found, available: false, reason: "taken" });
}
