import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError } from "@/services/errors";

/**
 * The body of a refusal: `{"success":false,"error":{"code","message","details"}}`. `details` is always an object; faults
 * of fields are in `details.errors`.
 */
export function errorBody(error: RegistryError): string {
  const { code, message, fields, details } = error;
  const known = Array.isArray(details.errors) ? (details.errors as Record<string, unknown>[]) : [];
  const errors = fields.map((fault, index) => ({
    field: fault.path,
    message: fault.message,
    code: known[index]?.code,
    part: known[index]?.part,
  }));
  return JSON.stringify({
    success: false,
    error: {
      code: CATALOGUE[code].v2,
      message,
      details: errors.length > 0 ? { ...details, errors } : details,
    },
  });
}

/**
 * A verb's refusal with the fields as this API calls them.
 * @param renamed how paths of the verb's input begin, and how they begin here
 */
export function inWireNames(
  error: RegistryError,
  renamed: Readonly<Record<string, string>> = {},
): RegistryError {
  const { code, message, details, fields, cause } = error;
  return new RegistryError(code, {
    message,
    details,
    fields: fields.map((fault) => ({ path: fieldName(fault.path, renamed), message: fault.message })),
    cause,
  });
}

function fieldName(path: string, renamed: Readonly<Record<string, string>>): string {
  for (const [from, to] of Object.entries(renamed)) {
    if (path === from) return to;
    if (path.startsWith(`${from}.`))
      return to === "" ? path.slice(from.length + 1) : to + path.slice(from.length);
  }
  return path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Headers that go with some refusals. */
export function errorHeaders(error: RegistryError): Record<string, string> {
  const { http } = CATALOGUE[error.code];
  if (http === 401) return { "www-authenticate": "Bearer" };
  if (http === 405) return { allow: (error.details.allowed as string[]).join(", ") };
  if (http === 503) return { "retry-after": "5" };
  if (error.code === "idempotency_in_progress") return { "retry-after": "1" };
  const after = error.details.retry_after_seconds;
  return typeof after === "number" ? { "retry-after": String(after) } : {};
}

/** The refusal for one request too many. */
export function rateLimited(limit: number, resetAfter: number): RegistryError {
  return new RegistryError("rate_limited", {
    message: `More than ${limit} requests in an hour: try again in ${resetAfter} seconds`,
    details: { limit, retry_after_seconds: resetAfter },
  });
}
