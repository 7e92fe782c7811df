import * as z from "zod";
import { isoSeconds } from "@/lib/time";
import { type Purchase, registerByAgent, renewByAgent } from "@/services/agents/buy-name";
import type { Quote } from "@/services/agents/quote";
import type { Context } from "@/services/context";
import { claimInput, years } from "@/services/names/schema";
import { toAmount } from "../../rest/cloudflare-v4/wire/amounts";
import { tool } from "../tool";
import { currencyCode, money, nameInput, time } from "../wire";
import { requestShown, toRequest } from "./requests";

const BUYS = { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false };

const confirmed = {
  amount: z
    .union([z.string().max(32), z.number()])
    .describe("Exactly the amount that was answered, once somebody has agreed to it"),
  currency: z.string().max(8),
};

const quoted = z.object({
  name: z.string(),
  unicode: z.string().describe("For display"),
  years: z.number(),
  price: money.describe("For all years"),
  currency: currencyCode,
  renew_price: money.describe("A year, later"),
  premium: z.boolean(),
  claim_notice: z
    .object({ notice_id: z.string(), notice: z.string() })
    .nullable()
    .describe("To be shown to the registrant, who has to accept it: then give it back as claim"),
  expires_at: time.nullable().describe("End of the term, of a renewal"),
  renewed_until: time.nullable(),
  balance: money.describe("With the credit there is"),
  spend_limit_left: money.nullable().describe("Of the token, or of the account if that is less"),
  spend_limit_resets_at: time,
  confirmation: z
    .object({ amount: money, currency: currencyCode, expires_at: time.optional() })
    .describe("To be given back as confirm, once somebody has agreed"),
});

const answer = z.object({
  needs_confirmation: z
    .boolean()
    .describe("True for a quote: nothing was bought. Else see the request's state"),
  quote: quoted.nullable(),
  request: requestShown.nullable(),
});

function toQuoted(quote: Quote): z.output<typeof quoted> {
  const { currency, claim, expiresAt, renewedUntil, purse } = quote;
  const amount = toAmount(quote.amount, currency);
  const term = expiresAt && isoSeconds(expiresAt);
  return {
    name: quote.fqdn,
    unicode: quote.unicode,
    years: quote.years,
    price: amount,
    currency,
    renew_price: toAmount(quote.renewAmount, currency),
    premium: quote.premium,
    claim_notice: claim && { notice_id: claim.noticeId, notice: claim.notice },
    expires_at: term,
    renewed_until: renewedUntil && isoSeconds(renewedUntil),
    balance: toAmount(quote.available, currency),
    spend_limit_left: purse.left === null ? null : toAmount(purse.left, currency),
    spend_limit_resets_at: isoSeconds(purse.resetsAt),
    confirmation: { amount, currency, ...(term && { expires_at: term }) },
  };
}

function toAnswer(ctx: Context, { quote, workflow }: Purchase): z.output<typeof answer> {
  return {
    needs_confirmation: workflow === null,
    quote: quote && toQuoted(quote),
    request: workflow && toRequest(workflow, ctx.publicUrl),
  };
}

const FIELDS = { acceptedPremiumAmount: "confirm.amount", period: "years", claim: "claim" };

export const registerNameTool = tool({
  name: "register_name",
  title: "Register a name",
  description:
    "Registers a name, in two steps. First without confirm: it answers the price and buys nothing. Show the price to the " +
    "person, and when they agree call it again with confirm, exactly as answered. Needs a token with a spend limit. " +
    "When the request's state is action_required, say what is to be done, and stop.",
  scopes: ["agents:write", "names:register"],
  annotations: BUYS,
  input: z.strictObject({
    name: nameInput,
    years: years.optional().describe("The fewest on offer, when left out"),
    auto_renew: z.boolean().default(false),
    privacy: z.boolean().default(true),
    claim: z
      .strictObject({ notice_id: claimInput.shape.noticeId, accepted_at: claimInput.shape.acceptedAt })
      .optional()
      .describe("The notice of a trademark that the registrant has read and accepted, and when"),
    confirm: z.strictObject(confirmed).optional(),
  }),
  output: answer,
  subject: ({ name }) => name,
  fields: FIELDS,
  async run(ctx, { name, years, auto_renew: autoRenew, privacy, claim, confirm }, { waitMillis }) {
    const accepted = claim && { noticeId: claim.notice_id, acceptedAt: claim.accepted_at };
    const input = { name, years, autoRenew, privacy, claim: accepted, confirm };
    return toAnswer(ctx, await registerByAgent(ctx, input, waitMillis));
  },
});

export const renewNameTool = tool({
  name: "renew_name",
  title: "Renew a name",
  description:
    "Adds years to one of the account's names, in two steps. First without confirm: it answers the price and buys nothing. " +
    "Show the price to the person, and when they agree call it again with confirm, exactly as answered.",
  scopes: ["agents:write", "names:register"],
  annotations: BUYS,
  input: z.strictObject({
    name: nameInput,
    years: years.default(1),
    confirm: z
      .strictObject({
        ...confirmed,
        expires_at: z.iso.datetime("As it was answered, such as 2027-01-08T12:00:00Z"),
      })
      .optional(),
  }),
  output: answer,
  subject: ({ name }) => name,
  fields: FIELDS,
  async run(ctx, { name, years, confirm }, { waitMillis }) {
    const agreed = confirm && {
      amount: confirm.amount,
      currency: confirm.currency,
      expiresAt: confirm.expires_at,
    };
    return toAnswer(ctx, await renewByAgent(ctx, { name, years, confirm: agreed }, waitMillis));
  },
});
