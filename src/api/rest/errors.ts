import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError } from "@/services/errors";

/**
 * A verb's refusal with the fields as an API calls them: in snake_case.
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
  return path.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** An error's `details`, with every faulty field in `errors`. */
export function errorDetails({ fields, details }: RegistryError): Record<string, unknown> {
  if (fields.length === 0) return details;
  const known = Array.isArray(details.errors) ? (details.errors as Record<string, unknown>[]) : [];
  const errors = fields.map((fault, index) => ({
    field: fault.path,
    message: fault.message,
    code: known[index]?.code,
    part: known[index]?.part,
  }));
  return { ...details, errors };
}

/** Headers that go with some refusals. */
export function errorHeaders(error: RegistryError): Record<string, string> {
  const { http } = CATALOGUE[error.code];
  if (http === 401) return { "www-authenticate": "Bearer" };
  if (http === 405) return { allow: (error.details.allowed as string[]).join(", ") };
  if (http === 503) return { "retry-after": String(error.details.retry_after_seconds ?? 5) };
  if (error.code === "idempotency_in_progress") return { "retry-after": "1" };
  const after = error.details.retry_after_seconds;
  return typeof after === "number" ? { "retry-after": String(after) } : {};
}
