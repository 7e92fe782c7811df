import { CATALOGUE } from "@/services/error-catalogue";
import type { RegistryError } from "@/services/errors";
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
