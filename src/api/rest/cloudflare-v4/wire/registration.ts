import { z } from "zod";
import { isoSeconds } from "@/lib/time";
import type { NameLine } from "@/services/names/list";
import type { NameState } from "@/services/names/statuses";
import type { NameView } from "@/services/names/view";
import type { ComingName } from "@/services/workflows/coming-name";
import { amount, currency, toAmount } from "./amounts";
import { answerSchema, timestamp } from "./components";

const STATUSES = {
  active: "active",
  expired: "expired",
  suspended: "suspended",
  redemption: "redemption_period",
  pending_delete: "pending_delete",
} as const satisfies Record<NameState, string>;

export const registrationStatuses = [
  ...Object.values(STATUSES),
  "registration_pending",
  "transfer_pending",
] as const;

export const privacyMode = z.enum(["off", "redaction"]);

export const domainName = z.string().meta({ description: "A-labels", example: "acmecorp.com.store" });

export const registrationAnswer = answerSchema(
  "Registration",
  z.object({
    domain_name: domainName,
    status: z.enum(registrationStatuses),
    created_at: timestamp,
    expires_at: timestamp.nullable().meta({ description: "Null while it is not held yet" }),
    auto_renew: z.boolean(),
    privacy_mode: privacyMode,
    locked: z.boolean().meta({ description: "Against transfer to another account" }),
  }),
);

/** What of a name its registration shows. */
export type Registered = Pick<
  NameLine,
  "fqdn" | "state" | "statuses" | "registeredAt" | "expiresAt" | "autoRenew" | "privacy" | "locked"
>;

export function toRegistration(name: Registered) {
  return {
    domain_name: name.fqdn,
    status: name.statuses.includes("pendingTransfer") ? "transfer_pending" : STATUSES[name.state],
    created_at: isoSeconds(name.registeredAt),
    expires_at: isoSeconds(name.expiresAt),
    auto_renew: name.autoRenew,
    privacy_mode: name.privacy ? "redaction" : "off",
    locked: name.locked,
  };
}

/** One that is not held yet. */
export function toComingRegistration({ fqdn, by, askedAt, autoRenew, privacy }: ComingName) {
  return {
    domain_name: fqdn,
    status: by === "registration" ? "registration_pending" : "transfer_pending",
    created_at: isoSeconds(askedAt),
    expires_at: null,
    auto_renew: autoRenew,
    privacy_mode: privacy ? "redaction" : "off",
    locked: false,
  };
}

/** One name by itself says what its renewal costs, so that who renews it by a program has seen the price. */
export const pricedRegistrationAnswer = answerSchema(
  "PricedRegistration",
  registrationAnswer.extend({
    pricing: z
      .object({ currency, renewal_cost: amount.meta({ description: "A year" }) })
      .optional()
      .meta({ description: "This portal's own; the sandbox has none" }),
  }),
);

export type PricedName = Registered & Partial<Pick<NameView, "currency" | "renewAmount">>;

export function toPricedRegistration(name: PricedName) {
  const { currency: code, renewAmount } = name;
  if (code === undefined || renewAmount === undefined) return toRegistration(name);
  const pricing = { currency: code, renewal_cost: toAmount(renewAmount, code) };
  return { ...toRegistration(name), pricing };
}
