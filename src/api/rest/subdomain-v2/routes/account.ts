import { z } from "zod";
import { loadAccount } from "@/services/accounts/account";
import { loadBalances } from "@/services/billing/balance";
import { loadSpending } from "@/services/billing/spending";
import { listOffers } from "@/services/namespaces/pricing";
import { type Route, route } from "../route";
import { accountAnswer, balanceAnswer, offerAnswer, toAccount, toBalance, toOffer } from "../wire/account";

export const accountRoutes: Route[] = [
  route({
    method: "GET",
    path: "/pricing",
    id: "listPricing",
    tag: "Account",
    summary: "List domains, their prices and rules",
    access: "key",
    status: 200,
    data: z.array(offerAnswer),
    errors: [],
    async run(ctx) {
      return { data: (await listOffers(ctx, "subdomain_v2")).map(toOffer) };
    },
  }),
  route({
    method: "GET",
    path: "/account",
    id: "getAccount",
    tag: "Account",
    summary: "Show the account that the key belongs to",
    access: "account:read",
    status: 200,
    data: accountAnswer,
    errors: [],
    async run(ctx) {
      const [account, offers] = await Promise.all([loadAccount(ctx), listOffers(ctx, "subdomain_v2")]);
      return { data: toAccount(account, offers[0]?.currency ?? "USD") };
    },
  }),
  route({
    method: "GET",
    path: "/account/balance",
    id: "getBalance",
    tag: "Account",
    summary: "Show the prepaid balance",
    access: "billing:read",
    status: 200,
    data: balanceAnswer,
    errors: [],
    async run(ctx) {
      const [balances, spending] = await Promise.all([loadBalances(ctx), loadSpending(ctx)]);
      const { currency } = spending;
      const nothing = { currency, balance: 0, creditLimit: 0, available: 0 };
      return { data: toBalance(balances.find((b) => b.currency === currency) ?? nothing, spending) };
    },
  }),
];
