/**
 * The one catalogue of errors. Every dialect's answer, the docs and the forms are made from it. A new row does not
 * compile until each column has decided.
 */
export interface ErrorRow {
  /** HTTP status of every REST dialect. */
  readonly http: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  /** EPP result code, RFC 5730 §3. */
  readonly epp: number;
  /** Whether the same request may succeed later without a change. */
  readonly retryable: boolean;
  /** Code of the registrants' API `/api/v2`. */
  readonly v2: string;
  /** What happened and what to do, when the verb has nothing more exact to say. */
  readonly message: string;
}

const row = (
  http: ErrorRow["http"],
  epp: number,
  v2: string,
  message: string,
  retryable = false,
): ErrorRow => ({
  http,
  epp,
  retryable,
  v2,
  message,
});

export const CATALOGUE = {
  // The request itself
  malformed_json: row(400, 2001, "MALFORMED_JSON", "The body is not valid JSON"),
  invalid_request: row(400, 2005, "INVALID_REQUEST", "A value is missing, unknown or of the wrong type"),
  invalid_value: row(422, 2306, "INVALID_VALUE", "A value is of the right type and not valid"),
  method_not_allowed: row(405, 2000, "METHOD_NOT_ALLOWED", "This path does not take that method"),
  payload_too_large: row(413, 2306, "PAYLOAD_TOO_LARGE", "The body is larger than this endpoint takes"),
  unsupported_media_type: row(415, 2306, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json"),
  not_found: row(404, 2303, "NOT_FOUND", "There is nothing here under that name"),
  rate_limited: row(429, 2502, "RATE_LIMIT_EXCEEDED", "Too many requests: wait, then try again", true),
  idempotency_conflict: row(
    409,
    2306,
    "IDEMPOTENCY_KEY_CONFLICT",
    "This idempotency key was used for a different request: choose a new key",
  ),
  idempotency_in_progress: row(
    409,
    2400,
    "IDEMPOTENCY_IN_PROGRESS",
    "A request with this idempotency key is still being worked on: try again shortly",
    true,
  ),

  // Who asks
  unauthenticated: row(401, 2200, "UNAUTHORIZED", "Missing or invalid API key"),
  key_expired: row(401, 2200, "API_KEY_EXPIRED", "This API key has expired: create a new one"),
  key_revoked: row(401, 2200, "API_KEY_REVOKED", "This API key was revoked: create a new one"),
  invalid_credentials: row(401, 2200, "INVALID_CREDENTIALS", "The email address or the password is wrong"),
  not_same_origin: row(
    403,
    2201,
    "FORBIDDEN",
    "This request came from another site: use the portal's own pages",
  ),
  email_not_verified: row(
    403,
    2201,
    "EMAIL_NOT_VERIFIED",
    "Verify your email address first: open the link in the mail we sent",
  ),
  too_many_attempts: row(429, 2502, "TOO_MANY_ATTEMPTS", "Too many attempts: wait a few minutes", true),
  address_not_allowed: row(
    403,
    2201,
    "ADDRESS_NOT_ALLOWED",
    "This API key may not be used from this address",
  ),
  missing_scope: row(403, 2201, "FORBIDDEN", "This credential lacks a scope that the request needs"),
  no_account: row(403, 2201, "NO_ACCOUNT", "This user belongs to no registrant account"),
  account_suspended: row(403, 2201, "ACCOUNT_SUSPENDED", "This account is suspended: contact support"),
  email_taken: row(
    409,
    2302,
    "EMAIL_TAKEN",
    "An account with this email address exists already: sign in instead",
  ),
  token_invalid: row(
    422,
    2202,
    "TOKEN_INVALID",
    "This link was used already or has expired: ask for a new one",
  ),
  weak_password: row(422, 2306, "WEAK_PASSWORD", "The password is too easy to guess: choose a longer one"),
  owners_only: row(403, 2201, "FORBIDDEN", "Only an owner may appoint, change or remove owners"),
  wrong_recipient: row(
    403,
    2201,
    "FORBIDDEN",
    "This invitation is for another email address: sign in with that one",
  ),
  operator_exists: row(409, 2302, "OPERATOR_EXISTS", "This portal has an operator already: sign in instead"),
  last_owner: row(409, 2305, "LAST_OWNER", "An account keeps at least one owner: appoint another one first"),
  already_member: row(409, 2302, "ALREADY_MEMBER", "This person is a member already"),
  limit_reached: row(422, 2306, "LIMIT_REACHED", "The limit for this account is reached"),

  // Names
  unknown_namespace: row(422, 2306, "UNKNOWN_DOMAIN", "Names are not offered under this domain"),
  invalid_label: row(422, 2005, "INVALID_SUBDOMAIN", "This is not a name that can be registered"),
  name_taken: row(409, 2302, "SUBDOMAIN_UNAVAILABLE", "The subdomain is already registered"),
  name_reserved: row(409, 2306, "SUBDOMAIN_RESERVED", "This name is reserved"),
  premium_consent_required: row(
    422,
    2306,
    "PREMIUM_CONSENT_REQUIRED",
    "This is a premium name: accept its price to register it",
  ),
  period_out_of_range: row(422, 2004, "INVALID_PERIOD", "The period is outside what this domain offers"),
  insufficient_balance: row(
    422,
    2104,
    "INSUFFICIENT_BALANCE",
    "The balance does not cover this: add money first",
  ),
  status_prohibits: row(409, 2304, "STATUS_PROHIBITS_OPERATION", "The name's status does not allow this now"),
  not_in_redemption: row(
    409,
    2304,
    "NOT_IN_REDEMPTION",
    "Only a deleted name in its redemption period can be restored",
  ),
  confirmation_mismatch: row(
    422,
    2306,
    "CONFIRMATION_MISMATCH",
    "To delete a name, confirm must be its full name",
  ),
  auth_code_invalid: row(422, 2202, "INVALID_AUTH_CODE", "The transfer code is wrong or has expired"),
  transfer_to_self: row(422, 2106, "TRANSFER_TO_SELF", "This name is in your account already"),
  invalid_nameservers: row(422, 2306, "INVALID_NAMESERVERS", "The nameservers are not valid"),
  invalid_contact: row(422, 2306, "INVALID_CONTACT", "A contact is not valid"),

  // DNS
  invalid_record: row(422, 2306, "INVALID_RECORD", "A DNS record is not valid"),
  record_conflict: row(
    409,
    2305,
    "RECORD_CONFLICT",
    "The zone was changed meanwhile: look again, then apply",
  ),
  not_hosted: row(
    409,
    2304,
    "NOT_HOSTED",
    "This name uses its own nameservers: its records are kept there, not here",
  ),
  invalid_zone_file: row(422, 2306, "INVALID_ZONE_FILE", "The zone file has faults; nothing was changed"),

  // Money
  payment_declined: row(422, 2104, "PAYMENT_DECLINED", "The card was declined: try another one"),

  // Us
  internal: row(
    500,
    2400,
    "INTERNAL_ERROR",
    "Something went wrong on our side; the request id helps us find it",
    true,
  ),
  unavailable: row(
    503,
    2400,
    "SERVICE_UNAVAILABLE",
    "The service is not available for a moment: try again",
    true,
  ),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof CATALOGUE;
