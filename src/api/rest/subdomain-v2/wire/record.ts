import { z } from "zod";
import type { RecordList } from "@/services/dns/list-records";
import type { RecordView } from "@/services/dns/rows";
import {
  type changeBatch,
  MAX_RECORDS,
  newRecordInput,
  recordInput,
  recordRef,
  recordUpdate,
} from "@/services/dns/schema";
import type { AppliedChange } from "@/services/dns/write-zone";
import { answerSchema, bodySchema } from "./components";

const { type, value, ttl, priority } = recordInput.shape;
const name = newRecordInput.shape.name;

/** What a record's fields mean, the same in every body. */
const fields = {
  type: type.meta({
    description: "A, AAAA, CNAME, MX, TXT, NS, SRV, CAA or another type on offer",
    example: "A",
  }),
  name: name.meta({
    description: "Relative to the zone, `@` for its root; absolute with a final dot",
    example: "@",
  }),
  value: value.meta({
    description:
      "As in a zone file, MX and SRV without their priority; a TXT value is the text itself, unquoted",
    example: "192.0.2.1",
  }),
  ttl: ttl.meta({
    description: "Seconds; records of one name and type share it. Default: the domain's",
    example: 3600,
  }),
  priority: priority.meta({ description: "Of MX and SRV, which need it", example: 10 }),
};

/** In the first records of a new zone the name may be left out: then it is the root. */
export const firstRecordBody = bodySchema(
  "FirstDnsRecordBody",
  z.strictObject({ ...fields, name: recordInput.shape.name }),
);

export const recordBody = bodySchema("DnsRecordBody", z.strictObject(fields));

const changed = {
  type: fields.type.optional(),
  name: fields.name.optional(),
  value: fields.value.optional(),
  ttl: fields.ttl,
  priority: fields.priority,
};

export const recordChangeBody = bodySchema(
  "DnsRecordChangeBody",
  z.strictObject(changed).refine((body) => Object.keys(body).length > 0, "Send at least one field to change"),
);

const updateBody = bodySchema(
  "DnsRecordUpdateBody",
  z.strictObject({ id: recordUpdate.shape.id, ...changed }),
);

export const batchBody = bodySchema(
  "DnsBatchBody",
  z.strictObject({
    creates: z.array(recordBody).max(MAX_RECORDS, "A zone holds at most 10,000 records").default([]),
    updates: z.array(updateBody).max(MAX_RECORDS, "A zone holds at most 10,000 records").default([]),
    deletes: z
      .array(z.union([recordRef.shape.id, recordRef]))
      .max(MAX_RECORDS, "A zone holds at most 10,000 records")
      .default([])
      .meta({ description: "Ids, or objects with an id" }),
    expected_serial: z.int().min(0).optional().meta({
      description: "When given, the batch is refused unless the zone still has this serial",
    }),
  }),
);

export function fromBatchBody(body: z.output<typeof batchBody>): z.output<typeof changeBatch> {
  const deletes = body.deletes.map((entry) => (typeof entry === "string" ? { id: entry } : entry));
  return { creates: body.creates, updates: body.updates, deletes };
}

export const recordAnswer = answerSchema(
  "DnsRecord",
  z.object({
    id: z.string(),
    type: z.string().meta({ example: "A" }),
    name: z.string().meta({ description: "Relative to the zone; `@` is its root", example: "@" }),
    value: z.string().meta({ example: "192.0.2.1" }),
    ttl: z.int(),
    priority: z.int().nullable().meta({ description: "Of MX and SRV" }),
  }),
);

export function toRecord({ id, type, name, value, ttl, priority }: RecordView) {
  return { id, type, name, value, ttl, priority };
}

export const zoneAnswer = answerSchema(
  "ZoneMeta",
  z.object({
    zone: z.string().meta({ example: "shop.com.store" }),
    serial: z.int().meta({ description: "Steps once for each change" }),
  }),
);

export function toZoneMeta({ apex, serial }: AppliedChange) {
  return { zone: apex, serial };
}

export const zoneStatusAnswer = answerSchema(
  "ZoneStatusMeta",
  zoneAnswer.extend({
    total: z.int().meta({ description: "Records of the zone" }),
    hosted: z.boolean().meta({ description: "False while the name uses its own nameservers" }),
    published: z.boolean().meta({ description: "Whether the nameservers have this serial" }),
    nameservers: z.array(z.string()),
  }),
);

export function toZoneStatus(zone: RecordList) {
  return {
    zone: zone.apex,
    serial: zone.serial,
    total: zone.recordCount,
    hosted: zone.isHosted,
    published: zone.isPublished,
    nameservers: zone.nameservers,
  };
}

export const batchAnswer = answerSchema(
  "DnsBatch",
  z.object({
    created: z.array(recordAnswer),
    updated: z.array(recordAnswer),
    deleted: z.array(recordAnswer),
  }),
);

export function toBatch({ created, updated, deleted }: AppliedChange) {
  return { created: created.map(toRecord), updated: updated.map(toRecord), deleted: deleted.map(toRecord) };
}
