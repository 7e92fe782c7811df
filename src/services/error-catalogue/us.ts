import { type ErrorRow, row } from "./row";

/** What is our fault. */
export const US = {
  internal: row(
    500,
    2400,
    "INTERNAL_ERROR",
    "internal_error",
    10000,
    "Something went wrong on our side; the request id helps us find it",
    true,
  ),
  unavailable: row(
    503,
    2400,
    "SERVICE_UNAVAILABLE",
    "service_unavailable",
    10000,
    "The service is not available for a moment: try again",
    true,
  ),
} as const satisfies Record<string, ErrorRow>;
