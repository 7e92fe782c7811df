import * as z from "zod";
import { isoSeconds } from "@/lib/time";
import { type Availability, checkNames } from "@/services/names/check";
import { searchNames } from "@/services/names/search";
import { listOffers } from "@/services/namespaces/pricing";
import { toAmount } from "../../rest/cloudflare-v4/wire/amounts";
import { READS, tool } from "../tool";
import { currencyCode, money, time } from "../wire";

const offered = z.object({
  name: z.string(),
  unicode: z.string().describe("For display"),
  available: z.boolean(),
  reason: z.enum(["taken", "reserved"]).nullable(),
  expires_at: time.nullable().describe("Of a taken name"),
  premium: z.boolean(),
  register_price: money.describe("A year, at the registration"),
  renew_price: money.describe("A year, at a renewal"),
  currency: currencyCode,
  needs_claim_notice: z.boolean().describe("Its registrant has to accept a notice of a trademark"),
});

function toOffered({ name, ...found }: Availability): z.output<typeof offered> {
  const { available, reason, premium, currency, claim } = found;
  return {
    name: name.fqdn,
    unicode: `${name.labelUnicode}.${name.policy.name}`,
    available,
    reason,
    expires_at: found.expiresAt && isoSeconds(found.expiresAt),
    premium,
    register_price: toAmount(found.registerAmount, currency),
    renew_price: toAmount(found.renewAmount, currency),
    currency,
    needs_claim_notice: claim !== null,
  };
}

export const searchNamesTool = tool({
  name: "search_names",
  title: "Search names",
  description:
    "Names from a word or phrase: the phrase itself under each extension, then free names like it, with prices. " +
    "Check a name with check_names before it is registered.",
  scopes: ["names:read"],
  annotations: READS,
  input: z.strictObject({
    query: z.string().min(1, "Enter a word or two").max(200, "Enter at most 200 characters"),
    limit: z.number().int().min(1).max(20).default(12).describe("Suggestions at most"),
  }),
  output: z.object({
    exact: z.array(offered),
    why_not: z.string().nullable().describe("Why the phrase itself is no name"),
    suggestions: z.array(offered),
  }),
  async run(ctx, { query, limit }) {
    const found = await searchNames(ctx, { phrase: query, limit }, "cloudflare_v4");
    return {
      exact: found.exact.map(toOffered),
      why_not: found.fault,
      suggestions: found.suggestions.map(toOffered),
    };
  },
});

export const checkNamesTool = tool({
  name: "check_names",
  title: "Check names",
  description: "Whether names can be registered now, and what they cost. Up to 20 at once.",
  scopes: ["names:read"],
  annotations: READS,
  input: z.strictObject({
    names: z
      .array(z.string().min(1, "Enter a name").max(1_024))
      .min(1, "Name at least one")
      .max(20, "At most 20 names are checked at once")
      .describe("Full names, such as harbour.example"),
  }),
  output: z.object({
    names: z.array(
      z.object({
        asked: z.string(),
        result: offered.nullable(),
        error: z.object({ code: z.string(), message: z.string() }).nullable(),
      }),
    ),
  }),
  subject: ({ names }) => (names.length === 1 ? names[0] : undefined),
  async run(ctx, input) {
    const checked = await checkNames(ctx, input);
    return {
      names: checked.map(({ input: asked, availability, error }) => ({
        asked,
        result: availability && toOffered(availability),
        error: error && { code: error.code, message: error.message },
      })),
    };
  },
});

export const listExtensionsTool = tool({
  name: "list_extensions",
  title: "List extensions and prices",
  description:
    "Every extension on offer: prices a year, how many years, how long labels may be, record types.",
  scopes: [],
  annotations: READS,
  input: z.strictObject({}),
  output: z.object({
    extensions: z.array(
      z.object({
        extension: z.string(),
        register_price: money,
        renew_price: money,
        transfer_price: money,
        restore_price: money.describe("Flat, beside a renewal that is due"),
        currency: currencyCode,
        min_years: z.number(),
        max_years: z.number(),
        min_label_length: z.number(),
        max_label_length: z.number(),
        scripts: z.array(z.string()).describe("Of internationalised names; empty for none"),
        record_types: z.array(z.string()),
      }),
    ),
  }),
  async run(ctx) {
    const offers = await listOffers(ctx, "cloudflare_v4");
    return {
      extensions: offers.map((offer) => ({
        extension: offer.name,
        register_price: toAmount(offer.registerAmount, offer.currency),
        renew_price: toAmount(offer.renewAmount, offer.currency),
        transfer_price: toAmount(offer.transferAmount, offer.currency),
        restore_price: toAmount(offer.restoreAmount, offer.currency),
        currency: offer.currency,
        min_years: offer.minYears,
        max_years: offer.maxYears,
        min_label_length: offer.minLabelLength,
        max_label_length: offer.maxLabelLength,
        scripts: [...offer.idnScripts],
        record_types: [...offer.recordTypes],
      })),
    };
  },
});
