import { z } from "zod";
import { isoSeconds } from "@/lib/time";
import { RegistryError } from "@/services/errors";
import { cursorInfo, cursorQuery } from "../paging";
import { registrarRefusal } from "../registrar-faults";
import type { RegistrarTree } from "../registrar-tree";
import { type Route, route } from "../route";
import { amount, currency, toAmount } from "../wire/amounts";
import { answerSchema, timestamp } from "../wire/components";
import { createBody, editBody, fromCreateBody, fromEditBody } from "../wire/registrar-bodies";
import {
  domainName,
  pricedRegistrationAnswer,
  registrationAnswer,
  toComingRegistration,
  toPricedRegistration,
  toRegistration,
} from "../wire/registration";
import { workflowAnswer } from "../wire/workflow";
import { answerWork } from "../workflow-answer";

const SORTS = {
  registry_created_at: "registeredAt",
  registry_expires_at: "expiresAt",
  name: "name",
} as const;

const listQuery = z.object({
  ...cursorQuery({ usual: 20, most: 100 }),
  sort_by: z.enum(["registry_created_at", "registry_expires_at", "name"]).default("registry_created_at"),
  direction: z.enum(["asc", "desc"]).default("asc"),
});

/** What the input of workflows is called in bodies. */
export const WORKFLOW_FIELDS = {
  name: "domain_name",
  subdomain: "domain_name",
  period: "years",
  premium_price: "acknowledgements.premium_fee",
  claim: "acknowledgements.claims_notice",
  privacy: "privacy_mode",
  lock: "locked",
};

/** Registering names, seeing and changing them. */
export function registrationRoutes(tree: RegistrarTree<`/accounts/{account_id}/${string}`>): Route[] {
  return [
    route({
      method: "POST",
      path: `${tree.path}/registrations`,
      id: tree.id("createRegistration"),
      tag: tree.tag,
      summary: "Register a name",
      description:
        "Paid from the balance, else by the account's saved card. Without `contacts.registrant` the default of the address book is the registrant. The same request again leads to the same registration: nothing is bought twice. A premium name needs `acknowledgements.premium_fee`, else it waits for the user.",
      access: "names:register",
      body: createBody,
      bodyExample: { domain_name: "acmecorp.com.store", years: 1, privacy_mode: "redaction" },
      prefer: true,
      statuses: [201, 202],
      result: workflowAnswer,
      errors: [
        "unknown_namespace",
        "invalid_label",
        "period_out_of_range",
        "name_taken",
        "name_reserved",
        "claim_required",
        "contact_required",
        "workflow_conflict",
        "domain_limit_reached",
        "spend_limit_exceeded",
      ],
      fields: WORKFLOW_FIELDS,
      refusal: registrarRefusal,
      run: (ctx, { body, headers, waitMillis }) =>
        answerWork(tree, ctx, {
          headers,
          waitMillis,
          succeeded: 201,
          start: (started) => tree.verbs.startRegistration(started, fromCreateBody(body)),
        }),
    }),
    route({
      method: "GET",
      path: `${tree.path}/registrations`,
      id: tree.id("listRegistrations"),
      tag: tree.tag,
      summary: "List the names of the account",
      access: "names:read",
      query: listQuery,
      statuses: [200],
      result: z.array(registrationAnswer),
      paging: "cursor",
      errors: [],
      refusal: registrarRefusal,
      async run(ctx, { query }) {
        const { cursor, per_page: limit, sort_by: sort, direction } = query;
        const page = await tree.verbs.listNames(ctx, { cursor, limit, sortBy: SORTS[sort], direction });
        const result = page.items.map(toRegistration);
        return { result, info: cursorInfo(result, limit, page.cursor) };
      },
    }),
    route({
      method: "GET",
      path: `${tree.path}/registrations/{domain_name}`,
      id: tree.id("getRegistration"),
      tag: tree.tag,
      summary: "Show one of your names",
      description:
        "One that you have asked for and do not hold yet is `registration_pending` or `transfer_pending`, without an end.",
      access: "names:read",
      statuses: [200],
      result: pricedRegistrationAnswer,
      errors: ["not_found"],
      refusal: registrarRefusal,
      async run(ctx, { params }) {
        const input = { name: params.domain_name };
        try {
          return { result: toPricedRegistration(await tree.verbs.nameInfo(ctx, input)) };
        } catch (error) {
          if (!(error instanceof RegistryError) || error.code !== "not_found") throw error;
          const coming = await tree.verbs.findComingName?.(ctx, input);
          if (!coming) throw error;
          return { result: toComingRegistration(coming) };
        }
      },
    }),
    route({
      method: "PATCH",
      path: `${tree.path}/registrations/{domain_name}`,
      id: tree.id("editRegistration"),
      tag: tree.tag,
      summary: "Change settings and contacts of a name",
      description:
        "All of it or nothing; what is left out stays as it is. `locked`, `privacy_mode` and `contacts` are this portal's own.",
      access: "names:write",
      body: editBody,
      bodyOptional: true,
      bodyExample: { auto_renew: true },
      prefer: true,
      statuses: [200, 202],
      result: workflowAnswer,
      errors: ["not_found", "status_prohibits", "workflow_conflict"],
      fields: WORKFLOW_FIELDS,
      refusal: registrarRefusal,
      run: (ctx, { params, body, headers, waitMillis }) =>
        answerWork(tree, ctx, {
          headers,
          waitMillis,
          succeeded: 200,
          start: (started) => tree.verbs.startUpdate(started, fromEditBody(params.domain_name, body)),
        }),
    }),
  ];
}

const deletionAnswer = answerSchema(
  "RegistrationDeletion",
  z.object({
    domain_name: domainName,
    released: z.boolean().meta({ description: "Whether it is free at once" }),
    refund: z.object({ amount, currency }),
    redemption_ends_at: timestamp.nullable().meta({ description: "Until then it can be restored" }),
    releases_at: timestamp.nullable(),
  }),
);

/** Giving a name up. */
export function deletionRoutes(tree: RegistrarTree<`/accounts/{account_id}/${string}`>): Route[] {
  return [
    route({
      method: "DELETE",
      path: `${tree.path}/registrations/{domain_name}`,
      id: tree.id("deleteRegistration"),
      tag: tree.tag,
      summary: "Delete a name",
      description:
        "This portal's own. Within the add grace period the fee is given back and the name is free at once; later it can be restored for a while. The path has the full name.",
      access: "names:write",
      statuses: [200],
      result: deletionAnswer,
      errors: ["not_found", "status_prohibits", "confirmation_mismatch"],
      refusal: registrarRefusal,
      async run(ctx, { params: { domain_name: name } }) {
        const done = await tree.verbs.deleteName(ctx, { name, confirm: name });
        return {
          result: {
            domain_name: done.fqdn,
            released: done.released,
            refund: { amount: toAmount(done.refundedAmount, done.currency), currency: done.currency },
            redemption_ends_at: done.redemptionEndsAt && isoSeconds(done.redemptionEndsAt),
            releases_at: done.releasesAt && isoSeconds(done.releasesAt),
          },
        };
      },
    }),
  ];
}
