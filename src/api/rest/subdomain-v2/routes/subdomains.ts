import { z } from "zod";
import type { ErrorCode } from "@/services/error-catalogue";
import { RegistryError } from "@/services/errors";
import { checkName, checkNames } from "@/services/names/check";
import { listNames } from "@/services/names/list";
import { registerName } from "@/services/names/register";
import { domainText, nameStates } from "@/services/names/schema";
import { type Route, route } from "../route";
import { availabilityAnswer, checkedAnswer, toAvailability, toChecked } from "../wire/availability";
import { pageQuery } from "../wire/components";
import { pageAnswer, pageMeta } from "../wire/page";
import { registeredAnswer, toRegistered } from "../wire/purchase";
import { subdomainLineAnswer, toSubdomainLine } from "../wire/subdomain";
import { checkBody, fromRegisterBody, registerBody } from "../wire/subdomain-bodies";

const NAME_FAULTS: readonly ErrorCode[] = ["invalid_label", "unknown_namespace"];

/** Finding, registering and listing names. */
export const subdomainRoutes: Route[] = [
  route({
    method: "GET",
    path: "/subdomains/{name}",
    id: "checkSubdomain",
    tag: "Subdomains",
    summary: "Check if a subdomain is available",
    description:
      "`name` is a label (`shop`) or a full name (`shop.com.store`). A taken or reserved name answers 200 with `available: false`.",
    access: "key",
    query: z.object({
      domain: domainText.optional().meta({ description: "Base domain; without it the default one" }),
    }),
    status: 200,
    data: availabilityAnswer,
    errors: NAME_FAULTS,
    async run(ctx, { params, query }) {
      return { data: toAvailability(await checkName(ctx, { name: params.name, domain: query.domain })) };
    },
  }),
  route({
    method: "POST",
    path: "/subdomains/check",
    id: "checkSubdomains",
    tag: "Subdomains",
    summary: "Check up to 20 names at once",
    description: "A name that cannot be one has an `error` of its own and does not spoil the others.",
    access: "key",
    body: checkBody,
    status: 200,
    data: z.array(checkedAnswer),
    errors: [],
    async run(ctx, { body }) {
      return { data: (await checkNames(ctx, body)).map(toChecked) };
    },
  }),
  route({
    method: "POST",
    path: "/subdomains",
    id: "registerSubdomain",
    tag: "Subdomains",
    summary: "Register a subdomain",
    description:
      "Paid from the prepaid balance. A premium name needs `premium_price`, one that a claims notice covers `claim`. New names are locked against transfer.",
    access: "names:register",
    body: registerBody,
    bodyExample: {
      subdomain: "shop",
      domain: "com.store",
      period: 2,
      auto_renew: true,
      dns_records: [{ type: "A", value: "192.168.1.1" }],
    },
    status: 201,
    data: registeredAnswer,
    errors: [
      ...NAME_FAULTS,
      "period_out_of_range",
      "name_taken",
      "name_reserved",
      "premium_consent_required",
      "claim_required",
      "insufficient_balance",
      "spend_limit_exceeded",
      "invalid_record",
    ],
    fields: { records: "dns_records" },
    async run(ctx, { body }) {
      return { data: toRegistered(await registerName(ctx, fromRegisterBody(body))) };
    },
  }),
  route({
    method: "GET",
    path: "/registrant/subdomains",
    id: "listSubdomains",
    tag: "Subdomains",
    summary: "List your subdomains",
    access: "names:read",
    query: z.object({
      ...pageQuery,
      status: z.enum(nameStates).optional().meta({ description: "Only those in this state" }),
      sort: z.enum(["name", "created", "expires"]).default("name"),
      order: z.enum(["asc", "desc"]).default("asc"),
      domain: domainText.optional().meta({ description: "Only those under this base domain" }),
      search: z.string().max(253).optional().meta({ description: "Only those whose name contains this" }),
    }),
    status: 200,
    data: z.array(subdomainLineAnswer),
    meta: pageAnswer,
    errors: [],
    async run(ctx, { query }) {
      const { page, limit, status, sort, order, domain, search } = query;
      if (search?.includes("\0") || domain?.includes("\0")) {
        const path = search?.includes("\0") ? "search" : "domain";
        const message = "contains a null character";
        throw new RegistryError("invalid_request", {
          message: `${path} ${message}`,
          fields: [{ path, message }],
        });
      }
      const found = await listNames(ctx, {
        page,
        limit,
        state: status,
        sort,
        direction: order,
        namespace: domain,
        query: search,
      });
      return { data: found.items.map(toSubdomainLine), meta: pageMeta(found) };
    },
  }),
];
