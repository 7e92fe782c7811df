import { z } from "zod";
import { isoSeconds } from "@/lib/time";
import { scopesOf } from "@/services/access/require";
import type { Context } from "@/services/context";
import type { ZoneView } from "@/services/dns/zone-view";
import { type NAME_MATCHES, ZONE_STATES } from "@/services/dns/zones-schema";
import { wireId } from "../ids";
import { answerSchema, bodySchema, identifier, timestamp } from "./components";

export const zoneAnswer = answerSchema(
  "Zone",
  z.object({
    id: identifier,
    name: z.string().meta({ description: "A-labels, no final dot", example: "shop.com.store" }),
    status: z.enum(ZONE_STATES).meta({
      description:
        "`pending`: not answered yet, or not now (see `paused`); `moved`: the name uses nameservers of its own, and records are kept unanswered",
    }),
    paused: z
      .boolean()
      .meta({ description: "Whether a hold or the name's deletion keeps the zone out of DNS" }),
    type: z.enum(["full"]),
    development_mode: z.int(),
    name_servers: z.array(z.string()),
    original_name_servers: z
      .array(z.string())
      .nullable()
      .meta({ description: "The name's own nameservers, while it has some" }),
    original_registrar: z.string().nullable(),
    original_dnshost: z.string().nullable(),
    modified_on: timestamp,
    created_on: timestamp,
    activated_on: timestamp.nullable().meta({ description: "When it was last published" }),
    meta: z.record(z.string(), z.unknown()),
    owner: z.object({ id: identifier, type: z.enum(["organization"]), name: z.string() }),
    account: z.object({ id: identifier, name: z.string() }),
    permissions: z.array(z.string()).meta({ description: "What your token may do with it" }),
    plan: z.record(z.string(), z.unknown()),
  }),
);

const PLAN = {
  id: "0".repeat(32),
  name: "Included with the name",
  price: 0,
  currency: "USD",
  frequency: "",
  is_subscribed: true,
  can_subscribe: false,
  legacy_id: "free",
  legacy_discount: false,
  externally_managed: false,
};

export function toZone(ctx: Context, zone: ZoneView) {
  const account = { id: wireId(zone.account.id), name: zone.account.organization };
  return {
    id: wireId(zone.id),
    name: zone.apex,
    status: zone.state,
    paused: zone.isPaused,
    type: "full",
    development_mode: 0,
    name_servers: zone.nameservers,
    original_name_servers: zone.ownNameservers.length > 0 ? zone.ownNameservers : null,
    original_registrar: null,
    original_dnshost: null,
    modified_on: isoSeconds(zone.updatedAt),
    created_on: isoSeconds(zone.createdAt),
    activated_on: zone.publishedAt && isoSeconds(zone.publishedAt),
    meta: {
      dns_only: true,
      cdn_only: false,
      page_rule_quota: 0,
      custom_certificate_quota: 0,
      phishing_detected: false,
      step: 4,
    },
    owner: { ...account, type: "organization" },
    account,
    permissions: permissionsOf(ctx),
    plan: PLAN,
  };
}

/** As Cloudflare writes them. */
function permissionsOf({ actor }: Context): string[] {
  const scopes = scopesOf(actor);
  const canRead = scopes.includes("dns:read") ? ["#zone:read", "#dns_records:read"] : [];
  return scopes.includes("dns:write") ? [...canRead, "#zone:edit", "#dns_records:edit"] : canRead;
}

/** How a filter by name begins in a query: `starts_with:shop`. A text without it is the whole name. */
const MATCHES: Readonly<Record<string, (typeof NAME_MATCHES)[number]>> = {
  equal: "is",
  not_equal: "is_not",
  starts_with: "starts_with",
  ends_with: "ends_with",
  contains: "contains",
  starts_with_case_sensitive: "starts_with",
  ends_with_case_sensitive: "ends_with",
  contains_case_sensitive: "contains",
};

export function readNameFilter(typed: string | undefined) {
  if (typed === undefined) return undefined;
  const [, operator = "", rest = ""] = /^([a-z_]+):(.*)$/s.exec(typed) ?? [];
  const match = MATCHES[operator];
  return match ? { match, text: rest } : { match: "is" as const, text: typed };
}

export const newZoneBody = bodySchema(
  "NewZoneBody",
  z.object({
    name: z
      .string()
      .min(1)
      .max(1_024)
      .meta({ description: "A name that your account holds", example: "shop.com.store" }),
    account: z.object({ id: z.string().max(64).optional() }).nullish(),
    type: z.enum(["full"], { error: "Only full zones are hosted here: send full, or nothing" }).nullish(),
  }),
);

export const zonePatchBody = bodySchema(
  "ZonePatchBody",
  z.object({
    paused: z
      .literal(false, { error: "There is no proxy to pause here: to take a name out of DNS, put it on hold" })
      .nullish(),
    type: z.enum(["full"], { error: "Only full zones are hosted here" }).nullish(),
    vanity_name_servers: z
      .array(z.string())
      .max(0, { error: "Zones have the nameservers of their extension here" })
      .nullish(),
  }),
);

export const dnssecAnswer = answerSchema(
  "Dnssec",
  z.object({
    status: z.enum(["disabled"]),
    flags: z.null(),
    algorithm: z.null(),
    key_type: z.null(),
    digest_type: z.null(),
    digest_algorithm: z.null(),
    digest: z.null(),
    ds: z.null(),
    key_tag: z.null(),
    public_key: z.null(),
    modified_on: z.null(),
  }),
);

export const NO_DNSSEC = {
  status: "disabled",
  flags: null,
  algorithm: null,
  key_type: null,
  digest_type: null,
  digest_algorithm: null,
  digest: null,
  ds: null,
  key_tag: null,
  public_key: null,
  modified_on: null,
} as const;

export const dnssecBody = bodySchema(
  "DnssecBody",
  z.object({
    status: z.enum(["active", "disabled"]).nullish(),
    dnssec_multi_signer: z.boolean().nullish(),
    dnssec_presigned: z.boolean().nullish(),
    dnssec_use_nsec3: z.boolean().nullish(),
  }),
);
