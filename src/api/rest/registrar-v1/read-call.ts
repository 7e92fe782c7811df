import { RegistryError, toRegistryError } from "@/services/errors";
import type { CommandCall } from "@/services/registrar/execute";
import { readJsonBody } from "../body";
import { parseInput } from "../input";
import { parseQuery, readQuery } from "../query";
import type { HttpContext } from "../respond";
import type { Route } from "./route";
import { guessName, roughName } from "./wire/target";

/** Largest body taken, bytes: four contacts and thirteen nameservers fit several times. */
const MOST_BYTES = 65_536;

/**
 * A request as a command. What cannot be read is a command too, whose `read` throws: it is refused, and recorded, on the
 * way of all others.
 */
export async function readCall(route: Route, http: HttpContext): Promise<CommandCall> {
  const { headers } = http.req.raw;
  const query = readQuery(route.queryTypes, (name) => http.req.query(name));
  const domain = route.path.includes("{domain}") ? (http.req.param("domain") ?? "") : "";
  const sent = await readSent(route, http);
  const key = keyOf(headers, sent.json);
  const mark = sandboxOf(http, sent.json);
  return {
    command: route.command,
    domain: domain === "" ? guessName(sent.json) : roughName(domain),
    // What cannot be read changes nothing: its fault is told, also to who may use the sandbox alone.
    sandbox: mark.sandbox || sent.fault !== null,
    idempotencyKey: key.key,
    sent: route.body ? withoutControl(sent.json) : query,
    userAgent: headers.get("user-agent"),
    read() {
      for (const { fault } of [sent, key, mark]) if (fault) throw fault;
      return route.read({
        domain,
        body: route.body ? parseInput(route.body, sent.json) : undefined,
        query: route.query ? parseQuery(route.query, query) : undefined,
        idempotencyKey: key.key,
      });
    },
  };
}

interface Sent {
  readonly json: unknown;
  readonly fault: RegistryError | null;
}

async function readSent(route: Route, http: HttpContext): Promise<Sent> {
  if (route.method === "GET") return { json: undefined, fault: null };
  try {
    const { json } = await readJsonBody(http.req.raw, MOST_BYTES);
    if (json !== undefined) return { json, fault: null };
    if (route.bodyOptional) return { json: {}, fault: null };
    throw new RegistryError("malformed_json", { message: "The body is empty: send a JSON object" });
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return { json: undefined, fault: toRegistryError(error) };
  }
}

function fieldOf(json: unknown, field: string): unknown {
  if (json === null || typeof json !== "object" || Array.isArray(json)) return undefined;
  return Object.hasOwn(json, field) ? (json as Record<string, unknown>)[field] : undefined;
}

/** Equal commands are equal here, however they were marked. */
function withoutControl(json: unknown): unknown {
  if (json === null || typeof json !== "object" || Array.isArray(json)) return {};
  const { sandbox: _, idempotency_key: __, ...rest } = json as Record<string, unknown>;
  return rest;
}

const KEY_HEADER = "Idempotency-Key";

function keyOf(headers: Headers, json: unknown): { key: string | null; fault: RegistryError | null } {
  const inHeader = headers.get(KEY_HEADER);
  const inBody = fieldOf(json, "idempotency_key");
  if (typeof inBody !== "string") return { key: inHeader, fault: null };
  if (inHeader === null || inHeader === inBody) return { key: inBody, fault: null };
  const message = "differs from the other: send the key once";
  const fields = ["idempotency_key", KEY_HEADER].map((path) => ({ path, message }));
  const fault = new RegistryError("invalid_request", {
    message: `The idempotency_key of the body and the header ${KEY_HEADER} differ: send the key once`,
    fields,
  });
  return { key: inBody, fault };
}

const SANDBOX_HEADER = "X-Registrar-Sandbox";
const MARKS: Record<string, boolean> = { "1": true, true: true, "0": false, false: false };

/** Either way of asking for the sandbox is enough. What is neither yes nor no is refused, and never done for real. */
function sandboxOf(http: HttpContext, json: unknown): { sandbox: boolean; fault: RegistryError | null } {
  const marks = [
    { path: SANDBOX_HEADER, text: http.req.raw.headers.get(SANDBOX_HEADER) },
    { path: "sandbox", text: json === undefined ? (http.req.query("sandbox") ?? null) : null },
  ];
  const inBody = fieldOf(json, "sandbox");
  let sandbox = inBody !== undefined && inBody !== false;
  for (const { path, text } of marks) {
    if (text === null) continue;
    const mark = MARKS[text.trim().toLowerCase()];
    if (mark === undefined) {
      const message = "must be 1 or true, or be left out";
      return {
        sandbox: true,
        fault: new RegistryError("invalid_request", {
          message: `${path} ${message}`,
          fields: [{ path, message }],
        }),
      };
    }
    sandbox ||= mark;
  }
  return { sandbox, fault: null };
}
