import type { RecordFault } from "@/services/dns/rows";
import { RegistryError } from "@/services/errors";
import { pointerTo, type WireError } from "../errors";

/** Cloudflare's numbers for what can be wrong with a record, with its texts where tools look at them. */
const INVALID = 1004;
const NO_RECORD = { code: 81044, message: "Record does not exist." };
const IDENTICAL = { code: 81058, message: "An identical record already exists." };
const ADDRESS_THERE = {
  code: 81053,
  message: "An A, AAAA, or CNAME record with that host already exists.",
};
const ALIAS_THERE = { code: 81054, message: "A CNAME record with that host already exists." };
const CONTENTS: Readonly<Record<string, { code: number; message: string }>> = {
  A: { code: 9005, message: "Content for A record must be a valid IPv4 address." },
  AAAA: { code: 9006, message: "Content for AAAA record must be a valid IPv6 address." },
};
const NUMBERS: Readonly<Record<string, number>> = { proxied: 9004, name: 9000, ttl: 9021 };

/** One entry of `details.errors` of an invalid_record, with the type that its record was to have. */
type Told = Partial<RecordFault> & { readonly message: string; readonly type?: string };

/** Where an entry of a batch stands in the request, and its type. */
export type PlaceOf = (list: RecordFault["list"], index: number) => Place;

interface Place {
  readonly at: string;
  readonly body?: { readonly type?: string; readonly data?: unknown };
}

const FIELDS: Readonly<Record<string, string>> = { value: "content", autoTtl: "ttl" };

/** A refused batch with its faults at the places of the request. */
export function placed(error: unknown, placeOf: PlaceOf): unknown {
  if (!(error instanceof RegistryError) || error.code !== "invalid_record") return error;
  const errors = Array.isArray(error.details.errors) ? (error.details.errors as Told[]) : [];
  const told = errors.map((fault) => {
    const { at, body } = placeOf(fault.list ?? "creates", fault.index ?? 0);
    const inData = fault.field === "value" && body?.data;
    const field = inData ? "data" : (FIELDS[fault.field ?? ""] ?? fault.field ?? "");
    return { fault: { ...fault, type: body?.type }, path: at === "" ? field : `${at}.${field}` };
  });
  return new RegistryError("invalid_record", {
    message: error.message,
    details: { errors: told.map(({ fault }) => fault) },
    fields: error.fields.map(({ message }, index) => ({ path: told[index]?.path ?? "", message })),
    cause: error.cause,
  });
}

/** As `placed`, for what is wrong before a verb is asked. */
export function within<T>(at: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    const fields = error.fields.map(({ path, message }) => ({ path: `${at}.${path}`, message }));
    throw new RegistryError(error.code, { message: error.message, details: error.details, fields });
  }
}

/** That there is no such record in a zone. */
export function noRecord(id: string): RegistryError {
  return new RegistryError("not_found", { message: NO_RECORD.message, details: { record: id } });
}

/** How refusals about zones and records are written. */
export function recordRefusal(
  error: RegistryError,
): { status?: number; errors: readonly WireError[] } | null {
  if (error.code === "not_found" && "record" in error.details) return { status: 404, errors: [NO_RECORD] };
  if (error.code !== "invalid_record") return null;
  const errors = error.details.errors as readonly Told[];
  return {
    status: errors.every(({ code }) => code === "record_not_found") ? 404 : 400,
    errors: error.fields.map(({ path, message }, index) => {
      const pointer = pointerTo(path);
      return { ...inNumbers(errors[index] ?? { message }, message), ...(pointer && { source: { pointer } }) };
    }),
  };
}

function inNumbers(
  { code, field, type = "", part }: Told,
  message: string,
): { code: number; message: string } {
  if (code === "record_not_found") return NO_RECORD;
  if (code === "duplicate") return IDENTICAL;
  if (code === "two_cnames" || code === "cname_beside_data")
    return type === "CNAME" ? ADDRESS_THERE : ALIAS_THERE;
  const content = CONTENTS[type];
  if (content && field === "value" && part !== undefined) return content;
  return { code: NUMBERS[code ?? ""] ?? NUMBERS[field ?? ""] ?? INVALID, message };
}
