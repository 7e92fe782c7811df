import { z } from "zod";
import { applyChanges } from "@/services/dns/apply-changes";
import { listRecords } from "@/services/dns/list-records";
import { listRecordsInput } from "@/services/dns/schema";
import type { ErrorCode } from "@/services/error-catalogue";
import { type Route, route } from "../route";
import {
  batchAnswer,
  batchBody,
  fromBatchBody,
  recordAnswer,
  recordBody,
  recordChangeBody,
  toBatch,
  toRecord,
  toZoneMeta,
  toZoneStatus,
  zoneAnswer,
  zoneStatusAnswer,
} from "../wire/record";
import { emptyBody } from "../wire/subdomain-bodies";

const CHANGE_FAULTS: readonly ErrorCode[] = ["not_found", "not_hosted", "status_prohibits", "invalid_record"];

const NOTHING = { creates: [], updates: [], deletes: [] };

/** Records of hosted names. Every change is a batch, that of one record too. */
export const dnsRoutes: Route[] = [
  route({
    method: "GET",
    path: "/dns/{subdomain}/records",
    id: "listRecords",
    tag: "DNS",
    summary: "Get all DNS records of a subdomain",
    access: "dns:read",
    query: z.object({ type: listRecordsInput.shape.type.meta({ description: "Only records of this type" }) }),
    status: 200,
    data: z.array(recordAnswer),
    meta: zoneStatusAnswer,
    errors: ["not_found"],
    async run(ctx, { params, query }) {
      const zone = await listRecords(ctx, { name: params.subdomain, type: query.type });
      return { data: zone.records.map(toRecord), meta: toZoneStatus(zone) };
    },
  }),
  route({
    method: "POST",
    path: "/dns/{subdomain}/records",
    id: "createRecord",
    tag: "DNS",
    summary: "Add a DNS record",
    access: "dns:write",
    body: recordBody,
    bodyExample: { type: "MX", name: "@", value: "mail.example.net.", priority: 10, ttl: 3600 },
    status: 201,
    data: recordAnswer,
    meta: zoneAnswer,
    errors: CHANGE_FAULTS,
    fields: { "creates.0": "" },
    async run(ctx, { params, body }) {
      const done = await applyChanges(ctx, { ...NOTHING, name: params.subdomain, creates: [body] });
      return { data: done.created.map(toRecord)[0], meta: toZoneMeta(done) };
    },
  }),
  route({
    method: "POST",
    path: "/dns/{subdomain}/records/batch",
    id: "applyRecords",
    tag: "DNS",
    summary: "Create, update and delete records at once",
    description: "All of it or nothing; the zone's serial steps once.",
    access: "dns:write",
    body: batchBody,
    bodyExample: { creates: [{ type: "A", name: "www", value: "192.0.2.1" }], deletes: [] },
    status: 200,
    data: batchAnswer,
    meta: zoneAnswer,
    errors: [...CHANGE_FAULTS, "record_conflict"],
    async run(ctx, { params, body }) {
      const done = await applyChanges(ctx, {
        ...fromBatchBody(body),
        name: params.subdomain,
        expectedSerial: body.expected_serial,
      });
      return { data: toBatch(done), meta: toZoneMeta(done) };
    },
  }),
  route({
    method: "PUT",
    path: "/dns/{subdomain}/records/{id}",
    id: "updateRecord",
    tag: "DNS",
    summary: "Update a DNS record",
    description: "A field that is left out stays as it is.",
    access: "dns:write",
    body: recordChangeBody,
    bodyExample: { value: "192.0.2.2" },
    status: 200,
    data: recordAnswer,
    meta: zoneAnswer,
    errors: CHANGE_FAULTS,
    fields: { "updates.0": "" },
    async run(ctx, { params, body }) {
      const updates = [{ ...body, id: params.id }];
      const done = await applyChanges(ctx, { ...NOTHING, name: params.subdomain, updates });
      return { data: done.updated.map(toRecord)[0], meta: toZoneMeta(done) };
    },
  }),
  route({
    method: "DELETE",
    path: "/dns/{subdomain}/records/{id}",
    id: "deleteRecord",
    tag: "DNS",
    summary: "Delete a DNS record",
    access: "dns:write",
    body: emptyBody,
    bodyOptional: true,
    status: 200,
    data: recordAnswer,
    meta: zoneAnswer,
    errors: CHANGE_FAULTS,
    fields: { "deletes.0": "" },
    async run(ctx, { params }) {
      const deletes = [{ id: params.id }];
      const done = await applyChanges(ctx, { ...NOTHING, name: params.subdomain, deletes });
      return { data: done.deleted.map(toRecord)[0], meta: toZoneMeta(done) };
    },
  }),
];
