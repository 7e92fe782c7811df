import { z } from "zod";
import { toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import type { ContactView } from "@/services/names/contacts";
import type { NameLine } from "@/services/names/list";
import { nameStates } from "@/services/names/schema";
import type { NameView } from "@/services/names/view";
import { answerSchema, currency, decimal, timestamp } from "./components";

const line = z.object({
  subdomain: z.string().meta({ description: "The label, in A-label form", example: "shop" }),
  domain: z.string().meta({ example: "com.store" }),
  name: z.string().meta({ description: "The full name", example: "shop.com.store" }),
  unicode: z.string().meta({ description: "The full name as people write it", example: "shop.com.store" }),
  status: z.enum(nameStates),
  statuses: z
    .array(z.string())
    .meta({ description: "As in RFC 5731", example: ["clientTransferProhibited"] }),
  registered_at: timestamp,
  expires_at: timestamp,
  auto_renew: z.boolean(),
  lock: z.boolean().meta({ description: "Whether it is locked against transfer" }),
  registry_locked: z.boolean().meta({
    description: "Whether it is under registry lock: nothing of it changes until a person takes that off",
  }),
  privacy: z.boolean(),
  premium: z.boolean(),
});

export const subdomainLineAnswer = answerSchema("SubdomainSummary", line);

export function toSubdomainLine(name: NameLine | NameView) {
  return {
    subdomain: name.label,
    domain: name.namespace,
    name: name.fqdn,
    unicode: name.unicode,
    status: name.state,
    statuses: name.statuses,
    registered_at: isoSeconds(name.registeredAt),
    expires_at: isoSeconds(name.expiresAt),
    auto_renew: name.autoRenew,
    lock: name.locked,
    registry_locked: name.registryLockedAt !== null,
    privacy: name.privacy,
    premium: name.premium,
  };
}

const text = z.string().nullable();

const contactAnswer = answerSchema(
  "Contact",
  z.object({
    name: z.string(),
    organization: text,
    email: z.string(),
    phone: text.meta({ example: "+1.5551234567" }),
    fax: text,
    street: text,
    city: text,
    region: text,
    postal_code: text,
    country: text.meta({ description: "ISO 3166-1 alpha-2" }),
  }),
);

export const subdomainAnswer = answerSchema(
  "Subdomain",
  line.extend({
    rgp_statuses: z.array(z.string()).meta({ description: "Grace periods, as in RFC 3915" }),
    updated_at: timestamp,
    transfer_locked_until: timestamp.nullable().meta({
      description: "No transfer before then, lock or not: its first days after registration or a transfer",
    }),
    hosted: z.boolean().meta({ description: "Whether its records are kept here" }),
    nameservers: z.array(z.object({ host: z.string(), addresses: z.array(z.string()) })),
    ds: z.array(
      z.object({
        key_tag: z.int(),
        algorithm: z.int(),
        digest_type: z.int(),
        digest: z.string(),
      }),
    ),
    contacts: z.object({
      registrant: contactAnswer.optional(),
      admin: contactAnswer.optional(),
      tech: contactAnswer.optional(),
      billing: contactAnswer.optional(),
    }),
    refundable_until: timestamp.meta({
      description: "A deletion before then gives the registration fee back",
    }),
    redemption_ends_at: timestamp
      .nullable()
      .meta({ description: "A deleted name can be restored until then" }),
    releases_at: timestamp.nullable().meta({ description: "When a deleted name becomes free" }),
    price: z
      .object({ renewal: decimal, restore: decimal, currency })
      .meta({ description: "Renewal of one year; restore with the renewal that an ended term needs" }),
  }),
);

export function toSubdomain(name: NameView) {
  return {
    ...toSubdomainLine(name),
    rgp_statuses: name.rgpStatuses,
    updated_at: isoSeconds(name.updatedAt),
    transfer_locked_until: name.transferLockEndsAt && isoSeconds(name.transferLockEndsAt),
    hosted: name.hosted,
    nameservers: name.nameservers,
    ds: name.ds.map(({ keyTag, algorithm, digestType, digest }) => ({
      key_tag: keyTag,
      algorithm,
      digest_type: digestType,
      digest,
    })),
    contacts: Object.fromEntries(
      Object.entries(name.contacts).map(([role, contact]) => [role, toContact(contact)]),
    ),
    refundable_until: isoSeconds(name.addGraceEndsAt),
    redemption_ends_at: name.redemptionEndsAt && isoSeconds(name.redemptionEndsAt),
    releases_at: name.releasesAt && isoSeconds(name.releasesAt),
    price: {
      renewal: toDecimal(name.renewAmount, name.currency),
      restore: toDecimal(name.restoreAmount + name.restoreRenewAmount, name.currency),
      currency: name.currency,
    },
  };
}

function toContact({ postalCode, ...contact }: ContactView) {
  const { name, organization, email, phone, fax, street, city, region, country } = contact;
  return { name, organization, email, phone, fax, street, city, region, postal_code: postalCode, country };
}
