import { type ErrorRow, row } from "./row";

/** Faults of the request itself. */
export const REQUEST = {
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
} as const satisfies Record<string, ErrorRow>;
