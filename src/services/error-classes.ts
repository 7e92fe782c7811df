import { CATALOGUE, type ErrorCode, type ErrorRow } from "./error-catalogue";

/** Kinds of refusals that a client has to be able to meet: each asks for another reaction. */
export const ERROR_CLASSES = [
  "validation",
  "not_found",
  "authorization",
  "state",
  "conflict",
  "rate_limit",
] as const;

export type ErrorClass = (typeof ERROR_CLASSES)[number];

/** What each class means to a client. */
export const ERROR_CLASS_MEANINGS: Record<ErrorClass, string> = {
  validation: "the request itself is wrong: correct it",
  not_found: "there is nothing under that name",
  authorization: "this credential, channel or code may not do that",
  state: "what the name or the account is in does not allow it now",
  conflict: "something else is in the way: another registration, another use of the key",
  rate_limit: "too many requests: wait, then send it again",
};

/** EPP result codes of RFC 5730 §3 that speak of the object's or the account's state. */
const STATE_CODES: readonly number[] = [2104, 2105, 2106, 2304, 2305];

/**
 * The class of a row of the catalogue, from its HTTP status and EPP code; null for what is the registry's fault, which
 * no client can be asked to meet.
 */
export function errorClass(row: ErrorRow): ErrorClass | null {
  if (row.http >= 500) return null;
  if (row.http === 429) return "rate_limit";
  if (row.http === 401 || row.http === 403 || Math.floor(row.epp / 100) === 22) return "authorization";
  if (row.http === 404 || row.epp === 2303) return "not_found";
  if (STATE_CODES.includes(row.epp)) return "state";
  return row.http === 409 ? "conflict" : "validation";
}

/** The class of a recorded error code; null for none, and for one that the catalogue does not have any more. */
export function errorClassOf(code: string | null): ErrorClass | null {
  return code !== null && code in CATALOGUE ? errorClass(CATALOGUE[code as ErrorCode]) : null;
}
