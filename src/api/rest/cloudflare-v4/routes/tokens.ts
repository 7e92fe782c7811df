import { z } from "zod";
import { assertMayMakeKeys } from "@/services/access/keys";
import type { Context } from "@/services/context";
import { type Route, route } from "../route";
import { tokenAnswer } from "../wire/account";
import { findGroups, permissionGroupAnswer, toPermissionGroup } from "../wire/permission-groups";

const groupQuery = z.object({
  name: z.string().max(200).optional().meta({ description: "Only the group with this name" }),
  scope: z
    .string()
    .max(200)
    .optional()
    .meta({ description: "Only groups that are about this kind of thing" }),
});

async function list(query: z.output<typeof groupQuery>) {
  return { result: findGroups(query).map(toPermissionGroup) };
}

/** Answered to every token alike: a token makes no tokens, so that none outlives its own limits. */
async function refuse(ctx: Context): Promise<never> {
  assertMayMakeKeys(ctx);
  throw new Error("A request to this API comes by key");
}

const MAKING = "Tokens are made in the dashboard, by somebody who is signed in: a token makes no tokens.";

/** What tokens may do, by Cloudflare's names. */
export const tokenRoutes: Route[] = [
  route({
    method: "GET",
    path: "/accounts/{account_id}/tokens/permission_groups",
    id: "listAccountPermissionGroups",
    tag: "Account",
    summary: "List what tokens may be allowed to do",
    description:
      "Their names are Cloudflare’s; which scopes of this portal each stands for is in `meta.scopes`.",
    access: "key",
    query: groupQuery,
    statuses: [200],
    result: z.array(permissionGroupAnswer),
    errors: [],
    run: (_, { query }) => list(query),
  }),
  route({
    method: "GET",
    path: "/user/tokens/permission_groups",
    id: "listPermissionGroups",
    tag: "Account",
    summary: "List what tokens may be allowed to do, whatever the account",
    access: "key",
    query: groupQuery,
    statuses: [200],
    result: z.array(permissionGroupAnswer),
    errors: [],
    run: (_, { query }) => list(query),
  }),
  route({
    method: "POST",
    path: "/accounts/{account_id}/tokens",
    id: "createAccountToken",
    tag: "Account",
    summary: "Refuse to make a token",
    description: MAKING,
    access: "key",
    statuses: [200],
    result: tokenAnswer,
    errors: ["missing_scope"],
    run: refuse,
  }),
  route({
    method: "POST",
    path: "/user/tokens",
    id: "createToken",
    tag: "Account",
    summary: "Refuse to make a token, for the user",
    description: MAKING,
    access: "key",
    statuses: [200],
    result: tokenAnswer,
    errors: ["missing_scope"],
    run: refuse,
  }),
];
