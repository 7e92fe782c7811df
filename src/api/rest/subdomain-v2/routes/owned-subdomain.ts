import { z } from "zod";
import { toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import { setRegistryLock } from "@/services/locks/lock";
import { refuseProgram } from "@/services/locks/unlock";
import { createAuthCode } from "@/services/names/auth-code";
import { deleteName } from "@/services/names/delete";
import { nameInfo } from "@/services/names/info";
import { renewName } from "@/services/names/renew";
import { restoreName } from "@/services/names/restore";
import { deleteInput } from "@/services/names/schema";
import { updateName } from "@/services/names/update";
import { type Route, route } from "../route";
import { answerSchema, currency, decimal, timestamp } from "../wire/components";
import { purchaseAnswer, toPurchase } from "../wire/purchase";
import { subdomainAnswer, toSubdomain } from "../wire/subdomain";
import { deleteBody, emptyBody, fromUpdateBody, renewBody, updateBody } from "../wire/subdomain-bodies";

const authCodeAnswer = answerSchema(
  "AuthCode",
  z.object({
    name: z.string().meta({ example: "shop.com.store" }),
    auth_code: z.string().meta({ description: "Shown once" }),
    expires_at: timestamp,
  }),
);

const deletionAnswer = answerSchema(
  "Deletion",
  z.object({
    name: z.string().meta({ example: "shop.com.store" }),
    released: z.boolean().meta({ description: "Whether it is free at once" }),
    refund: z.object({ amount: decimal, currency }),
    redemption_ends_at: timestamp.nullable(),
    releases_at: timestamp.nullable(),
  }),
);

/** What the holder of a name does with it. */
export const ownedSubdomainRoutes: Route[] = [
  route({
    method: "GET",
    path: "/subdomains/{name}/details",
    id: "getSubdomain",
    tag: "Subdomains",
    summary: "Show one of your subdomains, whole",
    access: "names:read",
    status: 200,
    data: subdomainAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      return { data: toSubdomain(await nameInfo(ctx, params)) };
    },
  }),
  route({
    method: "PUT",
    path: "/subdomains/{name}",
    id: "updateSubdomain",
    tag: "Subdomains",
    summary: "Update settings, nameservers and contacts",
    description: "All of it or nothing; a field that is left out stays as it is.",
    access: "names:write",
    body: updateBody,
    bodyExample: { auto_renew: true, lock: true },
    status: 200,
    data: subdomainAnswer,
    errors: ["not_found", "status_prohibits", "invalid_nameservers", "invalid_contact"],
    fields: { clientStatuses: "statuses" },
    async run(ctx, { params, body }) {
      return { data: toSubdomain(await updateName(ctx, fromUpdateBody(params.name, body))) };
    },
  }),
  route({
    method: "POST",
    path: "/subdomains/{name}/registry-lock",
    id: "lockSubdomain",
    tag: "Subdomains",
    summary: "Put a subdomain under registry lock",
    description:
      "Nothing of it changes from then on: no settings, nameservers or contacts, no transfer code, transfer or deletion. Its DNS records can be changed, and it can be renewed. A key can put the lock on, but only a person can take it off: in the dashboard, with a second factor.",
    access: "names:write",
    body: emptyBody,
    bodyOptional: true,
    status: 200,
    data: subdomainAnswer,
    errors: ["not_found", "status_prohibits"],
    async run(ctx, { params }) {
      return { data: toSubdomain(await setRegistryLock(ctx, params)) };
    },
  }),
  route({
    method: "DELETE",
    path: "/subdomains/{name}/registry-lock",
    id: "unlockSubdomain",
    tag: "Subdomains",
    summary: "Says where a registry lock is taken off",
    description:
      "Always refused: no API key takes a registry lock off. `details.url` is the page where an owner or admin of the account does.",
    access: "names:write",
    status: 200,
    data: subdomainAnswer,
    errors: ["not_found", "unlock_in_dashboard"],
    run: (ctx, { params }) => refuseProgram(ctx, params),
  }),
  route({
    method: "DELETE",
    path: "/subdomains/{name}",
    id: "deleteSubdomain",
    tag: "Subdomains",
    summary: "Delete a subdomain",
    description:
      "`confirm` must be the full name, in the body or in the query. Within the add grace period the fee is given back and the name is free at once; later it can be restored for a while.",
    access: "names:write",
    query: z.object({ confirm: deleteInput.shape.confirm.optional() }),
    body: deleteBody,
    bodyOptional: true,
    bodyExample: { confirm: "shop.com.store" },
    status: 200,
    data: deletionAnswer,
    errors: ["not_found", "confirmation_mismatch", "status_prohibits"],
    async run(ctx, { params, query, body }) {
      const confirm = body.confirm ?? query.confirm ?? "";
      const done = await deleteName(ctx, { name: params.name, confirm });
      return {
        data: {
          name: done.fqdn,
          released: done.released,
          refund: { amount: toDecimal(done.refundedAmount, done.currency), currency: done.currency },
          redemption_ends_at: done.redemptionEndsAt && isoSeconds(done.redemptionEndsAt),
          releases_at: done.releasesAt && isoSeconds(done.releasesAt),
        },
      };
    },
  }),
  route({
    method: "POST",
    path: "/subdomains/{name}/renew",
    id: "renewSubdomain",
    tag: "Subdomains",
    summary: "Renew a subdomain",
    access: "names:register",
    body: renewBody,
    bodyOptional: true,
    bodyExample: { period: 1 },
    status: 200,
    data: purchaseAnswer,
    errors: [
      "not_found",
      "status_prohibits",
      "period_out_of_range",
      "insufficient_balance",
      "spend_limit_exceeded",
    ],
    async run(ctx, { params, body }) {
      const input = { name: params.name, years: body.period, currentExpiresAt: body.current_expires_at };
      return { data: toPurchase(await renewName(ctx, input)) };
    },
  }),
  route({
    method: "POST",
    path: "/subdomains/{name}/restore",
    id: "restoreSubdomain",
    tag: "Subdomains",
    summary: "Restore a deleted subdomain within its redemption period",
    access: "names:register",
    body: emptyBody,
    bodyOptional: true,
    status: 200,
    data: purchaseAnswer,
    errors: ["not_found", "not_in_redemption", "insufficient_balance", "spend_limit_exceeded"],
    async run(ctx, { params }) {
      return { data: toPurchase(await restoreName(ctx, params)) };
    },
  }),
  route({
    method: "POST",
    path: "/subdomains/{name}/auth-code",
    id: "createAuthCode",
    tag: "Subdomains",
    summary: "Make a transfer code for another account",
    description:
      "The code before it ends. Unlock the name first. With an `Idempotency-Key` a second try of a request that succeeded is refused with 409, since its answer showed a secret.",
    access: "names:write",
    body: emptyBody,
    bodyOptional: true,
    status: 201,
    data: authCodeAnswer,
    errors: ["not_found", "status_prohibits"],
    secret: true,
    async run(ctx, { params }) {
      const { fqdn, authCode, expiresAt } = await createAuthCode(ctx, params);
      return { data: { name: fqdn, auth_code: authCode, expires_at: isoSeconds(expiresAt) } };
    },
  }),
];
