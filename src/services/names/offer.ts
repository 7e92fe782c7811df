import type { z } from "zod";
import type { Context } from "../context";
import { type AcceptedClaim, assertClaim } from "../namespaces/claims";
import { FIXTURE_REASON, isFixtureLabel } from "../namespaces/fixture-labels";
import { assertListed } from "../namespaces/policy";
import { type Availability, findAvailability, unavailable } from "./check";
import { type ParsedName, parseName } from "./label";
import type { registerInput } from "./schema";
import { assertYears } from "./term";

/** A free name for somebody who wants to register it now. */
export interface Offer {
  readonly name: ParsedName;
  readonly availability: Availability;
  readonly years: number;
  /** For all years, minor units. */
  readonly amount: number;
  /** What the audit keeps of the claims notice; null when none covers the name. */
  readonly claim: AcceptedClaim | null;
}

type Wanted = Pick<z.output<typeof registerInput>, "name" | "domain" | "claim"> & {
  /** The fewest that the namespace sells when left out. */
  readonly years?: number;
};

/**
 * Looks up whether a name can be registered as wanted, and what that costs; the price of a premium name has still to be
 * accepted.
 * @throws RegistryError invalid_label | unknown_namespace | period_out_of_range | name_taken | name_reserved | claim_required
 */
export async function findOffer(ctx: Context, wanted: Wanted): Promise<Offer> {
  return offerOf(ctx, await parseName(ctx, wanted.name, wanted.domain), wanted);
}

/** As `findOffer`, of a name that was read already. */
export async function offerOf(
  ctx: Context,
  name: ParsedName,
  wanted: Pick<Wanted, "years" | "claim">,
): Promise<Offer> {
  await assertListed(ctx, name.policy);
  const years = wanted.years ?? name.policy.minYears;
  assertYears(name.policy, years);
  const availability = await findAvailability(ctx, name);
  if (!availability.available) throw unavailable(availability);
  if (!ctx.sandbox && isFixtureLabel(name.policy, name.label)) {
    throw unavailable({ ...availability, reason: "reserved", reservedReason: FIXTURE_REASON });
  }
  const claim = acceptedClaim(ctx, availability, wanted.claim);
  return { name, availability, years, amount: availability.registerAmount * years, claim };
}

/** What the audit keeps of the claim; null when no notice covers the name. @throws RegistryError claim_required */
function acceptedClaim(
  ctx: Context,
  { claim, name }: Availability,
  sent: Wanted["claim"],
): AcceptedClaim | null {
  if (!claim) return null;
  const accepted = sent && { noticeId: sent.noticeId, acceptedAt: new Date(sent.acceptedAt) };
  assertClaim(ctx, { claim, shown: name.labelUnicode }, accepted);
  return accepted ?? null;
}
