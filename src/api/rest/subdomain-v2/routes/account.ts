import { z } from "zod";
import { loadAccount } from "@/services/accounts/account";
import { loadBalances } from "@/services/billing/balance";
import { listInvoices } from "@/services/billing/statement";
import { listOffers } from "@/services/namespaces/pricing";
import { type Route, route } from "../route";
import {
  accountAnswer,
  balanceAnswer,
  invoiceAnswer,
  offerAnswer,
  toAccount,
  toBalance,
  toInvoice,
  toOffer,
} from "../wire/account";
import { pageQuery } from "../wire/components";
import { pageAnswer, pageMeta } from "../wire/page";

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
      return { data: toAccount(await loadAccount(ctx)) };
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
      const [balances, offers] = await Promise.all([loadBalances(ctx), listOffers(ctx, "subdomain_v2")]);
      const currency = offers[0]?.currency ?? "USD";
      const nothing = { currency, balance: 0, creditLimit: 0, available: 0 };
      return { data: toBalance(balances.find((b) => b.currency === currency) ?? nothing) };
    },
  }),
  route({
    method: "GET",
    path: "/invoices",
    id: "listInvoices",
    tag: "Account",
    summary: "List invoices, the newest first",
    access: "billing:read",
    query: z.object(pageQuery),
    status: 200,
    data: z.array(invoiceAnswer),
    meta: pageAnswer,
    errors: [],
    async run(ctx, { query }) {
      const page = await listInvoices(ctx, query);
      return { data: page.items.map(toInvoice), meta: pageMeta(page) };
    },
  }),
];
