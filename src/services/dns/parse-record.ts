import { isAbsolute, wireOf } from "@/lib/dns/name";
import { findType, isRecordType, parseRdata, RECORD_TYPES } from "@/lib/dns/rdata/registry";
import type { RdataContext } from "@/lib/dns/rdata/types";
import { toALabel } from "@/lib/idna";
import { parseOwner } from "./owner";
import type { RecordFault, RecordPolicy, RecordRow } from "./rows";
import { hasPriority, toZoneFileForm } from "./values";

export type Fault = Omit<RecordFault, "list" | "index">;

/** A record as typed; TTL and priority may be missing. */
export interface TypedRecord {
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly ttl?: number | null;
  readonly priority?: number | null;
}

export type ParsedRecord =
  | { readonly ok: true; readonly row: Omit<RecordRow, "ttl">; readonly ttl: number | null }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** How the records of one zone are read. */
export interface ZoneRules {
  /** Canonical, no final dot. */
  readonly apex: string;
  readonly policy: RecordPolicy;
}

/** Reads one record by itself: type, name, TTL, priority and value. Reports all that is wrong. */
export function parseRecord(typed: TypedRecord, { apex, policy }: ZoneRules): ParsedRecord {
  const faults: Fault[] = [];
  const typeFault = checkType(typed.type, policy);
  if (typeFault) faults.push(typeFault);
  const owner = parseOwner(typed.name, apex);
  if (!owner.ok) {
    const { ok: _, ...problem } = owner;
    faults.push({ field: "name", ...problem });
  }
  const ttl = typed.ttl ?? null;
  if (ttl !== null && (ttl < policy.minTtl || ttl > policy.maxTtl)) {
    faults.push({
      field: "ttl",
      code: "ttl_out_of_bounds",
      message: `The TTL lies between ${policy.minTtl} and ${policy.maxTtl} seconds here; ${ttl} does not`,
      fix: `Use ${policy.defaultTtl}`,
    });
  }
  const type = findType(typed.type);
  if (!type || !isRecordType(typed.type)) return { ok: false, faults };
  faults.push(...checkPriority(typed));
  const value = parseValue(typed, apex);
  if (!value.ok) faults.push(...value.faults);
  if (faults.length > 0 || !value.ok || !owner.ok) return { ok: false, faults };
  return { ok: true, row: { owner: owner.owner, type: typed.type, rdata: value.rdata }, ttl };
}

function checkType(type: string, policy: RecordPolicy): Fault | null {
  const offered = RECORD_TYPES.filter((t) => policy.recordTypes.includes(t)).join(", ");
  if (type === "SOA") {
    return {
      field: "type",
      code: "type_managed",
      message: "The SOA record is made by the registry: it steps with each change",
    };
  }
  if (!isRecordType(type)) {
    return {
      field: "type",
      code: "type_unknown",
      message: `'${type}' is not a record type known here`,
      fix: `Use one of ${offered}`,
    };
  }
  if (policy.recordTypes.includes(type)) return null;
  return {
    field: "type",
    code: "type_not_allowed",
    message: `This domain does not offer ${type} records`,
    fix: `Use one of ${offered}`,
  };
}

function checkPriority({ type, priority, value }: TypedRecord): Fault[] {
  if (!hasPriority(type)) {
    if (priority === undefined || priority === null) return [];
    const message = `A record of type ${type} has no priority: only MX and SRV do`;
    return [{ field: "priority", code: "priority_not_allowed", message, fix: "Leave the priority out" }];
  }
  if (priority === undefined || priority === null) {
    const example =
      type === "MX" ? "priority 10, value mail.example.net." : "priority 10, value 5 443 server.example.net.";
    const inside = /^\s*(\d+)\s+\S/.exec(value)?.[1];
    const hint =
      type === "MX" && inside
        ? `priority ${inside}, value ${value.trim().slice(inside.length).trim()}`
        : example;
    const message = `${type === "MX" ? "An MX" : "An SRV"} record needs a priority, the lowest is tried first`;
    return [
      { field: "priority", code: "priority_missing", message, fix: `Give it apart from the value: ${hint}` },
    ];
  }
  if (Number.isInteger(priority) && priority >= 0 && priority <= 65_535) return [];
  return [
    {
      field: "priority",
      code: "priority_out_of_range",
      message: `The priority is a whole number from 0 to 65535; ${priority} is not`,
    },
  ];
}

type ParsedValue =
  | { readonly ok: true; readonly rdata: string }
  | { readonly ok: false; readonly faults: Fault[] };

function parseValue(typed: TypedRecord, apex: string): ParsedValue {
  const type = findType(typed.type);
  if (!type) return { ok: false, faults: [] };
  const fault =
    typed.type === "TXT"
      ? checkText(typed.value)
      : typed.value.trim() === ""
        ? missingValue(type.example)
        : null;
  if (fault) return { ok: false, faults: [fault] };
  const context: RdataContext = { origin: wireOf(apex), toALabel };
  const usable = (p: number | null | undefined) =>
    p !== null && p !== undefined && p >= 0 && p <= 65_535 && Number.isInteger(p);
  const priority = usable(typed.priority) ? (typed.priority ?? 0) : 0;
  const parsed = parseRdata(type, toZoneFileForm(typed.type, typed.value, priority), context);
  if (!parsed.ok) {
    return {
      ok: false,
      faults: parsed.problems.map(({ field, ...problem }) => ({ field: "value", part: field, ...problem })),
    };
  }
  const repeated = repeatsZone(typed, parsed.targets, apex);
  return repeated ? { ok: false, faults: [repeated] } : { ok: true, rdata: parsed.text };
}

function missingValue(example: string): Fault {
  return {
    field: "value",
    code: "value_missing",
    message: "The value is missing",
    fix: `For example: ${example}`,
  };
}

function checkText(text: string): Fault | null {
  const at = { field: "value", part: "text" };
  if (text === "")
    return {
      ...at,
      code: "value_missing",
      message: "A TXT record holds some text",
      fix: "For example: v=spf1 -all",
    };
  if (text.includes("\0"))
    return { ...at, code: "bad_character", message: "A TXT record's text cannot hold a null character" };
  if (!text.isWellFormed()) return { ...at, code: "bad_unicode", message: "The text is not valid Unicode" };
  const octets = new TextEncoder().encode(text).length;
  if (octets + Math.ceil(octets / 255) <= MOST_TEXT) return null;
  const message = `A TXT record holds at most 64 kB; this text has ${octets} octets`;
  return { ...at, code: "too_long", message, fix: "Publish the text on a web page and point at it" };
}

/** Octets of a TXT record's data that still fit in a DNS message of 65,535 with its header, question and owner. */
const MOST_TEXT = 65_000;

/** `www.shop.com.store` without final dot, in the zone shop.com.store, doubles the zone: nobody means that. */
function repeatsZone(typed: TypedRecord, targets: readonly string[], apex: string): Fault | null {
  const doubled = targets.find(
    (target) => target === `${apex}.${apex}.` || target.endsWith(`.${apex}.${apex}.`),
  );
  if (doubled === undefined || isAbsolute(typed.value.trim())) return null;
  return {
    field: "value",
    part: "target",
    code: "target_repeats_zone",
    message: `A name without final dot is relative to ${apex}: this one would mean ${doubled}`,
    fix: `Write ${doubled.slice(0, -apex.length - 1)} with the final dot`,
  };
}
