import { z } from "zod";
import type { Availability } from "@/services/names/check";
import type { Obstacle, Registrability } from "@/services/names/registrable";
import { amount, currency, toAmount } from "./amounts";
import { answerSchema } from "./components";

const pricing = z.object({
  currency,
  registration_cost: amount.meta({ description: "The first year" }),
  renewal_cost: amount.meta({ description: "Each year after the first" }),
});

const REASONS = {
  unavailable: "domain_unavailable",
  premium: "domain_premium",
  unlisted: "extension_not_supported_via_api",
  unknown_extension: "extension_not_supported",
  closed: "extension_disallows_registration",
} as const satisfies Record<Obstacle, string>;

const domain = answerSchema(
  "DomainAvailability",
  z.object({
    name: z.string().meta({ description: "A-labels", example: "acmecorp.com.store" }),
    registrable: z.boolean(),
    tier: z.enum(["standard", "premium"]).optional(),
    reason: z.enum(Object.values(REASONS)).optional().meta({ description: "Unless it is registrable" }),
    pricing: pricing.optional().meta({
      description: "Of what is registrable, and of premium names, which need `acknowledgements.premium_fee`",
    }),
    claims_notice: z
      .object({ id: z.string(), text: z.string() })
      .optional()
      .meta({ description: "Shown to the registrant, who accepts it with `acknowledgements.claims_notice`" }),
  }),
);

export const availabilityAnswer = answerSchema(
  "DomainAvailabilities",
  z.object({ domains: z.array(domain) }),
);

/** A name that was looked up. A premium one is not registrable just so: nobody buys one by accident. */
export function toDomain(found: Availability, obstacle: Obstacle | null) {
  const { name, claim } = found;
  const isShown = obstacle === null || obstacle === "premium";
  return {
    name: name.fqdn,
    registrable: obstacle === null,
    tier: isShown ? (found.premium ? "premium" : "standard") : undefined,
    reason: obstacle === null ? undefined : REASONS[obstacle],
    pricing: isShown ? toPricing(found) : undefined,
    claims_notice: isShown && claim ? { id: claim.noticeId, text: claim.notice } : undefined,
  };
}

function toPricing({ registerAmount, renewAmount, currency: code }: Availability) {
  return {
    currency: code,
    registration_cost: toAmount(registerAmount, code),
    renewal_cost: toAmount(renewAmount, code),
  };
}

/** One of those that were asked about; null for what is no name, which is told of in `messages`. */
export function toCheckedDomain(checked: Registrability) {
  if (checked.fqdn === null) return null;
  const { availability, obstacle, fqdn } = checked;
  if (availability) return toDomain(availability, obstacle);
  return { name: fqdn, registrable: false, reason: REASONS[obstacle ?? "unavailable"] };
}
