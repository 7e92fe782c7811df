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
  /** Code of the registrar API `/api/v1/registrar/v1`. */
  readonly registrar: string;
  /** What happened and what to do, when the verb has nothing more exact to say. */
  readonly message: string;
}

const row = (
  http: ErrorRow["http"],
  epp: number,
  v2: string,
  registrar: string,
  message: string,
  retryable = false,
): ErrorRow => ({
  http,
  epp,
  retryable,
  v2,
  registrar,
  message,
});

export const CATALOGUE = {
  // The request itself
  malformed_json: row(400, 2001, "MALFORMED_JSON", "malformed_json", "The body is not valid JSON"),
  invalid_request: row(
    400,
    2005,
    "INVALID_REQUEST",
    "invalid_request",
    "A value is missing, unknown or of the wrong type",
  ),
  invalid_value: row(
    422,
    2306,
    "INVALID_VALUE",
    "invalid_value",
    "A value is of the right type and not valid",
  ),
  method_not_allowed: row(
    405,
    2000,
    "METHOD_NOT_ALLOWED",
    "method_not_allowed",
    "This path does not take that method",
  ),
  payload_too_large: row(
    413,
    2306,
    "PAYLOAD_TOO_LARGE",
    "payload_too_large",
    "The body is larger than this endpoint takes",
  ),
  unsupported_media_type: row(
    415,
    2306,
    "UNSUPPORTED_MEDIA_TYPE",
    "unsupported_media_type",
    "Send the body as application/json",
  ),
  not_found: row(404, 2303, "NOT_FOUND", "not_found", "There is nothing here under that name"),
  rate_limited: row(
    429,
    2502,
    "RATE_LIMIT_EXCEEDED",
    "registrar_rate_limit_exceeded",
    "Too many requests: wait, then try again",
    true,
  ),
  idempotency_conflict: row(
    409,
    2306,
    "IDEMPOTENCY_KEY_CONFLICT",
    "duplicate_idempotency_key_conflict",
    "This idempotency key was used for a different request: choose a new key",
  ),
  idempotency_in_progress: row(
    409,
    2400,
    "IDEMPOTENCY_IN_PROGRESS",
    "idempotency_key_in_progress",
    "A request with this idempotency key is still being worked on: try again shortly",
    true,
  ),

  // Who asks
  unauthenticated: row(401, 2200, "UNAUTHORIZED", "invalid_api_key", "Missing or invalid API key"),
  key_expired: row(
    401,
    2200,
    "API_KEY_EXPIRED",
    "api_key_expired",
    "This API key has expired: create a new one",
  ),
  key_revoked: row(
    401,
    2200,
    "API_KEY_REVOKED",
    "api_key_revoked",
    "This API key was revoked: create a new one",
  ),
  invalid_credentials: row(
    401,
    2200,
    "INVALID_CREDENTIALS",
    "invalid_credentials",
    "The email address or the password is wrong",
  ),
  not_same_origin: row(
    403,
    2201,
    "FORBIDDEN",
    "not_same_origin",
    "This request came from another site: use the portal's own pages",
  ),
  email_not_verified: row(
    403,
    2201,
    "EMAIL_NOT_VERIFIED",
    "email_not_verified",
    "Verify your email address first: open the link in the mail we sent",
  ),
  too_many_attempts: row(
    429,
    2502,
    "TOO_MANY_ATTEMPTS",
    "too_many_attempts",
    "Too many attempts: wait a few minutes",
    true,
  ),
  address_not_allowed: row(
    403,
    2201,
    "ADDRESS_NOT_ALLOWED",
    "api_key_address_not_allowed",
    "This API key may not be used from this address",
  ),
  missing_scope: row(
    403,
    2201,
    "FORBIDDEN",
    "missing_scope",
    "This credential lacks a scope that the request needs",
  ),
  no_account: row(403, 2201, "NO_ACCOUNT", "no_account", "This user belongs to no registrant account"),
  account_suspended: row(
    403,
    2201,
    "ACCOUNT_SUSPENDED",
    "account_suspended",
    "This account is suspended: contact support",
  ),
  email_taken: row(
    409,
    2302,
    "EMAIL_TAKEN",
    "email_taken",
    "An account with this email address exists already: sign in instead",
  ),
  token_invalid: row(
    422,
    2202,
    "TOKEN_INVALID",
    "token_invalid",
    "This link was used already or has expired: ask for a new one",
  ),
  weak_password: row(
    422,
    2306,
    "WEAK_PASSWORD",
    "weak_password",
    "The password is too easy to guess: choose a longer one",
  ),
  owners_only: row(
    403,
    2201,
    "FORBIDDEN",
    "owners_only",
    "Only an owner may appoint, change or remove owners",
  ),
  wrong_recipient: row(
    403,
    2201,
    "FORBIDDEN",
    "wrong_recipient",
    "This invitation is for another email address: sign in with that one",
  ),
  operator_exists: row(
    409,
    2302,
    "OPERATOR_EXISTS",
    "operator_exists",
    "This portal has an operator already: sign in instead",
  ),
  last_owner: row(
    409,
    2305,
    "LAST_OWNER",
    "last_owner",
    "An account keeps at least one owner: appoint another one first",
  ),
  already_member: row(409, 2302, "ALREADY_MEMBER", "already_member", "This person is a member already"),
  limit_reached: row(422, 2306, "LIMIT_REACHED", "limit_reached", "The limit for this account is reached"),

  // Names
  unknown_namespace: row(
    422,
    2306,
    "UNKNOWN_DOMAIN",
    "unknown_namespace",
    "Names are not offered under this domain",
  ),
  invalid_label: row(
    422,
    2005,
    "INVALID_SUBDOMAIN",
    "invalid_domain",
    "This is not a name that can be registered",
  ),
  name_taken: row(
    409,
    2302,
    "SUBDOMAIN_UNAVAILABLE",
    "domain_unavailable",
    "The subdomain is already registered",
  ),
  name_reserved: row(409, 2306, "SUBDOMAIN_RESERVED", "domain_reserved", "This name is reserved"),
  premium_consent_required: row(
    422,
    2306,
    "PREMIUM_CONSENT_REQUIRED",
    "premium_consent_required",
    "This is a premium name: accept its price to register it",
  ),
  period_out_of_range: row(
    422,
    2004,
    "INVALID_PERIOD",
    "period_out_of_range",
    "The period is outside what this domain offers",
  ),
  insufficient_balance: row(
    422,
    2104,
    "INSUFFICIENT_BALANCE",
    "insufficient_balance",
    "The balance does not cover this: add money first",
  ),
  status_prohibits: row(
    409,
    2304,
    "STATUS_PROHIBITS_OPERATION",
    "domain_status_prohibits_operation",
    "The name's status does not allow this now",
  ),
  not_in_redemption: row(
    409,
    2304,
    "NOT_IN_REDEMPTION",
    "not_in_redemption",
    "Only a deleted name in its redemption period can be restored",
  ),
  confirmation_mismatch: row(
    422,
    2306,
    "CONFIRMATION_MISMATCH",
    "confirmation_mismatch",
    "To delete a name, confirm must be its full name",
  ),
  auth_code_invalid: row(
    422,
    2202,
    "INVALID_AUTH_CODE",
    "invalid_auth_code",
    "The transfer code is wrong or has expired",
  ),
  transfer_to_self: row(
    422,
    2106,
    "TRANSFER_TO_SELF",
    "transfer_to_self",
    "This name is in your account already",
  ),
  invalid_nameservers: row(
    422,
    2306,
    "INVALID_NAMESERVERS",
    "invalid_nameservers",
    "The nameservers are not valid",
  ),
  invalid_contact: row(422, 2306, "INVALID_CONTACT", "invalid_contact", "A contact is not valid"),

  // DNS
  invalid_record: row(422, 2306, "INVALID_RECORD", "invalid_record", "A DNS record is not valid"),
  record_conflict: row(
    409,
    2305,
    "RECORD_CONFLICT",
    "record_conflict",
    "The zone was changed meanwhile: look again, then apply",
  ),
  not_hosted: row(
    409,
    2304,
    "NOT_HOSTED",
    "not_hosted",
    "This name uses its own nameservers: its records are kept there, not here",
  ),
  invalid_zone_file: row(
    422,
    2306,
    "INVALID_ZONE_FILE",
    "invalid_zone_file",
    "The zone file has faults; nothing was changed",
  ),

  // Money
  payment_declined: row(
    422,
    2104,
    "PAYMENT_DECLINED",
    "payment_declined",
    "The card was declined: try another one",
  ),

  // Registrars
  no_channel: row(
    403,
    2201,
    "NO_CHANNEL",
    "registrar_channel_required",
    "This credential is not bound to a registrar channel: apply for one in the portal",
  ),
  channel_not_approved: row(
    403,
    2201,
    "CHANNEL_NOT_APPROVED",
    "registrar_channel_not_approved",
    "The registrar channel is not approved yet: the operators review its application",
  ),
  channel_suspended: row(
    403,
    2201,
    "CHANNEL_SUSPENDED",
    "registrar_channel_suspended",
    "The registrar channel is suspended: contact the registry",
  ),
  channel_not_production_approved: row(
    403,
    2201,
    "CHANNEL_NOT_PRODUCTION_APPROVED",
    "registrar_channel_not_production_approved",
    "The registrar channel is not approved for production: send sandbox true, or finish OT&E first",
  ),
  namespace_not_listed: row(
    403,
    2201,
    "NAMESPACE_NOT_LISTED",
    "namespace_listing_not_approved",
    "The registrar channel has no approved listing for this namespace: ask for one in the portal",
  ),
  claim_required: row(
    422,
    2306,
    "CLAIM_REQUIRED",
    "claim_required",
    "A claims notice covers this name: show it to the registrant and send the claim they accepted",
  ),
  sandbox_only: row(
    409,
    2304,
    "SANDBOX_ONLY",
    "sandbox_required",
    "This is an OT&E fixture of the sandbox: send sandbox true with commands for it",
  ),
  fixture_conflict: row(
    409,
    2305,
    "FIXTURE_CONFLICT",
    "ote_fixture_conflict",
    "A real registration has the name of an OT&E fixture: the sandbox was not reset",
  ),
  channel_exists: row(
    409,
    2302,
    "CHANNEL_EXISTS",
    "registrar_channel_exists",
    "This account has a registrar channel already",
  ),
  wrong_state: row(409, 2304, "WRONG_STATE", "wrong_state", "Its state does not allow this now: look again"),
  run_in_progress: row(
    409,
    2302,
    "RUN_IN_PROGRESS",
    "ote_run_in_progress",
    "This channel has an OT&E run going on already: finish that one first",
  ),
  steps_missing: row(
    409,
    2305,
    "STEPS_MISSING",
    "ote_steps_missing",
    "Not every required step has passed: the run cannot be signed off",
  ),
  second_operator_required: row(
    409,
    2305,
    "SECOND_OPERATOR_REQUIRED",
    "second_operator_required",
    "Somebody else has to sign: nobody signs a run off twice",
  ),
  last_admin: row(
    409,
    2305,
    "LAST_ADMIN",
    "last_admin",
    "The registry keeps at least one admin: appoint another one first",
  ),
  invalid_list: row(422, 2306, "INVALID_LIST", "invalid_list", "The list has faults; nothing was changed"),

  // Us
  internal: row(
    500,
    2400,
    "INTERNAL_ERROR",
    "internal_error",
    "Something went wrong on our side; the request id helps us find it",
    true,
  ),
  unavailable: row(
    503,
    2400,
    "SERVICE_UNAVAILABLE",
    "service_unavailable",
    "The service is not available for a moment: try again",
    true,
  ),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof CATALOGUE;
