import { z } from "zod";
import { RegistryError } from "@/services/errors";
import type { RawBody } from "../body";
import { parseInput } from "../input";
import type { HttpContext } from "./door";
import type { Route } from "./route";

/** A route with what is worked out of it once. */
export interface PreparedRoute {
  readonly spec: Route;
  /** As Hono writes it: `/subdomains/:name`. */
  readonly pattern: string;
  readonly matches: RegExp;
  readonly paramNames: readonly string[];
  /** The query's fields and how their text is read. */
  readonly queryTypes: ReadonlyMap<string, string>;
}

export interface Invocation {
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly query: unknown;
}

export function prepare(spec: Route): PreparedRoute {
  return {
    spec,
    pattern: spec.path.replace(/\{(\w+)\}/g, ":$1"),
    matches: new RegExp(`^${spec.path.replace(/\{\w+\}/g, "[^/]+")}/?$`),
    paramNames: [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""),
    queryTypes: queryTypes(spec.query),
  };
}

function queryTypes(query: z.ZodType | undefined): ReadonlyMap<string, string> {
  if (!query) return new Map();
  const { properties = {} } = z.toJSONSchema(query, { io: "input" });
  return new Map(
    Object.entries(properties).map(([name, schema]) => [
      name,
      typeof schema === "object" && typeof schema.type === "string" ? schema.type : "string",
    ]),
  );
}

/** Path, query and body of a request, checked. @throws RegistryError */
export function readRequest(route: PreparedRoute, http: HttpContext, body: RawBody | null): Invocation {
  const { spec } = route;
  const params: Record<string, string> = {};
  for (const name of route.paramNames) params[name] = http.req.param(name) ?? "";
  return {
    params,
    query: spec.query ? parseQuery(route, http, spec.query) : undefined,
    body: spec.body ? parseBody(spec, spec.body, body) : undefined,
  };
}

function parseQuery(route: PreparedRoute, http: HttpContext, schema: z.ZodType): unknown {
  const input: Record<string, unknown> = {};
  for (const [name, type] of route.queryTypes) {
    const text = http.req.query(name);
    if (text !== undefined) input[name] = readText(text, type);
  }
  return parseInput(schema, input, "invalid_request");
}

function readText(text: string, type: string): unknown {
  if ((type === "integer" || type === "number") && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

function parseBody(spec: Route, schema: z.ZodType, body: RawBody | null): unknown {
  if (body?.json !== undefined) return parseInput(schema, body.json);
  if (spec.bodyOptional) return parseInput(schema, {});
  throw new RegistryError("malformed_json", { message: "The body is empty: send a JSON object" });
}
