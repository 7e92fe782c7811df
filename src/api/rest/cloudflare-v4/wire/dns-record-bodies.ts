import { z } from "zod";
import type { RecordInput, RecordUpdate } from "@/services/dns/schema";
import { recordInput } from "@/services/dns/schema";
import { hasPriority } from "@/services/dns/values";
import { RegistryError } from "@/services/errors";
import { bodySchema } from "./components";
import { readRecordName } from "./dns-name";
import { AUTO_TTL, type WireRecord } from "./dns-record";
import { hasData, readContent, readData, readText } from "./dns-record-data";

const { type, value, priority, comment, tags } = recordInput.shape;

const fields = {
  type: type.meta({
    description: "A, AAAA, CNAME, MX, TXT, NS, SRV, CAA or another type on offer",
    example: "A",
  }),
  name: z.string().max(1_024).optional().meta({
    description: "Whole or relative to the zone; `@` is the zone itself",
    example: "www.shop.com.store",
  }),
  content: value.nullish().meta({
    description: "As in a zone file, hosts whole, MX, SRV and URI without priority; TXT raw or in quotes",
    example: "192.0.2.1",
  }),
  data: z.record(z.string(), z.unknown()).nullish().meta({
    description: "The parts of the value, instead of `content`: CAA, SRV, TLSA, HTTPS and the like",
  }),
  ttl: z
    .int()
    .nullish()
    .meta({ description: "Seconds; 1 is automatic. Records of one name and type share it", example: 3600 }),
  priority: priority.meta({ description: "Of MX, SRV and URI; elsewhere it is ignored", example: 10 }),
  comment: comment.meta({ description: "Never published" }),
  tags: tags.meta({ description: "`name` or `name:value`, never published", example: ["team:web"] }),
  proxied: z.boolean().nullish().meta({ description: "There is no proxy here: false, or nothing" }),
};

/** A new record, or what takes an old one's place. */
export const recordBody = bodySchema("DnsRecordBody", z.object(fields));

/** What changes of a record. */
export const recordPatchBody = bodySchema(
  "DnsRecordPatchBody",
  z.object({ ...fields, type: type.optional() }),
);

const entryId = z.string().max(64).meta({ description: "Of the record" });

export const batchPut = bodySchema("DnsBatchPut", recordBody.extend({ id: entryId }));
export const batchPatch = bodySchema("DnsBatchPatch", recordPatchBody.extend({ id: entryId }));
export const batchDelete = bodySchema("DnsBatchDelete", z.object({ id: entryId }));

export type RecordBody = z.output<typeof recordBody>;
export type RecordPatch = z.output<typeof recordPatchBody>;

/** A new record as the verbs take it. @throws RegistryError invalid_record, invalid_request */
export function fromBody(body: RecordBody, apex: string): RecordInput {
  refuseProxy(body.proxied);
  const name = nameOf(body);
  if (name === undefined) throw missing("name");
  return {
    type: body.type,
    name: readRecordName(name, apex),
    ...readValue(body, apex),
    ...ttlOf(body.ttl),
    comment: body.comment,
    tags: body.tags,
  };
}

/** What takes a record's place as the verbs take it: what is left out is emptied. */
export function fromPut(body: RecordBody, id: string, apex: string): RecordUpdate {
  const { comment: note = null, tags: list = null, ...record } = fromBody(body, apex);
  return { id, ...record, ...(body.ttl ? {} : { autoTtl: true }), comment: note, tags: list };
}

/** What changes of a record as the verbs take it. @param before the record as it is shown now */
export function fromPatch(body: RecordPatch, id: string, before: WireRecord, apex: string): RecordUpdate {
  refuseProxy(body.proxied);
  const name = nameOf(body);
  const touchesValue = [body.type, body.content, body.data, body.priority].some((part) => part != null);
  return {
    id,
    ...(name !== undefined && { name: readRecordName(name, apex) }),
    ...(touchesValue && readValue(merged(body, before), apex)),
    ...(body.type !== undefined && { type: body.type }),
    ...ttlOf(body.ttl),
    comment: body.comment,
    tags: body.tags,
  };
}

function merged(body: RecordPatch, before: WireRecord): RecordBody {
  const type = body.type ?? before.type;
  const isSameType = type === before.type;
  const content = body.content ?? (isSameType ? before.content : undefined);
  const kept = body.content == null && isSameType ? before.data : undefined;
  const data =
    hasData(type) && (body.data || kept) ? { ...kept, ...priorityIn(body), ...body.data } : undefined;
  return { type, content, data, priority: body.priority ?? (isSameType ? before.priority : undefined) };
}

const priorityIn = ({ priority: given }: RecordPatch) => (given == null ? {} : { priority: given });

/** Older clients take the name of an SRV record apart, and say whole only where it belongs. */
function nameOf({ name, data }: Pick<RecordPatch, "name" | "data">): string | undefined {
  const { service, proto } = data ?? {};
  if (typeof service !== "string" || typeof proto !== "string") return name;
  const prefix = `${service}.${proto}`;
  if (name?.toLowerCase().startsWith(`${prefix}.`.toLowerCase()) || name === prefix) return name;
  const of = name ?? (typeof data?.name === "string" ? data.name : "@");
  return of === "@" || of === "" ? prefix : `${prefix}.${of}`;
}

function readValue(body: RecordBody, apex: string): Pick<RecordInput, "value" | "priority"> {
  const { content, data } = body;
  if (body.type === "TXT") {
    if (content == null) throw missing("content");
    return { value: readText(content), priority: null };
  }
  const fromData = data && hasData(body.type) ? readData(body.type, data, apex, body.priority) : null;
  if (fromData && !fromData.ok) throw missing(`data.${fromData.missing}`);
  if (!fromData && content == null) throw missing(hasData(body.type) ? "data" : "content");
  const parts = fromData?.parts ?? readContent(body.type, content ?? "", apex, body.priority);
  if (!hasPriority(body.type)) return { value: parts.join(" ").trim(), priority: null };
  const [first = "", ...rest] = parts;
  const isFirst = /^\d+$/.test(first) && rest.length > 0;
  return isFirst
    ? { value: rest.join(" "), priority: Number(first) }
    : { value: parts.join(" "), priority: body.priority };
}

function ttlOf(ttl: number | null | undefined): Pick<RecordInput, "ttl" | "autoTtl"> {
  return ttl === AUTO_TTL ? { autoTtl: true } : { ttl };
}

function refuseProxy(proxied: boolean | null | undefined): void {
  if (!proxied) return;
  const message = "There is no proxy here: send proxied as false, or leave it out";
  throw new RegistryError("invalid_record", {
    message,
    details: { errors: [{ code: "proxied", message }] },
    fields: [{ path: "proxied", message }],
  });
}

function missing(path: string): RegistryError {
  const message = `${path} is required`;
  return new RegistryError("invalid_record", {
    message,
    details: { errors: [{ code: "missing", message }] },
    fields: [{ path, message }],
  });
}
