import type { z } from "zod";
import { type Sql, statement } from "@/db/sql";
import { isoSeconds } from "@/lib/time";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type ClaimNotice, isInForce } from "../namespaces/claims";
import { AVAILABLE_FIXTURE, FIXTURE_REASON, isFixtureLabel } from "../namespaces/fixture-labels";
import { assertListed, priceOf } from "../namespaces/policy";
import { type ParsedName, parseName } from "./label";
import type { checkInput, checkManyInput } from "./schema";

/** Whether a name can be registered, and what it costs. Amounts: minor units a year. */
export interface Availability {
  readonly name: ParsedName;
  readonly available: boolean;
  readonly reason: "taken" | "reserved" | null;
  /** Of a reserved name. */
  readonly reservedReason: string | null;
  /** Of a taken name. */
  readonly expiresAt: Date | null;
  /** The notice that covers it, which its registrant has to accept. */
  readonly claim: ClaimNotice | null;
  readonly premium: boolean;
  readonly registerAmount: number;
  readonly renewAmount: number;
  readonly currency: string;
}

const CHECK = statement(
  "name_check",
  `SELECT n.expires_at, r.reason, p.register_amount, p.renew_amount, c.notice_id, c.notice, c.ends_at
   FROM (VALUES ($1::uuid, $2::text, $3::text)) AS asked (namespace_id, label, fqdn)
   LEFT JOIN name n ON n.fqdn = asked.fqdn AND n.released_at IS NULL
   LEFT JOIN reserved_name r ON r.namespace_id = asked.namespace_id AND r.label = asked.label
   LEFT JOIN premium_name p ON p.namespace_id = asked.namespace_id AND p.label = asked.label
   LEFT JOIN claimed_name c ON c.namespace_id = asked.namespace_id AND c.label = asked.label`,
);

interface CheckRow {
  expires_at: Date | null;
  reason: string | null;
  register_amount: number | null;
  renew_amount: number | null;
  notice_id: string | null;
  notice: string | null;
  ends_at: Date | null;
}

/** Looks one well-formed name up: one prepared statement, for anybody. Inside a transaction on `sql` of that. */
export async function findAvailability(
  ctx: Context,
  name: ParsedName,
  sql: Sql = ctx.db.sql,
): Promise<Availability> {
  const [row] = await sql<CheckRow>(CHECK, [name.policy.id, name.label, name.fqdn]);
  return toAvailability(ctx, name, row);
}

const CHECK_MANY = statement(
  "name_check_many",
  `SELECT n.expires_at, r.reason, p.register_amount, p.renew_amount, c.notice_id, c.notice, c.ends_at
   FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (namespace_id, label, fqdn, position)
   LEFT JOIN name n ON n.fqdn = asked.fqdn AND n.released_at IS NULL
   LEFT JOIN reserved_name r ON r.namespace_id = asked.namespace_id AND r.label = asked.label
   LEFT JOIN premium_name p ON p.namespace_id = asked.namespace_id AND p.label = asked.label
   LEFT JOIN claimed_name c ON c.namespace_id = asked.namespace_id AND c.label = asked.label
   ORDER BY asked.position`,
);

/** Looks many well-formed names up in one statement; the answers are in the order of the names. */
export async function findAvailabilities(
  ctx: Context,
  names: readonly ParsedName[],
): Promise<Availability[]> {
  const [first] = names;
  if (first === undefined) return [];
  // PostgreSQL plans the one with arrays anew each time: twice the cost of the other, measured by requests for one name.
  if (names.length === 1) return [await findAvailability(ctx, first)];
  const rows = await ctx.db.sql<CheckRow>(CHECK_MANY, [
    names.map((name) => name.policy.id),
    names.map((name) => name.label),
    names.map((name) => name.fqdn),
  ]);
  return names.map((name, index) => toAvailability(ctx, name, rows[index]));
}

function toAvailability(ctx: Context, name: ParsedName, row: CheckRow | undefined): Availability {
  const reservedReason = isKeptForOte(ctx, name) ? FIXTURE_REASON : (row?.reason ?? null);
  const reason = row?.expires_at ? "taken" : reservedReason ? "reserved" : null;
  return {
    name,
    available: reason === null,
    reason,
    reservedReason,
    expiresAt: row?.expires_at ?? null,
    claim: claimOf(row, ctx.now),
    premium: row?.register_amount != null,
    registerAmount: row?.register_amount ?? priceOf(name.policy, "register", ctx.now),
    renewAmount: row?.renew_amount ?? priceOf(name.policy, "renew", ctx.now),
    currency: name.policy.currency,
  };
}

/** In the sandbox the fixtures are names like others; outside of it a registrar is told that one of them is free. */
function isKeptForOte(ctx: Context, { policy, label }: ParsedName): boolean {
  if (ctx.sandbox || !isFixtureLabel(policy, label)) return false;
  return ctx.actor.kind !== "channel" || label !== AVAILABLE_FIXTURE;
}

function claimOf(row: CheckRow | undefined, now: Date): ClaimNotice | null {
  if (!row?.notice_id || row.notice === null || !isInForce(row.ends_at, now)) return null;
  return { noticeId: row.notice_id, notice: row.notice, endsAt: row.ends_at };
}

/**
 * Is the name free, and what does it cost? Open to everybody.
 * @throws RegistryError unknown_namespace | invalid_label
 */
export async function checkName(ctx: Context, input: z.output<typeof checkInput>): Promise<Availability> {
  const name = await parseName(ctx, input.name, input.domain);
  await assertListed(ctx, name.policy);
  return findAvailability(ctx, name);
}

/** One of several checked: `availability`, or the `error` that makes it no name. */
export type Checked = { readonly input: string } & (
  | { readonly availability: Availability; readonly error: null }
  | { readonly availability: null; readonly error: RegistryError }
);

/** Checks up to 20 names; a malformed one does not spoil the others. */
export function checkNames(ctx: Context, input: z.output<typeof checkManyInput>): Promise<Checked[]> {
  return Promise.all(
    input.names.map(async (text): Promise<Checked> => {
      try {
        return {
          input: text,
          availability: await checkName(ctx, { name: text, domain: input.domain }),
          error: null,
        };
      } catch (error) {
        if (!(error instanceof RegistryError)) throw error;
        return { input: text, availability: null, error };
      }
    }),
  );
}

/** The refusal for a name that is not available. */
export function unavailable(availability: Availability): RegistryError {
  const { name } = availability;
  if (availability.reason === "reserved") {
    return new RegistryError("name_reserved", {
      message: `The subdomain '${name.labelUnicode}' is reserved: ${availability.reservedReason}`,
      details: { subdomain: name.label, available: false },
    });
  }
  return new RegistryError("name_taken", {
    message: `The subdomain '${name.labelUnicode}' is already registered`,
    details: {
      subdomain: name.label,
      available: false,
      ...(availability.expiresAt ? { expires: isoSeconds(availability.expiresAt) } : {}),
    },
  });
}
