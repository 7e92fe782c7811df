import { z } from "zod";
import type { Context } from "@/services/context";
import { applyChanges } from "@/services/dns/apply-changes";
import { listRecords } from "@/services/dns/list-records";
import { loadZoneView } from "@/services/dns/load-zone-view";
import type { ChangeBatch } from "@/services/dns/schema";
import type { AppliedChange } from "@/services/dns/write-zone";
import type { ZoneView } from "@/services/dns/zone-view";
import type { ErrorCode } from "@/services/error-catalogue";
import { wireId } from "../ids";
import { pageInfo, pageQuery } from "../paging";
import { type Route, route } from "../route";
import { identifier } from "../wire/components";
import { noRecord, type PlaceOf, placed, recordRefusal } from "../wire/dns-faults";
import { recordAnswer, toRecord, type WireRecord } from "../wire/dns-record";
import { fromBody, fromPatch, fromPut, recordBody, recordPatchBody } from "../wire/dns-record-bodies";
import { filterRecords, recordFilter } from "../wire/dns-record-filter";

export const CHANGE_FAULTS: readonly ErrorCode[] = [
  "not_found",
  "not_hosted",
  "status_prohibits",
  "invalid_record",
  "acme_only",
];

const NOTHING: ChangeBatch = { creates: [], updates: [], deletes: [] };

/** Most records in a page. */
const MOST_RECORDS = 5_000;

/** A zone with its records, as they are shown. */
export async function recordsOf(
  ctx: Context,
  zoneId: string,
): Promise<{ zone: ZoneView; records: WireRecord[] }> {
  const zone = await loadZoneView(ctx, { zoneId });
  const { records } = await listRecords(ctx, { name: zone.apex });
  return { zone, records: records.map((record) => toRecord(zone, record)) };
}

/** Applies a batch; what is refused is told at its place in the request. */
export async function applyAt(
  ctx: Context,
  zone: ZoneView,
  batch: Partial<ChangeBatch>,
  placeOf: PlaceOf,
): Promise<AppliedChange> {
  try {
    return await applyChanges(ctx, { ...NOTHING, ...batch, name: zone.apex });
  } catch (error) {
    throw placed(error, placeOf);
  }
}

function findRecord(records: readonly WireRecord[], id: string): WireRecord {
  const found = records.find((record) => record.id === wireId(id));
  if (!found) throw noRecord(id);
  return found;
}

const ROOT = "/zones/{zone_id}/dns_records";
const ONE = "/zones/{zone_id}/dns_records/{record_id}";

/** Records of zones, one at a time. */
export const dnsRecordRoutes: Route[] = [
  route({
    method: "GET",
    path: ROOT,
    id: "listDnsRecords",
    tag: "DNS records",
    summary: "List and find records",
    access: ["dns:read", "dns:acme"],
    query: z.object({ ...pageQuery({ usual: 100, most: MOST_RECORDS }), ...recordFilter }),
    statuses: [200],
    result: z.array(recordAnswer),
    paging: "pages",
    errors: ["not_found"],
    async run(ctx, { params, query }) {
      const { zone, records } = await recordsOf(ctx, params.zone_id);
      const { page, per_page: limit } = query;
      const found = filterRecords(records, query, zone.apex);
      const items = found.slice((page - 1) * limit, page * limit);
      return { result: items, info: pageInfo({ items, page, limit, total: found.length }) };
    },
  }),
  route({
    method: "POST",
    path: ROOT,
    id: "createDnsRecord",
    tag: "DNS records",
    summary: "Create a record",
    access: ["dns:write", "dns:acme"],
    body: recordBody,
    bodyExample: {
      type: "A",
      name: "www.shop.com.store",
      content: "192.0.2.1",
      ttl: 3600,
      comment: "the shop",
    },
    statuses: [200],
    result: recordAnswer,
    errors: CHANGE_FAULTS,
    refusal: recordRefusal,
    async run(ctx, { params, body }) {
      const zone = await loadZoneView(ctx, { zoneId: params.zone_id }, "write");
      const creates = [fromBody(body, zone.apex)];
      const { created } = await applyAt(ctx, zone, { creates }, () => ({ at: "", body }));
      return { result: created.map((record) => toRecord(zone, record))[0] };
    },
  }),
  route({
    method: "GET",
    path: ONE,
    id: "getDnsRecord",
    tag: "DNS records",
    summary: "Show a record",
    access: ["dns:read", "dns:acme"],
    statuses: [200],
    result: recordAnswer,
    errors: ["not_found"],
    refusal: recordRefusal,
    async run(ctx, { params }) {
      const { records } = await recordsOf(ctx, params.zone_id);
      return { result: findRecord(records, params.record_id) };
    },
  }),
  route({
    method: "PUT",
    path: ONE,
    id: "updateDnsRecord",
    tag: "DNS records",
    summary: "Overwrite a record",
    description: "What is left out is emptied: comment and tags; the TTL is automatic then.",
    access: "dns:write",
    body: recordBody,
    bodyExample: { type: "A", name: "www.shop.com.store", content: "192.0.2.2", ttl: 1 },
    statuses: [200],
    result: recordAnswer,
    errors: CHANGE_FAULTS,
    refusal: recordRefusal,
    async run(ctx, { params, body }) {
      const zone = await loadZoneView(ctx, { zoneId: params.zone_id }, "write");
      const updates = [fromPut(body, params.record_id, zone.apex)];
      const { updated } = await applyAt(ctx, zone, { updates }, () => ({ at: "", body }));
      return { result: updated.map((record) => toRecord(zone, record))[0] };
    },
  }),
  route({
    method: "PATCH",
    path: ONE,
    id: "editDnsRecord",
    tag: "DNS records",
    summary: "Change a record",
    description: "What is left out stays as it is.",
    access: "dns:write",
    body: recordPatchBody,
    bodyExample: { content: "192.0.2.2", comment: "the new shop" },
    statuses: [200],
    result: recordAnswer,
    errors: CHANGE_FAULTS,
    refusal: recordRefusal,
    async run(ctx, { params, body }) {
      const { zone, records } = await recordsOf(ctx, params.zone_id);
      const before = findRecord(records, params.record_id);
      const updates = [fromPatch(body, params.record_id, before, zone.apex)];
      const { updated } = await applyAt(ctx, zone, { updates }, () => ({
        at: "",
        body: { ...before, ...body },
      }));
      return { result: updated.map((record) => toRecord(zone, record))[0] };
    },
  }),
  route({
    method: "DELETE",
    path: ONE,
    id: "deleteDnsRecord",
    tag: "DNS records",
    summary: "Delete a record",
    access: ["dns:write", "dns:acme"],
    statuses: [200],
    result: z.object({ id: identifier }),
    errors: CHANGE_FAULTS,
    refusal: recordRefusal,
    async run(ctx, { params }) {
      const zone = await loadZoneView(ctx, { zoneId: params.zone_id }, "write");
      await applyAt(ctx, zone, { deletes: [{ id: params.record_id }] }, () => ({ at: "" }));
      return { result: { id: wireId(params.record_id) } };
    },
  }),
];
