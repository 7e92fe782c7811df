import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";
import { CATALOGUE, type ErrorCode, type ErrorRow } from "@/services/error-catalogue";
import { type FieldFault, RegistryError, toRegistryError } from "@/services/errors";

/** What the browser is told of an error, in `data`. */
export interface ErrorData {
  readonly code: ErrorCode;
  readonly httpStatus: number;
  readonly message: string;
  /** Faults by dotted path, for the form's fields. */
  readonly fields: readonly FieldFault[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryable: boolean;
  readonly requestId: string | null;
}

const CODES: Record<ErrorRow["http"], TRPC_ERROR_CODE_KEY> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
  503: "SERVICE_UNAVAILABLE",
};

/** tRPC's error for one of ours, with the catalogue's HTTP status. */
export function trpcError(error: RegistryError): TRPCError {
  return new TRPCError({ code: CODES[CATALOGUE[error.code].http], message: error.message, cause: error });
}

/** What tRPC itself has to say of a request. */
const COMPLAINTS: Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>> = {
  PARSE_ERROR: "malformed_json",
  BAD_REQUEST: "invalid_request",
  NOT_FOUND: "not_found",
  METHOD_NOT_SUPPORTED: "method_not_allowed",
  UNSUPPORTED_MEDIA_TYPE: "unsupported_media_type",
  PAYLOAD_TOO_LARGE: "payload_too_large",
};

/** Our error for whatever tRPC caught: its own complaints about a request, a verb's error, a defect. */
export function registryErrorOf(error: TRPCError): RegistryError {
  const { cause } = error;
  if (cause instanceof RegistryError) return cause;
  if (cause instanceof ZodError) return invalidRequest(cause);
  if (cause instanceof SyntaxError) return new RegistryError("malformed_json", { cause });
  const complaint = COMPLAINTS[error.code];
  return complaint ? new RegistryError(complaint) : toRegistryError(cause ?? error);
}

/** Zod's complaints as faults of fields; the first one is the message. */
export function invalidRequest(error: ZodError): RegistryError {
  const fields = error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return new RegistryError("invalid_request", { message: fields[0]?.message, fields, cause: error });
}

export function errorData(error: RegistryError, requestId: string | null): ErrorData {
  const { code, message, fields, details } = error;
  const { http, retryable } = CATALOGUE[code];
  return { code, httpStatus: http, message, fields, details, retryable, requestId };
}
