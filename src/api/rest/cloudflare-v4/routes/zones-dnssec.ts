import { z } from "zod";
import { loadZoneView } from "@/services/dns/load-zone-view";
import { RegistryError } from "@/services/errors";
import { type Route, route } from "../route";
import { dnssecAnswer, dnssecBody, NO_DNSSEC } from "../wire/zone";

const UNSIGNED = "Signing is not available with this DNS backend: zones are published without DNSSEC";

const MESSAGES = [{ code: 1000, message: UNSIGNED }];

/** DNSSEC of zones: what is there to tell while nothing signs. */
export const zoneDnssecRoutes: Route[] = [
  route({
    method: "GET",
    path: "/zones/{zone_id}/dnssec",
    id: "getDnssec",
    tag: "Zones",
    summary: "Show whether a zone is signed",
    access: "dns:read",
    statuses: [200],
    result: dnssecAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      await loadZoneView(ctx, { zoneId: params.zone_id });
      return { result: NO_DNSSEC, messages: MESSAGES };
    },
  }),
  route({
    method: "PATCH",
    path: "/zones/{zone_id}/dnssec",
    id: "editDnssec",
    tag: "Zones",
    summary: "Have a zone signed, or not",
    description: `${UNSIGNED}. To leave it unsigned is accepted.`,
    access: "dns:write",
    body: dnssecBody,
    bodyExample: { status: "disabled" },
    statuses: [200],
    result: dnssecAnswer,
    errors: ["not_found", "invalid_value"],
    async run(ctx, { params, body }) {
      await loadZoneView(ctx, { zoneId: params.zone_id }, "write");
      const wanted = (["dnssec_multi_signer", "dnssec_presigned", "dnssec_use_nsec3"] as const).find(
        (flag) => body[flag],
      );
      const path = body.status === "active" ? "status" : wanted;
      if (path)
        throw new RegistryError("invalid_value", {
          message: UNSIGNED,
          fields: [{ path, message: UNSIGNED }],
        });
      return { result: NO_DNSSEC, messages: MESSAGES };
    },
  }),
  route({
    method: "DELETE",
    path: "/zones/{zone_id}/dnssec",
    id: "deleteDnssec",
    tag: "Zones",
    summary: "Delete a zone's DNSSEC records: there are none",
    access: "dns:write",
    statuses: [200],
    result: z.string(),
    errors: ["not_found"],
    async run(ctx, { params }) {
      await loadZoneView(ctx, { zoneId: params.zone_id }, "write");
      return { result: "" };
    },
  }),
];
