import { z } from "zod";
import { exportZone } from "@/services/dns/export-zone";
import { importZone } from "@/services/dns/import-zone";
import { loadZoneView } from "@/services/dns/load-zone-view";
import { MAX_RECORDS } from "@/services/dns/schema";
import { findId, wireId } from "../ids";
import { type Route, route } from "../route";
import { bodySchema } from "../wire/components";
import { noRecord, type PlaceOf, recordRefusal, within } from "../wire/dns-faults";
import { recordAnswer, toRecord } from "../wire/dns-record";
import {
  batchDelete,
  batchPatch,
  batchPut,
  fromBody,
  fromPatch,
  fromPut,
  recordBody,
} from "../wire/dns-record-bodies";
import { applyAt, CHANGE_FAULTS, recordsOf } from "./dns-records";

const entries = <T extends z.ZodType>(entry: T) =>
  z.array(entry).max(MAX_RECORDS, "A zone holds at most 10,000 records").nullish();

const batchBody = bodySchema(
  "DnsBatchBody",
  z.object({
    deletes: entries(batchDelete),
    patches: entries(batchPatch),
    puts: entries(batchPut),
    posts: entries(recordBody),
  }),
);

const records = z.array(recordAnswer);

/** An id as the verbs know it; one that is none finds nothing. */
const idOf = ({ id }: { id: string }) => findId(id) ?? id;

/** Records of zones, many at a time. */
export const dnsBatchRoutes: Route[] = [
  route({
    method: "POST",
    path: "/zones/{zone_id}/dns_records/batch",
    id: "batchDnsRecords",
    tag: "DNS records",
    summary: "Delete, change, overwrite and create records at once",
    description: "All of it or nothing; the zone's serial steps once. A record may be named once.",
    access: ["dns:write", "dns:acme"],
    body: batchBody,
    bodyExample: { deletes: [], posts: [{ type: "A", name: "@", content: "192.0.2.1" }] },
    statuses: [200],
    result: z.object({ deletes: records, patches: records, puts: records, posts: records }),
    errors: CHANGE_FAULTS,
    refusal: recordRefusal,
    async run(ctx, { params, body }) {
      const { zone, records: before } = await recordsOf(ctx, params.zone_id);
      const { apex } = zone;
      const byId = new Map(before.map((record) => [record.id, record]));
      const [deletes, patches, puts, posts] = [
        body.deletes ?? [],
        body.patches ?? [],
        body.puts ?? [],
        body.posts ?? [],
      ];
      const batch = {
        deletes: deletes.map((entry) => ({ id: idOf(entry) })),
        updates: [
          ...patches.map((entry, index) => {
            const record = byId.get(wireId(idOf(entry)));
            if (!record) throw noRecord(entry.id);
            return within(`patches.${index}`, () => fromPatch(entry, idOf(entry), record, apex));
          }),
          ...puts.map((entry, index) => within(`puts.${index}`, () => fromPut(entry, idOf(entry), apex))),
        ],
        creates: posts.map((entry, index) => within(`posts.${index}`, () => fromBody(entry, apex))),
      };
      const placeOf: PlaceOf = (list, index) => {
        if (list === "deletes") return { at: `deletes.${index}`, body: byId.get(deletes[index]?.id ?? "") };
        if (list === "creates") return { at: `posts.${index}`, body: posts[index] };
        const patch = patches[index];
        if (patch) return { at: `patches.${index}`, body: { ...byId.get(wireId(idOf(patch))), ...patch } };
        const at = index - patches.length;
        return { at: `puts.${at}`, body: puts[at] };
      };
      const done = await applyAt(ctx, zone, batch, placeOf);
      const updated = done.updated.map((record) => toRecord(zone, record));
      return {
        result: {
          deletes: deletes.flatMap((entry) => byId.get(wireId(idOf(entry))) ?? []),
          patches: updated.slice(0, patches.length),
          puts: updated.slice(patches.length),
          posts: done.created.map((record) => toRecord(zone, record)),
        },
      };
    },
  }),
  route({
    method: "GET",
    path: "/zones/{zone_id}/dns_records/export",
    id: "exportDnsRecords",
    tag: "DNS records",
    summary: "Export a zone as a BIND zone file",
    description: "Comments and tags stand behind their records, as `; comment cf_tags=name:value`.",
    access: "dns:read",
    statuses: [200],
    result: z.string(),
    file: "text/plain; charset=utf-8",
    errors: ["not_found", "acme_only"],
    async run(ctx, { params }) {
      const { apex } = await loadZoneView(ctx, { zoneId: params.zone_id });
      return { result: (await exportZone(ctx, { name: apex })).text };
    },
  }),
  route({
    method: "POST",
    path: "/zones/{zone_id}/dns_records/import",
    id: "importDnsRecords",
    tag: "DNS records",
    summary: "Import a BIND zone file",
    description:
      "All of it or nothing: what is wrong is told with its line. Records that are there already stay.",
    access: "dns:write",
    form: ["file", "proxied"],
    statuses: [200],
    result: z.object({ recs_added: z.int(), total_records_parsed: z.int() }),
    errors: ["not_found", "not_hosted", "status_prohibits", "invalid_zone_file", "acme_only"],
    fields: { text: "file" },
    async run(ctx, { params, form }) {
      const { apex } = await loadZoneView(ctx, { zoneId: params.zone_id }, "write");
      const done = await importZone(ctx, { name: apex, text: form.get("file") ?? "", mode: "merge" });
      return { result: { recs_added: done.created.length, total_records_parsed: done.parsed } };
    },
  }),
];
