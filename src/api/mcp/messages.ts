import { INVALID_REQUEST, PARSE_ERROR } from "@modelcontextprotocol/server";
import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError } from "@/services/errors";
import { errorHeaders } from "../rest/errors";
import type { Written } from "../rest/respond";

/** Messages of one request at most: earlier revisions of the protocol send several in a list. */
const MOST_MESSAGES = 20;

/** Refused before the protocol: an error of JSON-RPC without an id, with the HTTP status that says the same. */
export function jsonRpcRefusal(error: RegistryError): Written {
  const { http } = CATALOGUE[error.code];
  const code = error.code === "malformed_json" ? PARSE_ERROR : http === 400 ? INVALID_REQUEST : SERVER_ERROR;
  const data = { code: error.code, fields: error.fields, details: error.details };
  const body = { jsonrpc: "2.0", error: { code, message: error.message, data }, id: null };
  return { status: http, body: JSON.stringify(body), headers: errorHeaders(error) };
}

/** JSON-RPC 2.0 §5.1 leaves -32000 to -32099 to servers. */
const SERVER_ERROR = -32_000;

/** How many messages a body carries. @throws RegistryError malformed_json | invalid_request */
export function countMessages(json: unknown): number {
  if (json === undefined) {
    throw new RegistryError("malformed_json", {
      message: "The body is empty: send a message of JSON-RPC 2.0",
    });
  }
  if (!Array.isArray(json)) return 1;
  if (json.length > 0 && json.length <= MOST_MESSAGES) return json.length;
  throw new RegistryError("invalid_request", {
    message: `A request carries one message, or a list of 1 to ${MOST_MESSAGES}: this has ${json.length}`,
  });
}

/**
 * A list without its notifications, which nobody answers: one that cancels a request of the same list would leave it
 * without an answer for ever. Anything else stays as it is. Null for a list of notifications alone.
 */
export function withoutNotifications(json: unknown): unknown {
  if (!Array.isArray(json)) return json;
  const asking = json.filter((message) => !isNotification(message));
  return asking.length > 0 ? asking : null;
}

function isNotification(message: unknown): boolean {
  return message !== null && typeof message === "object" && "method" in message && !("id" in message);
}
