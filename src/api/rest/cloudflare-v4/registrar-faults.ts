import { CATALOGUE } from "@/services/error-catalogue";
import type { RegistryError } from "@/services/errors";
import { statusOf, type WireError, wireErrors } from "./errors";

/** The number of every fault of the registrar's tree. */
const REGISTRAR_FAULT = 10000;

/** Faults with a text of their own, and those that say nothing of a field. */
const TEXTS: Partial<Record<RegistryError["code"], { message: string; isWhole?: true }>> = {
  unknown_namespace: { message: "Registration is not supported for this extension", isWhole: true },
};

/** Faults whose message is for all of the request, with the field that it is about. */
const WHOLE = new Set<RegistryError["code"]>(["domain_limit_reached"]);

/** Refusals of the registrar's tree, as the reference shows them. Those of the token and its scopes have their own numbers. */
export function registrarRefusal(
  error: RegistryError,
): { status: number; errors: readonly WireError[] } | null {
  const { code, message, fields } = error;
  const { http } = CATALOGUE[code];
  if (http === 401 || http === 403 || http === 404 || http >= 429 || code === "malformed_json") return null;
  const text = TEXTS[code];
  if (text) return { status: statusOf(code), errors: [{ code: REGISTRAR_FAULT, message: text.message }] };
  if (WHOLE.has(code)) {
    const [first] = wireErrors(error, REGISTRAR_FAULT);
    return { status: statusOf(code), errors: [{ code: REGISTRAR_FAULT, message, source: first?.source }] };
  }
  if (fields.length === 1 && code !== "invalid_request" && code !== "invalid_value") {
    const [first] = wireErrors(error, REGISTRAR_FAULT);
    return { status: statusOf(code), errors: [{ code: REGISTRAR_FAULT, message, source: first?.source }] };
  }
  return { status: statusOf(code), errors: wireErrors(error, REGISTRAR_FAULT) };
}
