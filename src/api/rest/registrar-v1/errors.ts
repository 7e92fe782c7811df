import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError } from "@/services/errors";
import { errorDetails, inWireNames } from "../errors";

/** What stands beside every `error`. */
export interface About {
  readonly command: string | null;
  readonly sandbox: boolean;
  readonly idempotencyKey: string | null;
  readonly domain: string | null;
  /** Null where nothing was written: nobody was recognised, or far too many were refused before. */
  readonly auditId: number | null;
  readonly channelId: string | null;
  readonly requestId: string;
}

/** The body of a refusal. `details` is always an object; faults of fields are in `details.errors`. */
export function errorBody(thrown: RegistryError, about: About): string {
  const error = inDialect(thrown);
  const { registrar, retryable, epp } = CATALOGUE[error.code];
  return JSON.stringify({
    success: false,
    command: about.command,
    status: "failed",
    sandbox: about.sandbox,
    idempotency_key: about.idempotencyKey,
    domain: about.domain,
    audit_id: about.auditId,
    registrar_channel_id: about.channelId,
    request_id: about.requestId,
    error: {
      code: registrar,
      message: error.message,
      retryable,
      epp_result_code: epp,
      details: errorDetails(error),
    },
  });
}

/** Paths of the verbs' input as bodies have them. */
const FIELDS = { name: "domain", clientStatuses: "statuses" };

/** The verbs say `subdomain` for a name, or for its label. */
function inDialect(error: RegistryError): RegistryError {
  const { subdomain, ...details } = error.details;
  if (typeof subdomain !== "string") return inWireNames(error, FIELDS);
  const { code, message, fields, cause } = error;
  const named = { [subdomain.includes(".") ? "domain" : "label"]: subdomain, ...details };
  return inWireNames(new RegistryError(code, { message, fields, cause, details: named }), FIELDS);
}
