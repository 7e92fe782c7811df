import { z } from "zod";
import { addZone } from "@/services/dns/add-zone";
import { listZones } from "@/services/dns/list-zones";
import { loadZoneView } from "@/services/dns/load-zone-view";
import { removeZone } from "@/services/dns/remove-zone";
import type { ErrorCode } from "@/services/error-catalogue";
import { RegistryError } from "@/services/errors";
import { wireId } from "../ids";
import { pageInfo, pageQuery } from "../paging";
import { type Route, route } from "../route";
import { identifier } from "../wire/components";
import { newZoneBody, readNameFilter, toZone, zoneAnswer, zonePatchBody } from "../wire/zone";
import { isOwnAccount } from "./zone-account";

const CHANGE: readonly ErrorCode[] = ["not_found", "status_prohibits", "acme_only"];

const idAnswer = z.object({ id: identifier });

const anyOrAll = z.enum(["any", "all"]);

const zonesQuery = z.object({
  ...pageQuery({ usual: 20, most: 500 }),
  name: z.string().max(1_024).optional().meta({
    description:
      "The whole name, Unicode or A-labels; or with an operator: `contains:shop`, `starts_with:shop`",
  }),
  status: z.enum(["initializing", "pending", "active", "moved"]).optional(),
  type: z.string().max(100).optional().meta({ description: "Every zone here is `full`" }),
  "account.id": z.string().max(64).optional(),
  "account.name": z.string().max(500).optional(),
  match: anyOrAll.default("all").meta({ description: "Whether name and status have to fit, or either" }),
  order: z
    .enum(["name", "status", "account.id", "account.name", "plan.id"])
    .optional()
    .meta({ description: "Zones come by name, whatever is asked" }),
  direction: z.enum(["asc", "desc"]).default("asc"),
});

/** Names that are hosted here, as zones. */
export const zoneRoutes: Route[] = [
  route({
    method: "GET",
    path: "/zones",
    id: "listZones",
    tag: "Zones",
    summary: "List and find zones",
    access: ["dns:read", "dns:acme"],
    query: zonesQuery,
    statuses: [200],
    result: z.array(zoneAnswer),
    paging: "pages",
    errors: [],
    async run(ctx, { query }) {
      const { page, per_page: limit, name, status, match: filters, direction } = query;
      const isElsewhere =
        !isOwnAccount(ctx, query["account.id"]) ||
        (query.type !== undefined && !query.type.split(",").includes("full")) ||
        status === "initializing";
      const state = status === "initializing" ? undefined : status;
      const found = await listZones(ctx, {
        page,
        limit,
        name: readNameFilter(name),
        state,
        filters,
        direction,
      });
      const { items, total } = isElsewhere ? { items: [], total: 0 } : found;
      return {
        result: items.map((zone) => toZone(ctx, zone)),
        info: pageInfo({ items, page, limit, total }),
      };
    },
  }),
  route({
    method: "POST",
    path: "/zones",
    id: "createZone",
    tag: "Zones",
    summary: "Host a name here that you hold",
    description:
      "A name is hosted from its registration on. A name with nameservers of its own gives them up; a zone that was deleted comes back, empty.",
    access: "dns:write",
    body: newZoneBody,
    bodyExample: { name: "shop.com.store", type: "full" },
    statuses: [200],
    result: zoneAnswer,
    errors: ["zone_exists", "zone_not_held", "status_prohibits", "acme_only"],
    // As Cloudflare: a request that cannot be repeated with success is 400, since clients repeat 409.
    refusal: ({ code, message, details }) => {
      if (code === "zone_exists") return { status: 400, errors: [{ code: 1061, message }] };
      if (code === "zone_not_held") return { status: 400, errors: [{ code: 1049, message }] };
      const isForeign = code === "not_found" && "account" in details;
      return isForeign ? { status: 403, errors: [{ code: 10000, message: "Authentication error" }] } : null;
    },
    async run(ctx, { body }) {
      if (!isOwnAccount(ctx, body.account?.id))
        throw new RegistryError("not_found", { details: { account: true } });
      return { result: toZone(ctx, await addZone(ctx, { name: body.name })) };
    },
  }),
  route({
    method: "GET",
    path: "/zones/{zone_id}",
    id: "getZone",
    tag: "Zones",
    summary: "Show a zone",
    access: ["dns:read", "dns:acme"],
    statuses: [200],
    result: zoneAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      return { result: toZone(ctx, await loadZoneView(ctx, { zoneId: params.zone_id })) };
    },
  }),
  route({
    method: "PATCH",
    path: "/zones/{zone_id}",
    id: "editZone",
    tag: "Zones",
    summary: "Edit a zone",
    description: "What can be edited at Cloudflare is fixed here; what a zone is already is accepted.",
    access: "dns:write",
    body: zonePatchBody,
    bodyExample: { paused: false },
    statuses: [200],
    result: zoneAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      return { result: toZone(ctx, await loadZoneView(ctx, { zoneId: params.zone_id }, "write")) };
    },
  }),
  route({
    method: "DELETE",
    path: "/zones/{zone_id}",
    id: "deleteZone",
    tag: "Zones",
    summary: "Delete a zone's records, and hide the zone",
    description:
      "The name stays registered. The zone is back with its first new record, or when it is created again.",
    access: "dns:write",
    statuses: [200],
    result: idAnswer,
    errors: CHANGE,
    async run(ctx, { params }) {
      await removeZone(ctx, { zoneId: params.zone_id });
      return { result: { id: wireId(params.zone_id) } };
    },
  }),
  route({
    method: "PUT",
    path: "/zones/{zone_id}/activation_check",
    id: "checkZone",
    tag: "Zones",
    summary: "Have a zone looked at again",
    description: "Zones are published within seconds of a change by themselves: this does nothing more.",
    access: "dns:write",
    statuses: [200],
    result: idAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      return { result: { id: wireId((await loadZoneView(ctx, { zoneId: params.zone_id }, "write")).id) } };
    },
  }),
  route({
    method: "GET",
    path: "/zones/{zone_id}/pagerules",
    id: "listPageRules",
    tag: "Zones",
    summary: "List page rules: there are none",
    access: ["dns:read", "dns:acme"],
    statuses: [200],
    result: z.array(z.unknown()),
    errors: ["not_found"],
    async run(ctx, { params }) {
      await loadZoneView(ctx, { zoneId: params.zone_id });
      return { result: [] };
    },
  }),
];
