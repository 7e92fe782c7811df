import { formatName, isAtOrBelow, parseName, wireOf } from "@/lib/dns/name";
import { MAX_COMMENT, MAX_TAGS, TAG_PATTERN, TAG_RULE } from "@/lib/dns/notes";
import { RdataError } from "@/lib/dns/problem";
import { toAscii } from "@/lib/dns/rdata/fields";
import { findType, parseRdata } from "@/lib/dns/rdata/registry";
import { hasPriority, joinValue, type Parts } from "./parts";
import type { ZonePolicy } from "./record";
import { RECORD_FORMS } from "./record-types";
import type { Draft } from "./staged";

/** What the form holds. */
export interface TypedRecord {
  readonly type: string;
  readonly name: string;
  readonly parts: Parts;
  /** Seconds as typed; empty for the set's or the zone's default. */
  readonly ttl: string;
  readonly comment?: string;
  /** As typed: names or `name:value`, with commas between them. */
  readonly tags?: string;
}

/** Faults by field: `name`, `ttl`, `comment`, `tags`, or the name of a part. */
export type RecordErrors = Readonly<Record<string, string>>;

export type CheckedRecord =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly errors: RecordErrors };

/**
 * Checks a record by itself with the parsers that the server uses. What depends on the zone's other records only the
 * server knows: it says so when the change is applied.
 */
export function checkRecord(typed: TypedRecord, apex: string, policy: ZonePolicy): CheckedRecord {
  const errors: Record<string, string> = {};
  const name = checkName(typed.name, apex, errors);
  const ttl = checkTtl(typed.ttl, policy, errors);
  const { value, priority } = checkValue(typed, apex, errors);
  const notes = {
    ...(typed.comment !== undefined && { comment: checkComment(typed.comment, errors) }),
    ...(typed.tags !== undefined && { tags: checkTags(typed.tags, errors) }),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, draft: { type: typed.type, name, value, ttl, priority, ...notes } };
}

function checkComment(text: string, errors: Record<string, string>): string {
  const comment = text.trim();
  if (comment.length > MAX_COMMENT) errors.comment = `A comment holds at most ${MAX_COMMENT} characters`;
  return comment;
}

function checkTags(text: string, errors: Record<string, string>): string[] {
  const tags = text
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  const wrong = tags.find((tag) => !TAG_PATTERN.test(tag));
  if (wrong !== undefined) errors.tags = `'${wrong.slice(0, 40)}' is no tag. ${TAG_RULE}`;
  else if (tags.length > MAX_TAGS) errors.tags = `A record has at most ${MAX_TAGS} tags`;
  return [...new Set(tags)].sort();
}

function checkName(text: string, apex: string, errors: Record<string, string>): string {
  const relative = relativeName(text, apex);
  try {
    const absolute = formatName(parseName(toAscii(relative, { toALabel }), wireOf(apex)));
    if (!isAtOrBelow(absolute, `${apex}.`)) {
      errors.name = `${absolute} is outside of ${apex}. Write a name relative to it, such as www`;
      return relative;
    }
    const owner = absolute === `${apex}.` ? "@" : absolute.slice(0, -apex.length - 2);
    if (owner !== "@" && !/^(\*|[a-z0-9_-]+)(\.[a-z0-9_-]+)*$/.test(owner)) {
      errors.name = owner.includes("*")
        ? "A wildcard stands alone at the front. Write * or *.shop"
        : "Use letters, digits, hyphens and underscores";
    }
    return owner;
  } catch (error) {
    errors.name = problemText(error);
    return relative;
  }
}

/** The name relative to the zone, also when it was typed whole: `www.shop.com.store` in `shop.com.store` is `www`. */
export function relativeName(text: string, apex: string): string {
  const typed = text.trim().toLowerCase();
  const bare = typed.endsWith(".") ? typed.slice(0, -1) : typed;
  if (bare === "" || bare === "@" || bare === apex) return "@";
  return bare.endsWith(`.${apex}`) ? bare.slice(0, -apex.length - 1) : typed;
}

/** A host as meant: one with a dot inside is whole, so it gets its final dot. A lone label is a name in this zone. */
export function completeHost(text: string): string {
  const typed = text.trim();
  return typed.includes(".") && !typed.endsWith(".") && !/^[\d.]+$|:/.test(typed) ? `${typed}.` : typed;
}

function checkTtl(text: string, policy: ZonePolicy, errors: Record<string, string>): number | null {
  if (text.trim() === "") return null;
  const ttl = Number(text);
  if (!Number.isInteger(ttl)) errors.ttl = "The TTL is a whole number of seconds, such as 3600";
  else if (ttl < policy.minTtl || ttl > policy.maxTtl) {
    errors.ttl = `The TTL lies between ${policy.minTtl} and ${policy.maxTtl} seconds here. Use ${policy.defaultTtl}`;
  }
  return ttl;
}

function checkValue({ type, parts }: TypedRecord, apex: string, errors: Record<string, string>) {
  const fields = RECORD_FORMS[type]?.parts ?? [];
  for (const field of fields) {
    if (!field.optional && (parts[field.name] ?? "").trim() === "") {
      errors[field.name] =
        `Enter ${nounOf(field.label)}, such as ${field.example || field.choices?.[0]?.[0]}`;
    }
  }
  const rdataType = findType(type);
  const nothing = { value: "", priority: null };
  if (!rdataType || fields.some(({ name }) => errors[name])) return nothing;
  if (type === "TXT") return checkText(parts.text ?? "", errors);
  const whole: Record<string, string> = { ...parts };
  for (const { name, kind } of fields) if (kind === "host") whole[name] = completeHost(whole[name] ?? "");
  const parsed = parseRdata(rdataType, joinValue(type, whole), { origin: wireOf(apex), toALabel });
  if (!parsed.ok) {
    for (const { field, message, fix } of parsed.problems) {
      const at = fields.some(({ name }) => name === field) ? field : (fields.at(-1)?.name ?? "name");
      errors[at] ??= fix ? `${message}. ${fix}` : message;
    }
    return nothing;
  }
  if (!hasPriority(type)) return { value: parsed.text, priority: null };
  const space = parsed.text.indexOf(" ");
  return { value: parsed.text.slice(space + 1), priority: Number(parsed.text.slice(0, space)) };
}

function checkText(text: string, errors: Record<string, string>) {
  const quoted = /^"(.*)"$/s.exec(text.trim())?.[1];
  if (quoted !== undefined && !quoted.includes('"')) {
    errors.text = `Leave the quotes out: they would be part of the text. Write ${quoted.slice(0, 60)}`;
  }
  return { value: text, priority: null };
}

const nounOf = (label: string) =>
  /^[A-Z]{2,}|^IP/.test(label) ? `the ${label}` : `the ${label.toLowerCase()}`;

/** By the browser's own IDNA; the server has the last word. */
function toALabel(label: string): string | null {
  try {
    const { hostname } = new URL(`http://${label}.example`);
    return hostname.endsWith(".example") ? hostname.slice(0, -".example".length) : null;
  } catch {
    return null;
  }
}

function problemText(error: unknown): string {
  if (!(error instanceof RdataError)) throw error;
  const { message, fix } = error.problem;
  return fix ? `${message}. ${fix}` : message;
}
