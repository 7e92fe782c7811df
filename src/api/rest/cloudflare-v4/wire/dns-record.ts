import { z } from "zod";
import { isoSeconds } from "@/lib/time";
import type { RecordView } from "@/services/dns/rows";
import { toZoneFileForm } from "@/services/dns/values";
import { wireId } from "../ids";
import { answerSchema, identifier, timestamp } from "./components";
import { toRecordName } from "./dns-name";
import { toContent, toData, toPriority } from "./dns-record-data";

export const recordAnswer = answerSchema(
  "DnsRecord",
  z.object({
    id: identifier,
    zone_id: identifier,
    zone_name: z.string(),
    name: z.string().meta({ description: "Whole, A-labels, no final dot", example: "www.shop.com.store" }),
    type: z.string().meta({ example: "A" }),
    content: z.string().meta({
      description: "As in a zone file, hosts without final dot, TXT in quotes; the priority stands apart",
      example: "192.0.2.1",
    }),
    data: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: "The parts of `content`, of types that have some" }),
    priority: z.int().optional().meta({ description: "Of MX, SRV and URI" }),
    ttl: z.int().meta({ description: "Seconds; 1 is automatic: the default of the name's extension" }),
    proxiable: z.boolean().meta({ description: "False: there is no proxy here" }),
    proxied: z.boolean(),
    settings: z.object({}),
    meta: z.object({}),
    comment: z.string().nullable(),
    tags: z.array(z.string()).meta({ example: ["team:web"] }),
    created_on: timestamp,
    modified_on: timestamp,
  }),
);

export type WireRecord = ReturnType<typeof toRecord>;

/** How Cloudflare writes a TTL that nobody chose. */
export const AUTO_TTL = 1;

export function toRecord(zone: { readonly id: string; readonly apex: string }, record: RecordView) {
  const { type } = record;
  const rdata = toZoneFileForm(type, record.value, record.priority);
  return {
    id: wireId(record.id),
    zone_id: wireId(zone.id),
    zone_name: zone.apex,
    name: toRecordName(record.name, zone.apex),
    type,
    content: toContent(type, rdata),
    data: toData(type, rdata),
    priority: toPriority(type, rdata),
    ttl: record.autoTtl ? AUTO_TTL : record.ttl,
    proxiable: false,
    proxied: false,
    settings: {},
    meta: {},
    comment: record.comment === "" ? null : record.comment,
    tags: record.tags,
    created_on: isoSeconds(record.createdAt),
    modified_on: isoSeconds(record.updatedAt),
  };
}
