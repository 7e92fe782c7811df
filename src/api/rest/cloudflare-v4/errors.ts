import { CATALOGUE, type ErrorCode } from "@/services/error-catalogue";
import type { RegistryError } from "@/services/errors";
import { errorHeaders } from "../errors";
import type { Written } from "../respond";
import { refusalBody } from "./envelope";

/** One of an envelope's `errors`. */
export interface WireError {
  readonly code: number;
  readonly message: string;
  /** JSON Pointer (RFC 6901) into the request's body; into the query, `/` and the parameter's name. */
  readonly source?: { readonly pointer: string };
}

/** The status that goes with a code of the catalogue. Tools for this dialect know no 422: what is not valid is 400. */
export function statusOf(code: ErrorCode): number {
  const { http } = CATALOGUE[code];
  return http === 422 ? 400 : http;
}

/** Every fault of an error; one without fields is one fault. */
export function wireErrors(error: RegistryError, code = CATALOGUE[error.code].cloudflare): WireError[] {
  if (error.fields.length === 0) return [{ code, message: error.message }];
  return error.fields.map(({ path, message }) => {
    const field = path.slice(Math.max(path.lastIndexOf("."), path.lastIndexOf("/")) + 1);
    // `email is required` begins with a name, which is not written otherwise.
    const text = message.startsWith(`${field} `) ? message : upperFirst(message);
    return { code, message: text, source: { pointer: pointerTo(path) } };
  });
}

/** The JSON Pointer of a dotted path: `contacts.registrant.email` is `/contacts/registrant/email`. */
export function pointerTo(path: string): string {
  if (path === "" || path.startsWith("/")) return path;
  return `/${path.split(".").map(escapePart).join("/")}`;
}

export function escapePart(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The answer to a request that is refused. */
export function writeRefusal(error: RegistryError, status: number, errors: readonly WireError[]): Written {
  // Clients repeat a conflict, as if it would go away by itself.
  const again: Record<string, string> =
    status === 409 && !CATALOGUE[error.code].retryable ? { "x-should-retry": "false" } : {};
  return { status, body: refusalBody(errors), headers: { ...errorHeaders(error), ...again } };
}

function upperFirst(text: string): string {
  return /^[a-z]+ /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
