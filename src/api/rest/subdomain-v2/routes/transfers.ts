import { z } from "zod";
import { approveTransfer, rejectTransfer } from "@/services/transfers/answer";
import { cancelTransfer } from "@/services/transfers/cancel";
import { listTransfers } from "@/services/transfers/list";
import { loadTransfer } from "@/services/transfers/load";
import { requestTransfer } from "@/services/transfers/request";
import { TRANSFER_DIRECTIONS, TRANSFER_STATES } from "@/services/transfers/schema";
import { type Route, route } from "../route";
import { pageQuery } from "../wire/components";
import { pageAnswer, pageMeta } from "../wire/page";
import { emptyBody } from "../wire/subdomain-bodies";
import {
  rejectBody,
  requestedAnswer,
  toRequested,
  toTransfer,
  transferAnswer,
  transferBody,
} from "../wire/transfer";

/** Subdomains on their way between accounts. */
export const transferRoutes: Route[] = [
  route({
    method: "POST",
    path: "/subdomains/{name}/transfer",
    id: "transferSubdomain",
    tag: "Transfers",
    summary: "Ask for a subdomain of another account",
    description:
      "The fee adds a year, within the domain's limit, and is taken now. The transfer is `pending` until its holder answers, and is approved at `acts_at` if they do not; under a domain without such days it is `approved` at once. A wrong code is answered like a name that nobody holds.",
    access: "names:register",
    body: transferBody,
    bodyExample: { auth_code: "ABCDEFGHJKLMNPQRSTUVWXYZ" },
    status: 200,
    data: requestedAnswer,
    errors: [
      "not_found",
      "auth_code_invalid",
      "transfer_to_self",
      "transfer_pending",
      "status_prohibits",
      "insufficient_balance",
      "too_many_attempts",
    ],
    async run(ctx, { params, body }) {
      return {
        data: toRequested(await requestTransfer(ctx, { name: params.name, authCode: body.auth_code })),
      };
    },
  }),
  route({
    method: "GET",
    path: "/subdomains/{name}/transfer",
    id: "getTransfer",
    tag: "Transfers",
    summary: "Show the last transfer of a subdomain",
    description: "For either side, also after it has ended.",
    access: "names:read",
    status: 200,
    data: transferAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      return { data: toTransfer(await loadTransfer(ctx, params)) };
    },
  }),
  route({
    method: "POST",
    path: "/subdomains/{name}/transfer/approve",
    id: "approveTransfer",
    tag: "Transfers",
    summary: "Let your subdomain go to the account that asked for it",
    access: "names:write",
    body: emptyBody,
    bodyOptional: true,
    status: 200,
    data: transferAnswer,
    errors: ["not_found", "no_pending_transfer", "status_prohibits"],
    async run(ctx, { params }) {
      return { data: toTransfer(await approveTransfer(ctx, params)) };
    },
  }),
  route({
    method: "POST",
    path: "/subdomains/{name}/transfer/reject",
    id: "rejectTransfer",
    tag: "Transfers",
    summary: "Keep your subdomain",
    description: "The other side is told the reason and gets the fee back. The code stays void.",
    access: "names:write",
    body: rejectBody,
    bodyExample: { reason: "I have not agreed to this" },
    status: 200,
    data: transferAnswer,
    errors: ["not_found", "no_pending_transfer"],
    async run(ctx, { params, body }) {
      return { data: toTransfer(await rejectTransfer(ctx, { name: params.name, reason: body.reason })) };
    },
  }),
  route({
    method: "POST",
    path: "/subdomains/{name}/transfer/cancel",
    id: "cancelTransfer",
    tag: "Transfers",
    summary: "Take your request for a subdomain back",
    description: "The fee is given back.",
    access: "names:register",
    body: emptyBody,
    bodyOptional: true,
    status: 200,
    data: transferAnswer,
    errors: ["not_found", "no_pending_transfer"],
    async run(ctx, { params }) {
      return { data: toTransfer(await cancelTransfer(ctx, params)) };
    },
  }),
  route({
    method: "GET",
    path: "/transfers",
    id: "listTransfers",
    tag: "Transfers",
    summary: "List transfers to and from your account",
    description: "Those that wait first, then the newest.",
    access: "names:read",
    query: z.object({
      ...pageQuery,
      direction: z.enum(TRANSFER_DIRECTIONS).optional().meta({ description: "Only those in, or out" }),
      state: z.enum(TRANSFER_STATES).optional().meta({ description: "Only those in this state" }),
    }),
    status: 200,
    data: z.array(transferAnswer),
    meta: pageAnswer,
    errors: [],
    async run(ctx, { query }) {
      const found = await listTransfers(ctx, query);
      return { data: found.items.map(toTransfer), meta: pageMeta(found) };
    },
  }),
];
