import * as z from "zod";
import { isoSeconds } from "@/lib/time";
import { nameInfo } from "@/services/names/info";
import { listNames } from "@/services/names/list";
import { nameStates } from "@/services/names/schema";
import { toAmount } from "../../rest/cloudflare-v4/wire/amounts";
import { READS, tool } from "../tool";
import { currencyCode, money, nameInput, time } from "../wire";

const line = {
  name: z.string(),
  unicode: z.string().describe("For display"),
  state: z.enum(nameStates),
  registered_at: time,
  expires_at: time,
  auto_renew: z.boolean(),
  privacy: z.boolean(),
  locked: z.boolean().describe("Against transfers"),
  premium: z.boolean(),
};

interface Line {
  readonly fqdn: string;
  readonly unicode: string;
  readonly state: (typeof nameStates)[number];
  readonly registeredAt: Date;
  readonly expiresAt: Date;
  readonly autoRenew: boolean;
  readonly privacy: boolean;
  readonly locked: boolean;
  readonly premium: boolean;
}

const toLine = ({ fqdn, unicode, state, registeredAt, expiresAt, ...rest }: Line) => ({
  name: fqdn,
  unicode,
  state,
  registered_at: isoSeconds(registeredAt),
  expires_at: isoSeconds(expiresAt),
  auto_renew: rest.autoRenew,
  privacy: rest.privacy,
  locked: rest.locked,
  premium: rest.premium,
});

export const listRegistrationsTool = tool({
  name: "list_registrations",
  title: "List registrations",
  description: "The account's names, filtered and by pages.",
  scopes: ["names:read"],
  annotations: READS,
  input: z.strictObject({
    query: z.string().max(253).optional().describe("Part of the name"),
    state: z.enum(nameStates).optional(),
    expires_within_days: z.number().int().min(0).max(3_660).optional(),
    sort: z.enum(["name", "created", "expires"]).default("name"),
    page: z.number().int().min(1).max(1_000_000).default(1),
    limit: z.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    registrations: z.array(z.object(line)),
    total: z.number(),
    page: z.number(),
    limit: z.number(),
  }),
  async run(ctx, { expires_within_days: expiresWithinDays, ...input }) {
    const found = await listNames(ctx, { ...input, expiresWithinDays, direction: "asc" });
    const { items, total, page, limit } = found;
    return { registrations: items.map(toLine), total, page, limit };
  },
});

export const getRegistrationTool = tool({
  name: "get_registration",
  title: "Look at a registration",
  description: "One of the account's names: state, term, nameservers, what a renewal costs.",
  scopes: ["names:read"],
  annotations: READS,
  input: z.strictObject({ name: nameInput }),
  output: z.object({
    ...line,
    statuses: z.array(z.string()).describe("EPP, RFC 5731"),
    hosted: z.boolean().describe("Whether its DNS records are kept here"),
    nameservers: z.array(z.string()),
    renew_price: money.describe("A year"),
    restore_price: money,
    currency: currencyCode,
    releases_at: time.nullable().describe("Of a deleted name: when anybody can register it"),
  }),
  subject: ({ name }) => name,
  async run(ctx, { name }) {
    const found = await nameInfo(ctx, { name });
    return {
      ...toLine(found),
      statuses: [...found.statuses],
      hosted: found.hosted,
      nameservers: found.nameservers.map(({ host }) => host),
      renew_price: toAmount(found.renewAmount, found.currency),
      restore_price: toAmount(found.restoreAmount, found.currency),
      currency: found.currency,
      releases_at: found.releasesAt && isoSeconds(found.releasesAt),
    };
  },
});
