import { RegistryError } from "@/services/errors";
import { assertCleanText } from "../../clean-text";
import { readBytes, readJsonBody } from "../body";
import { type PreparedPath, preparePath, readParams } from "../path";
import { type QueryTypes, queryTypes, readQuery } from "../query";
import type { HttpContext } from "../respond";
import { parseWith } from "./faults";
import { findId } from "./ids";
import type { Invocation, Route } from "./route";

/** A route with what is worked out of it once. */
export interface PreparedRoute extends PreparedPath {
  readonly spec: Route;
  readonly queryTypes: QueryTypes;
}

export function prepare(spec: Route): PreparedRoute {
  return { spec, ...preparePath(spec.path), queryTypes: queryTypes(spec.query) };
}

/** Largest body taken, bytes: a batch or a zone file of 10,000 records of usual length fits. */
const MOST_BYTES = 2_097_152;

/** What a route is called with. @throws RegistryError */
export async function readRequest(
  { spec, queryTypes: types }: PreparedRoute,
  http: HttpContext,
): Promise<Omit<Invocation<unknown, unknown, unknown>, "waitMillis">> {
  const params = Object.fromEntries(
    Object.entries(readParams(spec.path, http)).map(([name, text]) => [name, readParam(name, text)]),
  );
  return {
    params,
    query: spec.query && readQueryOf(spec.query, types, http),
    body: spec.body && parseWith(spec.body, await readBody(spec, http)),
    form: spec.form ? await readForm(http, spec.form) : new Map(),
    headers: http.req.raw.headers,
  };
}

function readParam(name: string, text: string): string {
  if (!name.endsWith("_id")) {
    assertCleanText({ [name]: text });
    return text;
  }
  const id = findId(text);
  if (id === null) throw new RegistryError("not_found");
  return id;
}

function readQueryOf(schema: NonNullable<Route["query"]>, types: QueryTypes, http: HttpContext): unknown {
  // `comment.absent=` asks by being there.
  const find = (name: string) =>
    /\.(?:absent|present)$/.test(name) ? http.req.query(name) : http.req.query(name) || undefined;
  const query = readQuery(types, find, (name) => http.req.queries(name));
  assertCleanText(query);
  return parseWith(schema, query, true);
}

async function readBody(spec: Route, http: HttpContext): Promise<unknown> {
  const { json } = await readJsonBody(http.req.raw, MOST_BYTES);
  // Some clients send `null` where they have nothing to say.
  if (json !== undefined && json !== null) return json;
  if (spec.bodyOptional) return {};
  throw new RegistryError("malformed_json", { message: "The body is empty: send a JSON object" });
}

async function readForm(http: HttpContext, parts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const type = http.req.raw.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type.trim())) {
    throw new RegistryError("unsupported_media_type", {
      message: "Send a form with the header Content-Type: multipart/form-data",
    });
  }
  const bytes = await readBytes(http.req.raw, MOST_BYTES);
  const form = new Map<string, string>();
  let sent: FormData;
  try {
    sent = await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch {
    throw new RegistryError("invalid_request", { message: "The body is not a form: check its boundary" });
  }
  for (const name of parts) {
    const part = sent.get(name);
    if (part !== null) form.set(name, typeof part === "string" ? part : await part.text());
  }
  const [needed = ""] = parts;
  if (form.has(needed)) return form;
  const message = `${needed} is required`;
  throw new RegistryError("invalid_request", { message, fields: [{ path: needed, message }] });
}
