import { z } from "zod";
import { toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import { CATALOGUE } from "@/services/error-catalogue";
import type { Availability, Checked } from "@/services/names/check";
import { answerSchema, currency, decimal, timestamp } from "./components";

const price = z.object({ registration: decimal, renewal: decimal, currency });

const availability = z.object({
  subdomain: z.string().meta({ description: "The label, in A-label form", example: "shop" }),
  available: z.boolean(),
  premium: z.boolean().meta({ description: "Whether it has prices of its own" }),
  price: price.meta({ description: "Of one year" }),
});

/** An available name has the four fields alone; the rest explains why one is not, or how it is written. */
export const availabilityAnswer = answerSchema(
  "Availability",
  availability.extend({
    unicode: z.string().optional().meta({ description: "The label as people write it, where that differs" }),
    reason: z.enum(["taken", "reserved"]).optional(),
    message: z.string().optional().meta({ description: "Why it is reserved" }),
    claim: z
      .object({
        notice_id: z.string(),
        notice: z.string().meta({ description: "To be shown to the registrant" }),
        ends_at: timestamp.nullable().meta({ description: "No claim is needed after it; null: always" }),
      })
      .optional()
      .meta({ description: "The claims notice that covers it: send it accepted to register the name" }),
    expires: timestamp.optional().meta({ description: "When the registration of a taken name ends" }),
  }),
);

export function toAvailability(found: Availability) {
  const { name, available, premium, reason, reservedReason, expiresAt, claim } = found;
  return {
    subdomain: name.label,
    available,
    premium,
    price: {
      registration: toDecimal(found.registerAmount, found.currency),
      renewal: toDecimal(found.renewAmount, found.currency),
      currency: found.currency,
    },
    ...(name.labelUnicode === name.label ? {} : { unicode: name.labelUnicode }),
    ...(reason ? { reason } : {}),
    ...(reason === "reserved" && reservedReason ? { message: reservedReason } : {}),
    ...(available && claim
      ? {
          claim: {
            notice_id: claim.noticeId,
            notice: claim.notice,
            ends_at: claim.endsAt && isoSeconds(claim.endsAt),
          },
        }
      : {}),
    ...(reason === "taken" && expiresAt ? { expires: isoSeconds(expiresAt) } : {}),
  };
}

export const checkedAnswer = answerSchema(
  "CheckedName",
  z.object({
    name: z.string().meta({ description: "As it was asked for", example: "shop" }),
    domain: z.string().nullable().meta({ example: "com.store" }),
    result: availabilityAnswer.nullable(),
    error: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .meta({ description: "Why it cannot be a name; then there is no result" }),
  }),
);

export function toChecked({ input, availability, error }: Checked) {
  return {
    name: input,
    domain: availability ? availability.name.policy.name : null,
    result: availability && toAvailability(availability),
    error: error && { code: CATALOGUE[error.code].v2, message: error.message },
  };
}
