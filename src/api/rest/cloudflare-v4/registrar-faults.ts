import { CATALOGUE, type ErrorCode } from "@/services/error-catalogue";
import type { RegistryError } from "@/services/errors";
import { statusOf, type WireError, wireErrors } from "./errors";

/** The number of every fault of the registrar's tree. */
export const REGISTRAR_FAULT = 10000;

/** Whether it is about what was asked for: the token, its scopes and the path have numbers of their own. */
export function isRegistrarFault(code: ErrorCode): boolean {
  const { http } = CATALOGUE[code];
  return (
    (http === 400 || http === 409 || http === 422) && code !== "malformed_json" && code !== "malformed_key"
  );
}

/** Faults with a text of the reference's, which says nothing of a field. */
const TEXTS: Partial<Record<ErrorCode, string>> = {
  unknown_namespace: "Registration is not supported for this extension",
};

/** Refusals of the registrar's tree, as the reference shows them. Those of the token and its scopes have their own numbers. */
export function registrarRefusal(
  error: RegistryError,
): { status: number; errors: readonly WireError[] } | null {
  const { code, message, fields } = error;
  if (!isRegistrarFault(code)) return null;
  const text = TEXTS[code];
  if (text) return { status: statusOf(code), errors: [{ code: REGISTRAR_FAULT, message: text }] };
  // A verb's message is for the whole request, and says more than the one for the field.
  if (fields.length === 1 && code !== "invalid_request" && code !== "invalid_value") {
    const [first] = wireErrors(error, REGISTRAR_FAULT);
    return { status: statusOf(code), errors: [{ code: REGISTRAR_FAULT, message, source: first?.source }] };
  }
  return { status: statusOf(code), errors: wireErrors(error, REGISTRAR_FAULT) };
}
