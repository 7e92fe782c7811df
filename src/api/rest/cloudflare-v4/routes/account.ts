import { z } from "zod";
import { loadKeyInUse } from "@/services/access/key-in-use";
import { loadAccount } from "@/services/accounts/account";
import { pageInfo, pageQuery } from "../paging";
import { type Route, route } from "../route";
import { accountAnswer, toAccount, tokenAnswer, toToken, toUser, userAnswer } from "../wire/account";

/** Who asks, and for which account. */
export const accountRoutes: Route[] = [
  route({
    method: "GET",
    path: "/user/tokens/verify",
    id: "verifyToken",
    tag: "Account",
    summary: "See whether your token works",
    access: "key",
    statuses: [200],
    result: tokenAnswer,
    errors: [],
    async run(ctx) {
      return { result: toToken(await loadKeyInUse(ctx)) };
    },
  }),
  route({
    method: "GET",
    path: "/accounts/{account_id}/tokens/verify",
    id: "verifyAccountToken",
    tag: "Account",
    summary: "See whether your token works with this account",
    access: "key",
    statuses: [200],
    result: tokenAnswer,
    errors: [],
    async run(ctx) {
      return { result: toToken(await loadKeyInUse(ctx)) };
    },
  }),
  route({
    method: "GET",
    path: "/user",
    id: "getUser",
    tag: "Account",
    summary: "Show who made your token",
    access: "account:read",
    statuses: [200],
    result: userAnswer,
    errors: [],
    async run(ctx) {
      const [account, key] = await Promise.all([loadAccount(ctx), loadKeyInUse(ctx)]);
      return { result: toUser(key, account) };
    },
  }),
  route({
    method: "GET",
    path: "/accounts",
    id: "listAccounts",
    tag: "Account",
    summary: "List the accounts that your token works with",
    description: "A token belongs to one account.",
    access: "account:read",
    query: z.object({
      ...pageQuery({ usual: 20, most: 50 }),
      name: z.string().max(200).optional().meta({ description: "Only the account with this name" }),
    }),
    statuses: [200],
    result: z.array(accountAnswer),
    paging: "pages",
    errors: [],
    async run(ctx, { query: { page, per_page: limit, name } }) {
      const account = await loadAccount(ctx);
      const all = name === undefined || name === account.organization ? [account] : [];
      const items = all.slice((page - 1) * limit, page * limit);
      return { result: items.map(toAccount), info: pageInfo({ items, page, limit, total: all.length }) };
    },
  }),
  route({
    method: "GET",
    path: "/accounts/{account_id}",
    id: "getAccount",
    tag: "Account",
    summary: "Show the account of your token",
    access: "account:read",
    statuses: [200],
    result: accountAnswer,
    errors: [],
    async run(ctx) {
      return { result: toAccount(await loadAccount(ctx)) };
    },
  }),
];
