import { eppResultText } from "@/services/epp-results";
import { CATALOGUE, type ErrorCode } from "@/services/error-catalogue";
import { ERROR_HELP } from "@/services/error-help/error-help";
import { RegistryError } from "@/services/errors";
import { COMMANDS } from "@/services/registrar/commands";
import { statusOf, wireErrors, writeRefusal } from "../../rest/cloudflare-v4/errors";
import { errorHeaders } from "../../rest/errors";
import { errorBody as registrarBody } from "../../rest/registrar-v1/errors";
import { errorBody as v2Body } from "../../rest/subdomain-v2/errors";
import { block, paragraphs } from "../markdown";

/** What each dialect answers, written by the very doors that answer it. */
export function errorExamples(code: ErrorCode): string {
  const error = exampleOf(code);
  const isAnswered = ERROR_HELP[code].commands.length > 0;
  const { http } = CATALOGUE[code];
  const head = [`HTTP/1.1 ${http}`, ...headerLines(errorHeaders(error))].join("\n");
  return paragraphs(
    isAnswered ? "### Registrar API" : null,
    isAnswered ? block("http", `${head}\n\n${pretty(registrarBody(error, about(code)))}`) : null,
    "### API v2",
    block("http", `${head}\n\n${pretty(v2Body(error))}`),
    "### Cloudflare-compatible API",
    block("http", toolsAnswer(error)),
    isAnswered ? "### EPP" : null,
    isAnswered ? block("xml", eppAnswer(error)) : null,
  );
}

/** Details that some errors always have, so that the example shows them. */
const DETAILS: Partial<Record<ErrorCode, Record<string, unknown>>> = {
  rate_limited: { limit: 120, retry_after_seconds: 23 },
  too_many_attempts: { retry_after_seconds: 300 },
  missing_scope: { required_scope: "domains:create", missing_scopes: ["domains:create"] },
  channel_not_production_approved: { channel_state: "ote" },
  channel_not_approved: { channel_state: "applied" },
  channel_suspended: { channel_state: "suspended" },
  namespace_not_listed: { namespace: "example", listing_state: "requested" },
  fixture_conflict: { domains: ["ote-renew.example"] },
  method_not_allowed: { method: "PUT", allowed: ["GET", "HEAD", "OPTIONS"] },
};

/** Fields that are at fault in examples of the errors that always name some. */
const FIELDS: Partial<Record<ErrorCode, { path: string; message: string }[]>> = {
  invalid_request: [{ path: "years", message: "must be a number" }],
  invalid_value: [{ path: "statuses.0", message: "is not one that clients may set" }],
  invalid_nameservers: [{ path: "nameservers", message: "give at least 2 nameservers" }],
  invalid_contact: [{ path: "contacts.registrant.email", message: "is not an email address" }],
  invalid_label: [{ path: "domain", message: "must not begin with a hyphen" }],
};

function exampleOf(code: ErrorCode): RegistryError {
  return new RegistryError(code, { details: DETAILS[code], fields: FIELDS[code] });
}

const REQUEST_ID = "req_019ab0c18f5e7a319d523c0f6a1b2d4e";

function about(code: ErrorCode) {
  const [command = "preflight"] = ERROR_HELP[code].commands;
  const { mutates, http } = COMMANDS[command];
  const isKnown = !["unauthenticated", "key_expired", "key_revoked", "no_channel"].includes(code);
  return {
    command,
    sandbox: mutates && code !== "channel_not_production_approved",
    idempotencyKey: mutates ? "order-20417" : null,
    domain: http.includes("/domains") ? "harbour.example" : null,
    auditId: isKnown ? 4_711 : null,
    channelId: isKnown ? "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e" : null,
    requestId: REQUEST_ID,
  };
}

function headerLines(headers: Record<string, string>): string[] {
  return Object.entries(headers).map(
    ([name, value]) => `${name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())}: ${value}`,
  );
}

function toolsAnswer(error: RegistryError): string {
  const { status, body, headers = {} } = writeRefusal(error, statusOf(error.code), wireErrors(error));
  return `${[`HTTP/1.1 ${status}`, ...headerLines(headers)].join("\n")}\n\n${pretty(String(body))}`;
}

function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}

/** RFC 5730 §2.6. */
function eppAnswer(error: RegistryError): string {
  const { epp } = CATALOGUE[error.code];
  return `<response>
  <result code="${epp}">
    <msg>${eppResultText(epp)}</msg>
  </result>
  <trID>
    <clTRID>order-20417</clTRID>
    <svTRID>${REQUEST_ID}</svTRID>
  </trID>
</response>`;
}
