import * as z from "zod";
import { isoSeconds } from "@/lib/time";
import { viewAgent } from "@/services/agents/view-agent";
import { toAmount } from "../../rest/cloudflare-v4/wire/amounts";
import { READS, tool } from "../tool";
import { currencyCode, money, time } from "../wire";

export const whoamiTool = tool({
  name: "whoami",
  title: "Who am I",
  description: "The account and token in use: what it may do here, and what it may still spend this month.",
  scopes: [],
  annotations: READS,
  input: z.strictObject({}),
  output: z.object({
    account: z.object({ number: z.number(), organization: z.string() }),
    token: z.object({
      name: z.string(),
      scopes: z.array(z.string()),
      expires_at: time.nullable(),
      can_change: z.boolean().describe("Whether it has agents:write: without, it only reads"),
      can_buy: z.boolean().describe("Whether it can register and renew as well"),
    }),
    spend_limits: z.array(
      z.object({
        currency: currencyCode,
        limit: money.nullable().describe("The token's own in a month; without one it buys nothing"),
        left: money.nullable(),
        resets_at: time,
      }),
    ),
    balances: z
      .array(z.object({ currency: currencyCode, available: money }))
      .nullable()
      .describe("Null without the scope billing:read"),
  }),
  async run(ctx) {
    const { account, token, purses, balances } = await viewAgent(ctx);
    return {
      account,
      token: {
        name: token.name,
        scopes: [...token.scopes],
        expires_at: token.expiresAt && isoSeconds(token.expiresAt),
        can_change: token.canChange,
        can_buy: token.canBuy,
      },
      spend_limits: purses.map(({ currency, limit, left, resetsAt }) => ({
        currency,
        limit: limit === null ? null : toAmount(limit, currency),
        left: left === null ? null : toAmount(left, currency),
        resets_at: isoSeconds(resetsAt),
      })),
      balances:
        balances?.map(({ currency, available }) => ({
          currency,
          available: toAmount(available, currency),
        })) ?? null,
    };
  },
});
