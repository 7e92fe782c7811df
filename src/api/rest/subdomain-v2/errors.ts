import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError } from "@/services/errors";
import { errorDetails } from "../errors";

/**
 * The body of a refusal: `{"success":false,"error":{"code","message","details"}}`. `details` is always an object; faults
 * of fields are in `details.errors`.
 */
export function errorBody(error: RegistryError): string {
  const { code, message } = error;
  return JSON.stringify({
    success: false,
    error: { code: CATALOGUE[code].v2, message, details: errorDetails(error) },
  });
}

/** The refusal for one request too many. */
export function rateLimited(limit: number, resetAfter: number): RegistryError {
  return new RegistryError("rate_limited", {
    message: `More than ${limit} requests in an hour: try again in ${resetAfter} seconds`,
    details: { limit, retry_after_seconds: resetAfter },
  });
}
