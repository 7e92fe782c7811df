import type { z } from "zod";
import { statement } from "@/db/sql";
import { inSqlTransaction, type SqlTx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { addYears, isoSeconds } from "@/lib/time";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import { charge } from "../billing/ledger";
import type { Context } from "../context";
import { initialRecords } from "../dns/initial-records";
import { queueDelegationChange } from "../dns/outbox";
import { emitEvent } from "../events/emit";
import { type AcceptedClaim, assertClaim } from "../namespaces/claims";
import { FIXTURE_REASON, isFixtureLabel } from "../namespaces/fixture-labels";
import { assertListed } from "../namespaces/policy";
import { type Availability, findAvailability, unavailable } from "./check";
import { parseName } from "./label";
import { assertPremiumConsent } from "./premium-consent";
import type { registerInput } from "./schema";
import { assertYears } from "./term";

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
  readonly years: number;
  readonly chargedAmount: number;
  readonly balance: number;
  readonly currency: string;
  /** The charge's number on the statement: its invoice is found by it. */
  readonly statementNumber: number;
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
 * Registers a free name for 1 to 10 years, paid from the prepaid balance, and opens its zone. New names carry
 * clientTransferProhibited.
 * @throws RegistryError invalid_label | unknown_namespace | period_out_of_range | name_taken | name_reserved |
 *   premium_consent_required | claim_required | insufficient_balance | invalid_record
 */
export async function registerName(ctx: Context, input: z.output<typeof registerInput>): Promise<Registered> {
  const { accountId } = requireScope(ctx, "names:register");
  const name = await parseName(ctx, input.name, input.domain);
  await assertListed(ctx, name.policy);
  assertYears(name.policy, input.years);
  const availability = await findAvailability(ctx, name);
  if (!availability.available) throw unavailable(availability);
  if (!ctx.sandbox && isFixtureLabel(name.policy, name.label)) {
    throw unavailable({ ...availability, reason: "reserved", reservedReason: FIXTURE_REASON });
  }
  const claim = acceptedClaim(ctx, availability, input.claim);
  const amount = availability.registerAmount * input.years;
  assertPremiumConsent(availability, input.years, input);
  const records = initialRecords(name.policy, name.fqdn, input.records).map((r) => ({ id: newId(), ...r }));

  const nameId = newId();
  const expiresAt = addYears(ctx.now, input.years);
  const { policy, fqdn, label, labelUnicode } = name;

  const take = async (tx: SqlTx) => {
    const taken = await tx.sql(TAKE, [
      nameId,
      policy.id,
      accountId,
      label,
      labelUnicode,
      fqdn,
      ctx.now,
      expiresAt,
      input.autoRenew,
      input.privacy,
      availability.premium,
      newId(),
      JSON.stringify(records),
    ]);
    if (taken.length === 0) {
      throw unavailable({
        ...(await findAvailability(ctx, name, tx.sql)),
        available: false,
        reason: "taken",
      });
    }
    await recordAudit(tx, ctx, {
      action: "names.register",
      accountId,
      subject: { kind: "name", id: nameId, name: fqdn },
      after: {
        expiresAt,
        years: input.years,
        autoRenew: input.autoRenew,
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
        auto_renew: input.autoRenew,
      },
    });
    await queueDelegationChange(tx, { namespace: policy.name, fqdn });
    // Last, so that the account's row is locked for the shortest time.
    return charge(tx, ctx, {
      accountId,
      currency: policy.currency,
      amount,
      kind: "register",
      description: `${labelUnicode}.${policy.name}: registration, ${input.years} ${input.years === 1 ? "year" : "years"}`,
      nameId,
      years: input.years,
    });
  };
  const posted = await inSqlTransaction(ctx.db, take);

  return {
    nameId,
    fqdn,
    label,
    labelUnicode,
    namespace: policy.name,
    registeredAt: ctx.now,
    expiresAt,
    autoRenew: input.autoRenew,
    years: input.years,
    chargedAmount: amount,
    balance: posted.balance,
    currency: policy.currency,
    statementNumber: posted.number,
  };
}

/** What the audit keeps of the claim; null when no notice covers the name. @throws RegistryError claim_required */
function acceptedClaim(
  ctx: Context,
  { claim, name }: Availability,
  sent: z.output<typeof registerInput>["claim"],
): AcceptedClaim | null {
  if (!claim) return null;
  const accepted = sent && { noticeId: sent.noticeId, acceptedAt: new Date(sent.acceptedAt) };
  assertClaim(ctx, { claim, shown: name.labelUnicode }, accepted);
  return accepted ?? null;
}
