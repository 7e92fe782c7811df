import type { z } from "zod";
import { RegistryError } from "@/services/errors";
import type { RawBody } from "../body";
import { parseInput } from "../input";
import { parseQuery, type QueryTypes, queryTypes, readQuery } from "../query";
import type { HttpContext } from "../respond";
import type { Route } from "./route";

/** A route with what is worked out of it once. */
export interface PreparedRoute {
  readonly spec: Route;
  /** As Hono writes it: `/subdomains/:name`. */
  readonly pattern: string;
  readonly matches: RegExp;
  readonly paramNames: readonly string[];
  readonly queryTypes: QueryTypes;
}

export interface Invocation {
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly query: unknown;
}

/** A parameter of a path, with the ending that a file has: `{number}.pdf`. */
const PARAM = /\{(\w+)\}(\.\w+)?/g;

export function prepare(spec: Route): PreparedRoute {
  return {
    spec,
    pattern: spec.path.replace(PARAM, (_, name, ending) =>
      ending ? `:${name}{[^/]+\\${ending}}` : `:${name}`,
    ),
    matches: new RegExp(
      `^${spec.path.replace(PARAM, (_, __, ending = "") => `[^/]+${ending.replace(".", "\\.")}`)}/?$`,
    ),
    paramNames: [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""),
    queryTypes: queryTypes(spec.query),
  };
}

/** Path, query and body of a request, checked. @throws RegistryError */
export function readRequest(route: PreparedRoute, http: HttpContext, body: RawBody | null): Invocation {
  const { spec } = route;
  const params: Record<string, string> = {};
  for (const [, name = "", ending = ""] of spec.path.matchAll(PARAM)) {
    const value = http.req.param(name) ?? "";
    params[name] = ending ? value.slice(0, -ending.length) : value;
  }
  return {
    params,
    query: spec.query
      ? parseQuery(
          spec.query,
          readQuery(route.queryTypes, (name) => http.req.query(name)),
        )
      : undefined,
    body: spec.body ? parseBody(spec, spec.body, body) : undefined,
  };
}

function parseBody(spec: Route, schema: z.ZodType, body: RawBody | null): unknown {
  if (body?.json !== undefined) return parseInput(schema, body.json);
  if (spec.bodyOptional) return parseInput(schema, {});
  throw new RegistryError("malformed_json", { message: "The body is empty: send a JSON object" });
}
