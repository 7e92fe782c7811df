import * as z from "zod";
import { MAX_COMMENT, MAX_TAGS, TAG_PATTERN, TAG_RULE } from "@/lib/dns/notes";

/** A zone holds at most so many records. */
export const MAX_RECORDS = 10_000;

/** Longest value taken: 64 kB of text, each octet perhaps written as `\DDD`. */
const MAX_VALUE = 262_144;

const type = z
  .string({ error: "Choose a record type, such as A" })
  .min(1, "Choose a record type, such as A")
  .max(16, "A record type is a short word, such as A")
  .transform((text) => text.toUpperCase());

const name = z
  .string({ error: "Enter a name: @ for the name itself, or www" })
  .max(1_024, "A name has at most 253 characters");

const value = z.string({ error: "Enter a value" }).max(MAX_VALUE, "A value holds at most 64 kB");

const ttl = z
  .number({ error: "The TTL is a number of seconds, such as 3600" })
  .int("The TTL is a whole number of seconds");

const priority = z
  .number({ error: "The priority is a number, such as 10" })
  .int("The priority is a whole number, such as 10");

/** The namespace's default TTL, instead of a number of one's own. */
const autoTtl = z.boolean({ error: "Say whether the TTL is automatic: true or false" });

const comment = z
  .string({ error: "A comment is a text" })
  .trim()
  .max(MAX_COMMENT, `A comment holds at most ${MAX_COMMENT} characters`)
  .regex(/^\P{Cc}*$/u, "A comment is one line of text");

const tag = z.string({ error: "A tag is a text, such as team:web" }).trim().regex(TAG_PATTERN, TAG_RULE);

const tags = z
  .array(tag, { error: "Tags are a list of texts, such as team:web" })
  .max(MAX_TAGS, `A record has at most ${MAX_TAGS} tags`)
  .transform((all) => [...new Set(all)].sort());

/** What is noted about a record; null empties a note. */
const notes = {
  autoTtl: autoTtl.optional(),
  comment: comment.nullish(),
  tags: tags.nullish(),
};

/**
 * A record as people and the API write it. `name` is relative to the zone (`@`, `www`) or absolute with a final dot; the
 * value is as in a zone file, with the priority of MX and SRV apart, and a TXT value is the text itself.
 */
export const recordInput = z.strictObject({
  type,
  name: name.default("@"),
  value,
  ttl: ttl.nullish(),
  priority: priority.nullish(),
  ...notes,
});

/** As `recordInput`; the name must be given. */
export const newRecordInput = recordInput.extend({ name });

/** What changes of the record `id`; what is left out stays. */
export const recordUpdate = z.strictObject({
  id: z.string().max(64),
  type: type.optional(),
  name: name.optional(),
  value: value.optional(),
  ttl: ttl.nullish(),
  priority: priority.nullish(),
  ...notes,
});

export const recordRef = z.strictObject({ id: z.string().max(64) });

/** Applied whole or not at all. */
export const changeBatch = z.strictObject({
  creates: z.array(newRecordInput).max(MAX_RECORDS).default([]),
  updates: z.array(recordUpdate).max(MAX_RECORDS).default([]),
  deletes: z.array(recordRef).max(MAX_RECORDS).default([]),
});

/** Full name, or label under the default namespace. */
const zoneName = z
  .string({ error: "Enter a name" })
  .min(1, "Enter a name")
  .max(1_024, "A name has at most 253 characters");

export const zoneRef = z.strictObject({ name: zoneName });

export const applyChangesInput = changeBatch.extend({
  name: zoneName,
  /** When given, the batch is refused unless the zone still has this serial: somebody else may have changed it. */
  expectedSerial: z.number().int().min(0).optional(),
});

/** `merge` adds what the file has; `replace` also removes what it has not. */
export const importMode = z.enum(["merge", "replace"]);

export const importInput = z.strictObject({
  name: zoneName,
  text: z.string().max(4_194_304, "A zone file holds at most 4 MB"),
  mode: importMode.default("merge"),
  expectedSerial: z.number().int().min(0).optional(),
});

export const listRecordsInput = z.strictObject({ name: zoneName, type: type.optional() });

export const listChangesInput = z.strictObject({
  name: zoneName,
  limit: z.number().int().min(1).max(100).default(20),
  /** The id of the last change of the page before. */
  after: z.uuid().optional(),
});

export const revertInput = z.strictObject({ name: zoneName, changeId: z.uuid() });

export const checkLiveInput = z.strictObject({ name: zoneName, owner: name, type });

export type RecordInput = z.output<typeof recordInput>;
export type RecordUpdate = z.output<typeof recordUpdate>;
export type ChangeBatch = z.output<typeof changeBatch>;
export type ImportMode = z.output<typeof importMode>;
