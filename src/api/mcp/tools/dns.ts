import * as z from "zod";
import { applyChanges } from "@/services/dns/apply-changes";
import { listRecords } from "@/services/dns/list-records";
import { planChanges } from "@/services/dns/plan-changes";
import type { RecordRow, RecordView } from "@/services/dns/rows";
import { applyChangesInput, listRecordsInput, newRecordInput, recordUpdate } from "@/services/dns/schema";
import { toValue } from "@/services/dns/values";
import { wireId } from "../../rest/cloudflare-v4/ids";
import { READS, tool } from "../tool";
import { nameInput, storedId } from "../wire";

const shown = {
  name: z.string().describe("Relative to the zone; @ is the zone itself"),
  type: z.string(),
  value: z.string(),
  ttl: z.number().describe("Seconds"),
  priority: z.number().nullable().describe("Of MX and SRV"),
};
const row = z.object(shown);
const record = z.object({ id: z.string(), ...shown });

const toRecord = ({ id, name, type, value, ttl, priority }: RecordView) => ({
  id: wireId(id),
  name,
  type,
  value,
  ttl,
  priority,
});
const toRow = ({ owner, type, ttl, rdata }: RecordRow) => ({
  name: owner,
  type,
  ttl,
  ...toValue({ type, rdata }),
});

export const listDnsRecordsTool = tool({
  name: "list_dns_records",
  title: "List DNS records",
  description: "The DNS records of one of the account's names, with their ids and the zone's serial.",
  scopes: ["dns:read"],
  annotations: READS,
  input: z.strictObject({ name: nameInput, type: listRecordsInput.shape.type.describe("Such as A or MX") }),
  output: z.object({
    zone: z.string(),
    serial: z.number(),
    is_published: z.boolean().describe("Whether the nameservers have this serial"),
    is_hosted: z.boolean().describe("False while the name uses nameservers of its own"),
    default_ttl: z.number(),
    records: z.array(record),
  }),
  subject: ({ name }) => name,
  async run(ctx, input) {
    const found = await listRecords(ctx, listRecordsInput.parse(input));
    return {
      zone: found.apex,
      serial: found.serial,
      is_published: found.isPublished,
      is_hosted: found.isHosted,
      default_ttl: found.defaultTtl,
      records: found.records.map(toRecord),
    };
  },
});

/** More than that nobody reads in a plan. */
const MOST_CHANGES = 200;

const fields = { type: true, name: true, value: true, ttl: true, priority: true } as const;
const changes = {
  name: nameInput,
  creates: z.array(newRecordInput.pick(fields)).max(MOST_CHANGES).default([]),
  updates: z
    .array(recordUpdate.pick({ id: true, ...fields }))
    .max(MOST_CHANGES)
    .default([])
    .describe("By id; what is left out stays"),
  deletes: z
    .array(z.strictObject({ id: z.string().max(64) }))
    .max(MOST_CHANGES)
    .default([]),
};

interface Batch {
  readonly name: string;
  readonly creates: readonly object[];
  readonly updates: readonly { readonly id: string }[];
  readonly deletes: readonly { readonly id: string }[];
}

function toVerbInput({ name, creates, updates, deletes }: Batch, expectedSerial?: number) {
  const stored = <T extends { id: string }>(entry: T) => ({ ...entry, id: storedId(entry.id) });
  const batch = { creates, updates: updates.map(stored), deletes: deletes.map(stored) };
  return applyChangesInput.parse({ name, ...batch, expectedSerial });
}

export const planDnsChangesTool = tool({
  name: "plan_dns_changes",
  title: "Plan DNS changes",
  description:
    "What a batch of DNS changes would do, without doing it: what would be removed and added, and what is wrong with each " +
    "entry. Show it to the person, then call apply_dns_changes with the same changes and this serial.",
  scopes: ["dns:read"],
  annotations: READS,
  input: z.strictObject(changes),
  output: z.object({
    zone: z.string(),
    serial: z.number().describe("For apply_dns_changes"),
    can_apply: z.boolean(),
    is_hosted: z
      .boolean()
      .describe("False while the name uses nameservers of its own: nothing can be applied"),
    removed: z.array(row),
    added: z.array(row).describe("A changed record is removed and added"),
    faults: z.array(
      z.object({
        list: z.enum(["creates", "updates", "deletes"]),
        index: z.number(),
        field: z.string(),
        code: z.string(),
        message: z.string(),
        fix: z.string().nullable(),
      }),
    ),
  }),
  subject: ({ name }) => name,
  async run(ctx, input) {
    const plan = await planChanges(ctx, toVerbInput(input));
    return {
      zone: plan.apex,
      serial: plan.serial,
      can_apply: plan.isHosted && plan.faults.length === 0,
      is_hosted: plan.isHosted,
      removed: plan.removed.map(toRow),
      added: plan.added.map(toRow),
      faults: plan.faults.map(({ list, index, field, code, message, fix }) => ({
        list,
        index,
        field,
        code,
        message,
        fix: fix ?? null,
      })),
    };
  },
});

export const applyDnsChangesTool = tool({
  name: "apply_dns_changes",
  title: "Apply DNS changes",
  description:
    "Applies a batch of DNS changes whole, or nothing of it. Needs the serial that plan_dns_changes answered, and is refused " +
    "when the zone was changed since.",
  scopes: ["agents:write", "dns:write"],
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  input: z.strictObject({
    ...changes,
    serial: z.number().int().min(0).describe("From the plan that was shown"),
  }),
  output: z.object({
    zone: z.string(),
    serial: z.number(),
    changed: z.boolean(),
    created: z.array(record),
    updated: z.array(record),
    deleted: z.array(record),
  }),
  subject: ({ name }) => name,
  fields: { expectedSerial: "serial" },
  async run(ctx, { serial, ...input }) {
    const done = await applyChanges(ctx, toVerbInput(input, serial));
    return {
      zone: done.apex,
      serial: done.serial,
      changed: done.changeId !== null,
      created: done.created.map(toRecord),
      updated: done.updated.map(toRecord),
      deleted: done.deleted.map(toRecord),
    };
  },
});
