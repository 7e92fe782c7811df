import { z } from "zod";
import { checkRegistrable } from "@/services/names/registrable";
import { suggestNames } from "@/services/names/search";
import type { WireError } from "../errors";
import { registrarRefusal } from "../registrar-faults";
import type { RegistrarTree } from "../registrar-tree";
import { type Route, route } from "../route";
import { availabilityAnswer, toCheckedDomain, toDomain } from "../wire/availability";
import { bodySchema } from "../wire/components";
import { authCode, fromAuthCode } from "../wire/registrar-bodies";
import {
  malformedCode,
  toTransferability,
  transferCheckAnswer,
  transferCheckBody,
} from "../wire/transfer-check";

const checkBody = bodySchema(
  "DomainCheck",
  z.object({
    domains: z
      .array(z.string())
      .min(1, "Must have at least 1 domain")
      .max(20, "Must have at most 20 domains"),
  }),
);

const searchQuery = z.object({
  q: z.string().max(200).meta({ description: "A word, a phrase or a name" }),
  extensions: z
    .array(z.string().max(254))
    .max(100)
    .optional()
    .meta({ description: "Only under these; what is not on offer is left out. The name repeats" }),
  limit: z.int().min(1).max(20).default(20),
});

/** Finding names. */
export function searchRoutes(tree: RegistrarTree<`/accounts/{account_id}/${string}`>): Route[] {
  return [
    route({
      method: "GET",
      path: `${tree.path}/domain-search`,
      id: tree.id("searchDomains"),
      tag: tree.tag,
      summary: "Find names from a word or phrase",
      description:
        "Free names, the likest and cheapest first. Check the one you choose before you register it.",
      access: "key",
      query: searchQuery,
      statuses: [200],
      result: availabilityAnswer,
      errors: [],
      fields: { phrase: "q" },
      refusal: registrarRefusal,
      async run(ctx, { query }) {
        const input = { phrase: query.q, limit: query.limit, extensions: query.extensions };
        const found = await suggestNames(ctx, input, "cloudflare_v4");
        return { result: { domains: found.map((one) => toDomain(one, one.premium ? "premium" : null)) } };
      },
    }),
    route({
      method: "POST",
      path: `${tree.path}/domain-check`,
      id: tree.id("checkDomains"),
      tag: tree.tag,
      summary: "See which of up to 20 names can be registered, and their prices",
      description:
        "Looked up at once, in no cache. What is no full name is left out of the result, and told of in `messages`. A premium name is `registrable: false` with its price: it needs `acknowledgements.premium_fee`.",
      access: "key",
      body: checkBody,
      bodyExample: { domains: ["acmecorp.com.store"] },
      statuses: [200],
      result: availabilityAnswer,
      errors: [],
      refusal: registrarRefusal,
      async run(ctx, { body }) {
        const checked = await checkRegistrable(ctx, body.domains, "cloudflare_v4");
        const messages = checked.flatMap(({ input, fqdn, why }, index): WireError[] =>
          why === null ? [] : [aboutName(fqdn === null ? input : null, why, index)],
        );
        return { result: { domains: checked.flatMap((one) => toCheckedDomain(one) ?? []) }, messages };
      },
    }),
  ];
}

/** @param malformed what is no full name at all */
function aboutName(malformed: string | null, why: string, index: number): WireError {
  const shown = malformed?.slice(0, 100).replace(/\p{Cc}/gu, "\uFFFD");
  const message = malformed === null ? why : `'${shown}' is no domain name: ${why}`;
  return { code: 10000, message, source: { pointer: `/domains/${index}` } };
}

/** Asking before a transfer. */
export function transferCheckRoutes(tree: RegistrarTree<`/accounts/{account_id}/${string}`>): Route[] {
  return [
    route({
      method: "POST",
      path: `${tree.path}/domain-transfer-check`,
      id: tree.id("checkTransfers"),
      tag: tree.tag,
      summary: "See which of up to 10 names can be transferred to you",
      description: "How a name stands is told only to whom sends its transfer code.",
      access: "names:register",
      body: transferCheckBody,
      bodyExample: {
        domains: [{ domain_name: "acmecorp.com.store", auth_code: "bml4b3M+Pj5hcmNoLWxpbnV4" }],
      },
      statuses: [200],
      result: transferCheckAnswer,
      errors: ["too_many_attempts"],
      refusal: registrarRefusal,
      async run(ctx, { body }) {
        const domains: Record<string, ReturnType<typeof toTransferability>> = {};
        for (const { domain_name: name, auth_code: code } of body.domains) {
          if (code !== undefined && !authCode.safeParse(code).success) {
            domains[name] = malformedCode(name);
            continue;
          }
          const input = { name, authCode: code ? fromAuthCode(code) : null };
          domains[name] = toTransferability(await tree.verbs.checkTransfer(ctx, input, "cloudflare_v4"));
        }
        return { result: { domains } };
      },
    }),
  ];
}
