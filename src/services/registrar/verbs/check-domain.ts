import { isoSeconds } from "@/lib/time";
import { CATALOGUE } from "../../error-catalogue";
import { RegistryError } from "../../errors";
import { type Availability, findAvailability } from "../../names/check";
import { parseName } from "../../names/label";
import { moneyResult } from "../domain-result";
import { assertChannelListing, type ChannelContext, type ChannelFacts } from "../gate";
import type { CommandInputs } from "../inputs";
import { BLOCKED_REASON, magicOf } from "../magic-names";

/**
 * Is each name free, and what does it cost? One name answers by itself and refuses what is no name; of a list, each
 * answers for itself.
 * @throws RegistryError invalid_label | unknown_namespace | namespace_not_listed, for a single name
 */
export async function checkDomain(
  ctx: ChannelContext,
  { names, isList }: CommandInputs["check_domain"],
  channel: ChannelFacts,
): Promise<object> {
  const [first] = names;
  if (!isList && first !== undefined) return check(ctx, channel, first);
  const results = await Promise.all(
    names.map(async (text) => {
      try {
        return await check(ctx, channel, text);
      } catch (error) {
        if (!(error instanceof RegistryError)) throw error;
        const { registrar, retryable } = CATALOGUE[error.code];
        return {
          domain: text.slice(0, 253),
          available: false,
          error: { code: registrar, message: error.message, retryable },
        };
      }
    }),
  );
  return { results };
}

async function check(ctx: ChannelContext, channel: ChannelFacts, text: string): Promise<object> {
  const name = await parseName(ctx, text);
  await assertChannelListing(ctx, channel, name.policy);
  const found = await findAvailability(ctx, name);
  if (ctx.sandbox && found.available && magicOf(name.label) === "blocked") {
    return availabilityResult({
      ...found,
      available: false,
      reason: "reserved",
      reservedReason: BLOCKED_REASON,
    });
  }
  return availabilityResult(found);
}

function availabilityResult({ name, currency, claim, ...found }: Availability) {
  return {
    domain: name.fqdn,
    unicode: `${name.labelUnicode}.${name.policy.name}`,
    label: name.label,
    tld: name.policy.name,
    available: found.available,
    reason: found.reason,
    reason_text: found.reservedReason,
    premium: found.premium,
    price: {
      create: moneyResult(found.registerAmount, currency),
      renew: moneyResult(found.renewAmount, currency),
    },
    claim_required: claim !== null,
    claim: claim && {
      notice_id: claim.noticeId,
      notice: claim.notice,
      ends_at: claim.endsAt && isoSeconds(claim.endsAt),
    },
  };
}
